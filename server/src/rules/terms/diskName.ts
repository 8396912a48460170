import { baseName } from '../../machine/diskPath.js';
import { valueText } from '../../machine/fact.js';
import { slotName, type Disk } from '../../machine/virtualMachine.js';

/**
 * A disk as lists in messages name it, by its file without the folder and its slot: `quorum.vmdk (scsi1:0)`. One that names
 * no file has its slot alone.
 */
export function diskName({ fileName, slot }: Disk): string {
  const [file, place] = [baseName(valueText(fileName)), slotName(slot)];
  return file === '' ? place : `${file} (${place})`;
}
