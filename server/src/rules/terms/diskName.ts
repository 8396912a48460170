import { baseName } from '../../machine/diskPath.js';
import { valueText } from '../../machine/fact.js';
import { slotName, type Disk } from '../../machine/virtualMachine.js';

/** A disk as lists in messages name it, by its file without the folder and its slot: `quorum.vmdk (scsi1:0)`. */
export const diskName = (disk: Disk): string =>
  `${baseName(valueText(disk.fileName))} (${slotName(disk.slot)})`;
