import { naturally } from '../../../l10n/naturalOrder.js';
import { compareRanks, settingRank } from '../../../machine/vmx/settingRank.js';

/** A setting of a comparable text. */
export interface ComparableLine {
  /** As keys of a .vmx, or the path of an element in a .vmc. */
  readonly key: string;
  readonly value: string;
}

/** What stands for a value that nobody may see. */
export const HIDDEN = '***';

/** Settings of a .vmx grouped by device, sorted within it, a blank line between devices. */
export function byDevice(lines: readonly ComparableLine[]): string {
  const ranked = lines.map((line) => ({ line, rank: settingRank(line.key) }));
  ranked.sort((a, b) => compareRanks(a.rank, b.rank) || byKey(a.line, b.line));
  let before = ranked[0];
  const parts = ranked.map((one) => {
    const isNew = before !== undefined && compareRanks(before.rank, one.rank) !== 0;
    before = one;
    return `${isNew ? '\n' : ''}${written(one.line)}\n`;
  });
  return parts.join('');
}

/** Elements of a .vmc by their paths, a blank line where another part of the machine begins. */
export function byPath(lines: readonly ComparableLine[]): string {
  let before: string | undefined;
  const parts = [...lines].sort(byKey).map((line) => {
    const part = devicePart(line.key);
    const isNew = before !== undefined && before !== part;
    before = part;
    return `${isNew ? '\n' : ''}${written(line)}\n`;
  });
  return parts.join('');
}

/** Up to the last id, which is the device; else the outermost two names. */
function devicePart(path: string): string {
  return /^.*\]/.exec(path)?.[0] ?? path.split('/').slice(0, 2).join('/');
}

/** Files in which line ends or quotes stand inside a value keep one line a setting. */
const written = ({ key, value }: ComparableLine): string =>
  `${key} = "${value.replaceAll(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? ' ' : blanks))}"`;

function byKey(a: ComparableLine, b: ComparableLine): number {
  return naturally(a.key, b.key) || naturally(a.value, b.value);
}
