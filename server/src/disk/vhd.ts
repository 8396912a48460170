import { say, type Phrase } from '../l10n/phrase.js';
import { PhrasedError, phraseOf } from '../l10n/phrasedError.js';
import type { ByteSource } from './byteSource.js';
import type { Allocation } from './diskImage.js';
import type { RecognisedImage } from './recognised.js';
import { DamagedError } from './damagedError.js';
import { asciiAt, readExactly, SECTOR, viewOf } from './reading.js';
import { fileRun, readByRuns, refuse, type SectorRead } from './sectorRead.js';
import { areBlocksCutOff, readBlocks } from './vhdBlocks.js';
import { isChecksumRight, readVhdHeader, parentPathAt, type VhdHeader } from './vhdHeader.js';

const cookie = 'conectix';

/** The footer of a VHD. Source: Microsoft, "Virtual Hard Disk Image Format Specification" 1.0. */
interface VhdFooter {
  /** 0 to 6; 2 fixed, 3 dynamic, 4 differencing, others not in use. */
  readonly type: number;
  /** Where the header of a dynamic or differencing disk is, in bytes. */
  readonly headerOffset: number;
  /** Capacity the guest sees, in bytes. */
  readonly capacity: number;
  readonly uuid: string;
}

/** UUID bytes as hexadecimal text. */
function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface FoundFooter {
  /** 512 bytes. */
  readonly bytes: Uint8Array;
  /** True where nothing like a footer is at the end of the file, and this is the copy at its start. */
  readonly isEndMissing: boolean;
}

/**
 * The footer from the end of the file or from its copy at the start. Undefined when there is no sign of a VHD.
 * @throws Error when there is one, but its checksum is wrong everywhere.
 */
async function findFooter(source: ByteSource): Promise<FoundFooter | undefined> {
  const length = Math.min(SECTOR, source.size);
  const tail = await readExactly(source, source.size - length, length);
  const candidates: Uint8Array[] = [];
  if (asciiAt(tail, 0, 8) === cookie) candidates.push(tail);
  // Before Virtual PC 2004 the footer had 511 bytes; the missing one is reserved and zero.
  const short = new Uint8Array(SECTOR);
  short.set(tail.subarray(1));
  if (asciiAt(short, 0, 8) === cookie) candidates.push(short);
  const isEndMissing = candidates.length === 0;
  const isWhole = candidates.some((footer) => isChecksumRight(footer, 64));
  if (!isWhole) {
    const copy = await readExactly(source, 0, length);
    if (asciiAt(copy, 0, 8) === cookie) candidates.push(copy);
  }
  if (candidates.length === 0) return undefined;
  const right = candidates.find((footer) => footer.length === SECTOR && isChecksumRight(footer, 64));
  if (right === undefined)
    throw new DamagedError(say`its VHD footer is damaged: the checksum does not match`);
  return { bytes: right, isEndMissing };
}

function parseFooter(bytes: Uint8Array): VhdFooter {
  const view = viewOf(bytes);
  return {
    type: view.getUint32(60),
    headerOffset: Number(view.getBigUint64(16)),
    capacity: Number(view.getBigUint64(48)),
    uuid: hexOf(bytes.subarray(68, 84)),
  };
}

/**
 * Recognises a VHD by its footer; undefined when the file is none.
 * @throws Error when it is one that cannot be understood.
 */
export async function recogniseVhd(source: ByteSource): Promise<RecognisedImage | undefined> {
  const found = await findFooter(source);
  if (found === undefined) return undefined;
  const footer = parseFooter(found.bytes);
  if (!Number.isSafeInteger(footer.capacity))
    throw new DamagedError(say`its VHD footer gives an impossible size of ${footer.capacity} bytes`);
  switch (footer.type) {
    case 2:
      return {
        ...image(footer, 'fixed', 'preallocated', () => fixedSectors(source, footer.capacity)),
        damage: cutOff(source, footer),
      };
    case 3:
    case 4: {
      const header = await headerOf(source, footer);
      const growing = footer.type === 3 ? dynamic : differencing;
      return {
        ...(await growing(source, footer, header)),
        damage: damageOf(header) ?? (found.isEndMissing ? await lostBlocks(source, header) : undefined),
      };
    }
    default:
      throw new DamagedError(say`its VHD footer names disk type ${footer.type}; 2, 3 and 4 are in use`);
  }
}

/** A fixed disk is its data and the footer, which had 511 bytes before Virtual PC 2004. */
function cutOff({ size }: ByteSource, { capacity }: VhdFooter): Phrase | undefined {
  return size < capacity + SECTOR - 1
    ? say`its VHD footer gives a fixed size of ${capacity} bytes, which makes ${capacity + SECTOR} with the footer, but the file has only ${size}`
    : undefined;
}

function damageOf(header: VhdHeader | PhrasedError): Phrase | undefined {
  return header instanceof PhrasedError && header.cause instanceof DamagedError
    ? header.cause.damage
    : undefined;
}

/**
 * Tells a growing disk that was cut off from one that lost no more than its footer, for which the products take the copy.
 * Undefined where the table could not be read.
 */
async function lostBlocks(source: ByteSource, header: VhdHeader | PhrasedError): Promise<Phrase | undefined> {
  if (header instanceof PhrasedError) return undefined;
  try {
    return (await areBlocksCutOff(source, header))
      ? say`there is no VHD footer at its end, and blocks of data are missing there`
      : undefined;
  } catch {
    return undefined;
  }
}

function image(
  footer: VhdFooter,
  subformat: string,
  allocation: Allocation,
  sectors: RecognisedImage['sectors'],
): RecognisedImage {
  return {
    facts: {
      format: 'vhd',
      subformat,
      allocation,
      isSnapshotLink: false,
      parent: undefined,
      rawMapping: undefined,
      capacity: footer.capacity,
      extentFiles: [],
      descriptor: undefined,
    },
    identity: footer.uuid,
    parentIdentity: undefined,
    parentPath: undefined,
    sectors,
  };
}

const dynamic = (source: ByteSource, footer: VhdFooter, header: VhdHeader | PhrasedError): RecognisedImage =>
  image(footer, 'dynamic', 'growable', blockSectors(source, footer, header));

async function differencing(
  source: ByteSource,
  footer: VhdFooter,
  header: VhdHeader | PhrasedError,
): Promise<RecognisedImage> {
  const plain = image(footer, 'differencing', 'growable', blockSectors(source, footer, header));
  const parent = header instanceof PhrasedError || header.parentName === '' ? undefined : header.parentName;
  const facts = { ...plain.facts, isSnapshotLink: true, parent };
  if (header instanceof PhrasedError) return { ...plain, facts };
  const others = [header.absolutePath, ...header.oldPaths].map((locator) => parentPathAt(source, locator));
  return {
    ...plain,
    facts,
    parentIdentity: hexOf(header.parentUuid),
    parentPath: (await parentPathAt(source, header.relativePath)) ?? facts.parent,
    otherParentPaths: await Promise.all(others),
  };
}

/** The header, or why it cannot be used: the footer alone already says what kind of disk this is. */
async function headerOf(source: ByteSource, footer: VhdFooter): Promise<VhdHeader | PhrasedError> {
  try {
    return await readVhdHeader(source, footer.headerOffset);
  } catch (error) {
    return new PhrasedError(phraseOf(error), { cause: error });
  }
}

function blockSectors(
  source: ByteSource,
  footer: VhdFooter,
  header: VhdHeader | PhrasedError,
): RecognisedImage['sectors'] {
  if (header instanceof PhrasedError) return () => refuse(header.phrase);
  const leavesSectorsToParent = footer.type === 4;
  return (beneath) =>
    readBlocks({ source, header, capacity: footer.capacity, leavesSectorsToParent }, beneath);
}

function fixedSectors(source: ByteSource, capacity: number): SectorRead {
  return readByRuns((sector) => {
    const left = Math.floor(capacity / SECTOR) - sector;
    if (left < 1) throw new PhrasedError(say`the disk ends before sector ${sector}`);
    return fileRun(source, sector * SECTOR, left);
  });
}
