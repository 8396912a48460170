import { isAbsent } from '../machine/fact.js';
import { controllerOf, isSharingBus, slotName, type VirtualMachine } from '../machine/virtualMachine.js';
import { setLeafText } from '../syntax/vmc/edits.js';
import { childNamed, leafText } from '../syntax/vmc/query.js';
import type { XmlElement } from '../syntax/vmc/tree.js';
import { say } from '../l10n/phrase.js';
import { machineRule, textFix } from './rule.js';
import { source } from './sources.js';
import { hasXmlError } from './terms/vmcFile.js';
import { drivePlace, vmcDrives } from './terms/drivePlace.js';
import { holdsMisspelled } from './terms/misspelledElements.js';
import { asSureAsNames } from './terms/usualNames.js';

export default machineRule({
  id: 'vmc-drive-empty',
  summary: 'A hard disk names no file.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('publicFiles', 'all ten hard disks name a file; places without one have drive_type 0'),
    source('msvs', 'IVMVirtualMachine::AddHardDiskConnection'),
  ],

  *check({ machine }) {
    for (const { disk, element } of vmcDrives(machine.disks)) {
      const controller = controllerOf(machine, disk.slot);
      const type = childNamed(element, 'drive_type');
      // Where the absolute path is empty, the name comes from the relative one: absent means that both are.
      if (!type || leafText(type) !== '1' || !isAbsent(disk.fileName) || isPathMisspelled(machine, element))
        continue;
      if (hasXmlError(machine, element.span)) continue;
      const title = say`Enter no drive for ${drivePlace(disk.slot)} (drive type 0)`;
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The hard disk at ${drivePlace(disk.slot)} names no file.`,
        why: say`Virtual Server finds no virtual hard disk to connect there, so the machine does not start.`,
        how: say`Name the .vhd file, or set the drive type to 0 if no drive is meant to be there.`,
        ...asSureAsNames(controller),
        // A shared bus is there for its one disk: without a drive the mistake would only be hidden.
        fixes: isSharingBus(controller) ? [] : [textFix(machine, title, 'unsafe', setLeafText(type, '0'))],
      };
    }
  },
});

/** True where the path stands under a wrong name, which vmc-element-misspelled tells: whoever enters no drive then loses the disk. */
function isPathMisspelled(machine: VirtualMachine, location: XmlElement): boolean {
  return (
    holdsMisspelled(machine, location, ['pathname']) ||
    holdsMisspelled(machine, childNamed(location, 'pathname'), ['absolute', 'relative'])
  );
}
