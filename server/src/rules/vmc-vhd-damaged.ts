import { locatedImage } from '../cluster/machineFacts.js';
import type { DiskImage } from '../disk/diskImage.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName } from '../machine/virtualMachine.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { source } from './sources.js';
import { drivePlace, hasOwnPlace } from './terms/drivePlace.js';

export default machineRule({
  id: 'vmc-vhd-damaged',
  summary: 'A disk file is no virtual hard disk, or is cut off or damaged.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source(
      'vhdSpecification',
      'fixed hard disk image, footer and dynamic disk header: size, disk type, checksums',
    ),
    source('msvs', 'error VM_E_INVALID_HD_FILE'),
  ],

  *check({ machine, facts }) {
    for (const disk of presentDisks(machine)) {
      const damage = damageOf(locatedImage(facts, disk)?.image);
      if (!damage || !hasOwnPlace(machine, disk)) continue;
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The disk file ${baseName(valueText(disk.fileName))} at ${drivePlace(disk.slot)} is no sound virtual hard disk (${damage}).`,
        why: say`Virtual Server refuses what is no virtual hard disk, and by the specification of the format a damaged one counts as corrupt: the machine does not start with it, and a file that was cut off has lost data.`,
        how: say`Leave the machine off, look whether the path is the right one, and bring the file back from a backup; a copy that was broken off looks like this.`,
      };
    }
  },
});

/** What is wrong with the file; undefined where nothing is, or nobody could look. */
function damageOf(image: DiskImage | undefined): Phrase | undefined {
  if (image?.format === 'vmdk' || image?.format === 'cowd') return say`it is a disk of VMware`;
  return image?.damage;
}
