import { isAbsent } from '../machine/fact.js';
import { slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import { setLeafText } from '../syntax/vmc/edits.js';
import { childNamed, leafText } from '../syntax/vmc/query.js';
import { say } from '../l10n/phrase.js';
import { machineRule, type Fix } from './rule.js';
import { source } from './sources.js';
import { drivePlace } from './terms/drivePlace.js';
import { asSureAsNames } from './terms/usualNames.js';
import { leafFix } from './terms/vmcLeaves.js';

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
    for (const disk of machine.disks) {
      // Where the absolute path is empty, the name comes from the relative one: absent means that both are.
      if (driveType(disk) !== '1' || !isAbsent(disk.fileName)) continue;
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The hard disk at ${drivePlace(disk.slot)} names no file.`,
        why: say`Virtual Server finds no virtual hard disk to connect there, so the machine does not start.`,
        how: say`Name the .vhd file, or set the drive type to 0 if no drive is meant to be there.`,
        ...asSureAsNames(machine, disk),
        fixes: noDrive(machine, disk),
      };
    }
  },
});

function driveType({ element }: Disk): string | undefined {
  const leaf = element && childNamed(element, 'drive_type');
  return leaf && leafText(leaf);
}

function noDrive(machine: VirtualMachine, { element, slot }: Disk): readonly Fix[] {
  const leaf = element && childNamed(element, 'drive_type');
  if (!leaf) return [];
  const title = say`Say that no drive is at ${drivePlace(slot)} (drive type 0)`;
  return [leafFix(machine, title, 'unsafe', setLeafText(leaf, '0'))];
}
