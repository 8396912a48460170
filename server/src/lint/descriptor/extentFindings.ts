import { extentTypeOf } from '../../disk/extentTypes.js';
import { SECTOR } from '../../disk/reading.js';
import { inWords, say } from '../../l10n/phrase.js';
import type { Span } from '../../syntax/text.js';
import type { DescriptorExtent, VmdkDescriptor } from '../../syntax/vmdk/descriptor.js';
import { EXTENT_LIMIT, type FoundExtent } from './descriptorFiles.js';
import type { DescriptorFinding } from './descriptorFinding.js';

/** An extent with a file, and what was found for it. */
interface Placed {
  readonly extent: DescriptorExtent;
  readonly file: string;
  readonly fileSpan: Span;
  readonly found: FoundExtent;
}

/** What is wrong with the files that hold a disk's sectors. */
export function extentFindings(
  { extents }: VmdkDescriptor,
  found: readonly FoundExtent[],
): readonly DescriptorFinding[] {
  const placed = extents.flatMap((extent, index): Placed[] => {
    const state = found[index];
    const { file, fileSpan } = extent;
    return file === undefined || !fileSpan || !state ? [] : [{ extent, file, fileSpan, found: state }];
  });
  return [...missing(placed), ...sizes(placed), ...heads(placed), ...tooMany(extents)];
}

function missing(placed: readonly Placed[]): DescriptorFinding[] {
  const gone = placed.filter(({ found }) => found.state === 'missing');
  const [first] = gone;
  if (!first) return [];
  const why = say`A disk opens only when all files with its sectors are there, so no machine starts with it.`;
  const how = say`Bring the file back to where the descriptor names it, or correct the name, letter case included.`;
  const names = [...new Set(gone.map(({ file }) => file))];
  const none = names.length > 1 && gone.length === placed.length;
  if (none) {
    const what = say`None of the ${names.length} files that hold the sectors of this disk is there: ${inWords(names)}.`;
    const bring = say`Bring the files back to where the descriptor names them, or correct the names, letter case included.`;
    return [
      { code: 'vmdk-extent-missing', severity: 'error', span: first.fileSpan, message: [what, why, bring] },
    ];
  }
  return gone.map((one) => ({
    code: 'vmdk-extent-missing',
    severity: 'error',
    span: one.fileSpan,
    message: [say`The file ${one.file} of this extent is not there.`, why, how],
  }));
}

/** Files with plain sectors are exactly as long as their last extent reaches. */
function sizes(placed: readonly Placed[]): DescriptorFinding[] {
  return lastOfEachFile(placed.filter(isFlat)).flatMap((one): DescriptorFinding[] => {
    if (one.found.state !== 'found') return [];
    const { extent, file } = one;
    const { size } = one.found;
    const needed = (extent.offset + extent.sectors) * SECTOR;
    const fitting = Math.floor(size / SECTOR) - extent.offset;
    const code = 'vmdk-extent-size';
    const span = extent.sectorsSpan;
    if (one.found.isDescriptor) {
      const what = say`The extent names ${file}, the descriptor itself.`;
      const why = say`A text that describes a disk holds none of its sectors, so no machine starts with this disk.`;
      const how = say`Write the name of the file that holds the sectors; beside ${file} it is often ${flatName(file)}.`;
      return [{ code, severity: 'warning', span: one.fileSpan, message: [what, why, how] }];
    }
    if (size < needed) {
      const what = say`The file ${file} has ${size} bytes, and the descriptor needs ${needed}.`;
      const why = say`The last sectors of the disk have no place: the file was cut off while it was copied, or the number is wrong.`;
      const how =
        fitting > 0
          ? say`Copy the file again when it was cut off; for the file as it is the number of sectors would be ${fitting}.`
          : say`Copy the file again, or correct the name of the file and the offset behind it.`;
      return [{ code, severity: 'warning', span, message: [what, why, how] }];
    }
    if (size - needed < SECTOR) return [];
    const what = say`The file ${file} has ${size} bytes, and the descriptor uses only ${needed}.`;
    const why = say`What comes after these does not belong to the disk, and the guest does not see it.`;
    const how = say`Make the number of sectors ${fitting} when the file was enlarged on purpose; see first whether the disk has snapshots, because all links of a chain have the same size.`;
    return [{ code, severity: 'info', span, message: [what, why, how] }];
  });
}

/** How products name the file with the sectors of a descriptor. */
const flatName = (descriptor: string): string => descriptor.replace(/(?:\.vmdk)?$/i, '-flat.vmdk');

const isFlat = ({ extent }: Placed): boolean => extentTypeOf(extent.type)?.kind === 'flat';

/** Several extents may lie in one file: the one that reaches farthest decides how long it is. */
function lastOfEachFile(placed: readonly Placed[]): Placed[] {
  const last = new Map<string, Placed>();
  for (const one of placed) {
    const before = last.get(one.file);
    if (!before || endOf(before) < endOf(one)) last.set(one.file, one);
  }
  return [...last.values()];
}

const endOf = ({ extent }: Placed): number => extent.offset + extent.sectors;

function heads(placed: readonly Placed[]): DescriptorFinding[] {
  return placed
    .filter(({ found }) => found.state === 'found' && found.hasHead === false)
    .map(({ extent, file }) => ({
      code: 'vmdk-extent-head',
      severity: 'warning',
      span: extent.typeSpan,
      message: [
        say`This extent is of type ${extent.type}, and ${file} does not begin like one.`,
        say`The sectors of such a file are found through tables that its head names; without the head nothing can be read.`,
        say`See whether the file was damaged or belongs to another disk; a file with plain sectors has the type FLAT, on ESX VMFS.`,
      ],
    }));
}

function tooMany(extents: readonly DescriptorExtent[]): DescriptorFinding[] {
  const first = extents[EXTENT_LIMIT];
  if (!first) return [];
  return [
    {
      code: 'vmdk-extent-limit',
      severity: 'info',
      tellsOfGap: true,
      span: first.span,
      message: [
        say`This disk has ${extents.length} extents, and only the files of the first ${EXTENT_LIMIT} are looked for.`,
        say`So nothing is said about the files from here on.`,
        say`See whether all these lines belong to one disk.`,
      ],
    },
  ];
}
