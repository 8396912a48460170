import { say, type Phrase } from '../../l10n/phrase.js';
import { smallestEditIn } from '../../syntax/smallestEdit.js';
import type { TextEdit } from '../../syntax/text.js';
import type { VmxEntry, VmxLine, VmxTree } from '../../syntax/vmx/tree.js';
import { isBoundBelow } from './boundComments.js';
import { movedLines, type PlacedLine } from './movedLines.js';
import { compareRanks, settingRank, type SettingRank } from './settingRank.js';

/** A line and its index in the file. */
interface NumberedLine {
  readonly line: VmxLine;
  readonly from: number;
}

/** A setting with the comments and blank lines in front of it. */
interface Block {
  readonly lines: readonly NumberedLine[];
  readonly rank: SettingRank;
}

/** The reason why the lines of a file must stay where they are; undefined where they may be sorted. */
export function whyNotSort(tree: VmxTree): Phrase | undefined {
  const [malformed] = tree.malformed;
  if (malformed) {
    const before = tree.text.slice(0, malformed.span.start).match(/\r\n|\n|\r/g) ?? [];
    return say`Line ${before.length + 1} is no setting, so nobody can tell which lines belong to it: repair it first.`;
  }
  const ends = new Set(tree.text.match(/\r\n|\n|\r/g));
  if (ends.has('\r') && ends.size > 1)
    return say`The file mixes line ends, so lines that move could run together: give it one kind of line end first.`;
  return undefined;
}

/**
 * Groups the settings of a .vmx by device: `.encoding`, `config.version` and `virtualHW.version`, general settings, memory and
 * processors, then each controller with its devices, the network adapters and all others, by number. Comments at the top
 * stay there; others, and blank lines, go with the setting below them. Within a device, and among general settings, the order stays,
 * so that of a key written twice the same line comes first.
 * @returns edits in the order of the text; none where `whyNotSort` has a reason.
 */
export function sortByDevice(tree: VmxTree): TextEdit[] {
  if (whyNotSort(tree)) return [];
  const { header, blocks, tail } = blocksOf(tree);
  const sorted = [...blocks].sort((a, b) => compareRanks(a.rank, b.rank));
  const after = [...header, ...sorted.flatMap(({ lines }) => lines), ...tail];
  return lineMoves(tree, after);
}

function blocksOf(tree: VmxTree): { header: NumberedLine[]; blocks: Block[]; tail: NumberedLine[] } {
  const lines = tree.lines.map((line, from): NumberedLine => ({ line, from }));
  const header = lines.slice(0, headerLength(tree));
  const blocks: Block[] = [];
  let waiting: NumberedLine[] = [];
  for (const numbered of lines.slice(header.length)) {
    waiting.push(numbered);
    if (numbered.line.kind !== 'entry') continue;
    blocks.push({ lines: waiting, rank: rankOf(numbered.line) });
    waiting = [];
  }
  return { header, blocks, tail: waiting };
}

const rankOf = ({ key }: VmxEntry): SettingRank => settingRank(key);

/**
 * How many lines stand in front of the first setting, up to the last blank one. Where no blank line parts them from the
 * setting all comments count, but for one that accepts a finding on the next line.
 */
function headerLength(tree: VmxTree): number {
  const { lines } = tree;
  const first = lines.findIndex(({ kind }) => kind === 'entry');
  const above = lines.slice(0, first === -1 ? lines.length : first);
  const lastBlank = above.findLastIndex(({ kind }) => kind === 'blank');
  if (lastBlank !== -1) return lastBlank + 1;
  const bound = above.findIndex((line) => isBoundBelow(tree, line));
  return bound === -1 ? above.length : bound;
}

/** Line ends keep their places: the last line may have none, and stays the one without. */
function lineMoves({ text, lines }: VmxTree, after: readonly NumberedLine[]): TextEdit[] {
  const lineEndAt = (index: number): string =>
    text.slice(lines[index]?.span.end, lines[index + 1]?.span.start);
  const placed = after.map(({ line, from }, index): PlacedLine => ({
    from,
    text: text.slice(line.span.start, line.span.end) + lineEndAt(index),
  }));
  return movedLines(
    lines.map(({ span }, index) => ({ start: span.start, end: span.end + lineEndAt(index).length })),
    placed,
  ).flatMap(({ span, newText }) => smallestEditIn(text, span, newText));
}
