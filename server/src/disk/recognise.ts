import { say } from '../l10n/phrase.js';
import { PhrasedError } from '../l10n/phrasedError.js';
import type { ByteSource } from './byteSource.js';
import { DamagedError } from './damagedError.js';
import { asciiAt, readExactly, SECTOR, type OpenFile } from './reading.js';
import type { RecognisedImage } from './recognised.js';
import { sparseKindOf } from './sparseHead.js';
import { recogniseVhd } from './vhd.js';
import { recogniseDescriptor, recogniseHosted, recogniseRedo, startsLikeDescriptor } from './vmdk.js';

/** How every pointer begins. Source: Git LFS specification, the pointer. */
const LFS_POINTER = 'version https://git-lfs.github.com/spec/';

/**
 * Tells the format of a disk file by its content, whatever its name is. `open` opens the files it names.
 * @throws Error when the format is none of those known here, or the file is damaged.
 */
export async function recognise(source: ByteSource, open: OpenFile): Promise<RecognisedImage> {
  if (source.size === 0) throw new DamagedError(say`it is empty`);
  const head = await readExactly(source, 0, Math.min(SECTOR, source.size));
  const sparseKind = sparseKindOf(head);
  if (sparseKind !== undefined) {
    return sparseKind === 'KDMV' ? recogniseHosted(source) : recogniseRedo(source);
  }
  if (startsLikeDescriptor(head)) return recogniseDescriptor(source, open);
  const vhd = await recogniseVhd(source);
  if (vhd !== undefined) return vhd;
  if (asciiAt(head, 0, 8) === 'vhdxfile') {
    throw new DamagedError(say`it is a VHDX, which neither VMware products nor Virtual Server can use`);
  }
  if (asciiAt(head, 0, LFS_POINTER.length) === LFS_POINTER) {
    throw new PhrasedError(say`it is a pointer of Git LFS, and the file itself has not been fetched`);
  }
  throw new DamagedError(
    say`it is neither a VHD, nor a VMDK descriptor, nor a sparse VMDK; a -flat file is known only through its descriptor`,
    say`there is no VHD footer at its end`,
  );
}
