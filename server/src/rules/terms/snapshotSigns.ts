import { baseName } from '../../machine/diskPath.js';
import { valueText } from '../../machine/fact.js';
import { slotName, type Disk, type VirtualMachine } from '../../machine/virtualMachine.js';
import type { DiskImage } from '../../disk/diskImage.js';
import type { Span } from '../../syntax/text.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { divergenceOf } from './diskModes.js';
import { vmxSettings } from './vmxFile.js';

/** What shows that a disk's writes go into a snapshot or redo log. */
export interface SnapshotSign {
  readonly span: Span;
  /** The mistake as a sentence. */
  readonly what: Phrase;
}

/** Names that VMware gives to the files of snapshots and redo logs. */
const SNAPSHOT_NAME = /(?:-\d{6}|-delta|-sesparse)\.vmdk$|\.REDO(?:_\w+)?$/i;

/** The image tells best; a name counts only where the file cannot be read, and an open redo log is told by `redo`. */
export function snapshotSign(
  machine: VirtualMachine,
  disk: Disk,
  image: DiskImage | undefined,
): SnapshotSign | undefined {
  const name = valueText(disk.fileName);
  const file = baseName(name);
  const slot = slotName(disk.slot);
  if (image?.isSnapshotLink === true) {
    const what =
      image.parent === undefined
        ? say`The shared disk ${file} (${slot}) is a snapshot or redo log over another disk.`
        : say`The shared disk ${file} (${slot}) is a snapshot over ${baseName(image.parent)}.`;
    return { span: disk.fileName.span, what };
  }
  if (!image && SNAPSHOT_NAME.test(name)) {
    return {
      span: disk.fileName.span,
      what: say`The shared disk ${file} (${slot}) is by its name a snapshot.`,
    };
  }
  return redoSign(machine, disk, file);
}

/** A mode that writes into a redo log is the mistake itself, and the redo log only its trace. */
function redoSign(machine: VirtualMachine, disk: Disk, file: string): SnapshotSign | undefined {
  if (divergenceOf(disk) !== undefined) return undefined;
  const slot = slotName(disk.slot);
  const redo = vmxSettings(machine).text(`${slot}.redo`, disk.anchor);
  const log = redo.value?.trim() ?? '';
  if (log === '') return undefined;
  const what = say`The shared disk ${file} (${slot}) has an open redo log, ${baseName(log)}.`;
  return { span: redo.span, what };
}

/** As in "This node has …". */
export function countOfSnapshots(snapshots: number): Phrase {
  return snapshots === 1 ? say`a snapshot` : say`${snapshots} snapshots`;
}
