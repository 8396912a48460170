import { imageOf } from '../cluster/machineFacts.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName, type Disk } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { machineRule, type Finding } from './rule.js';
import { source } from './sources.js';
import { hasOwnPlace } from './terms/drivePlace.js';

const MIB = 1024 * 1024;
/** The greatest virtual hard disk, in MB. */
const GREATEST = 2088960;
/** What an IDE disk of 65535 cylinders, 16 heads and 255 sectors holds: 127.5 GB, in bytes. */
const IDE_LIMIT = 65535 * 16 * 255 * 512;

export default machineRule({
  id: 'vmc-vhd-too-big',
  summary: 'A virtual hard disk is greater than Virtual Server, or an IDE controller, can handle.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('msvs', 'error codes, size of a virtual hard disk'),
    source('vhd', 'footer, disk geometry'),
  ],

  *check({ machine, facts }) {
    for (const disk of presentDisks(machine)) {
      const image = imageOf(facts, disk);
      if (image?.format !== 'vhd' || image.capacity === undefined || !hasOwnPlace(machine, disk)) continue;
      if (image.capacity > GREATEST * MIB) yield tooBig(disk, image.capacity);
      else if (disk.slot.bus === 'ide' && image.capacity > IDE_LIMIT)
        yield tooBigForIde(disk, image.capacity);
    }
  },
});

function tooBig(disk: Disk, capacity: number): Finding {
  return {
    span: disk.fileName.span,
    subject: slotName(disk.slot),
    what: say`The disk ${baseName(valueText(disk.fileName))} has ${inMegabytes(capacity)} MB.`,
    why: say`Virtual Server opens virtual hard disks of up to ${GREATEST} MB and refuses greater ones.`,
    how: say`Spread the data over several disks, each below that size.`,
  };
}

function tooBigForIde(disk: Disk, capacity: number): Finding {
  return {
    span: disk.fileName.span,
    subject: slotName(disk.slot),
    what: say`The disk ${baseName(valueText(disk.fileName))} has ${inMegabytes(capacity)} MB and is on an IDE controller.`,
    why: say`The IDE controller of the virtual machine is known to reach the first ${inMegabytes(IDE_LIMIT)} MB (127 GB) of a disk only.`,
    how: say`Put the disk on a SCSI controller, or keep it below that size.`,
    // Known among administrators, but not found in a document.
    atMost: 'info',
  };
}

const inMegabytes = (bytes: number): number => Math.floor(bytes / MIB);
