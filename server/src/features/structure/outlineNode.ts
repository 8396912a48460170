import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver';
import type { Span } from '../../syntax/text.js';
import type { Places } from '../place.js';

/** Something that an outline shows. */
export interface OutlineNode {
  /** Never empty: editors refuse a symbol without a name. */
  readonly name: string;
  /** Shown dimly behind the name; may be empty. */
  readonly detail: string;
  readonly kind: SymbolKind;
  /** All its text and that of its children. */
  readonly span: Span;
  /** What is selected when somebody chooses it; inside `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineNode[];
}

/** Longer values are cut in an outline, in UTF-16 units. */
const LONGEST_DETAIL = 80;

/** Details in a row, each once; the empty ones are left out. */
export function joinDetails(details: readonly (string | undefined)[]): string {
  return [...new Set(details)].filter((one) => one !== undefined && one !== '').join(' · ');
}

/** A value as one short line. */
export function shortValue(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_DETAIL ? `${line.slice(0, LONGEST_DETAIL)}…` : line;
}

/** The smallest span that holds all these; `spans` must not be empty. */
export function hull(spans: readonly Span[]): Span {
  // Not by spreading: a group of a large file has more settings than a call takes arguments.
  return spans.reduce((all, one) => ({
    start: Math.min(all.start, one.start),
    end: Math.max(all.end, one.end),
  }));
}

/**
 * Siblings whose lines are scattered overlap, because each must hold all its children. An editor takes the first one
 * that holds the cursor, so one that reaches over another's place comes behind all that do not, the shorter first.
 */
export function narrowFirst(siblings: readonly OutlineNode[]): OutlineNode[] {
  const starts = siblings.map(({ selection }) => selection.start).sort((a, b) => a - b);
  const reachesOver = ({ span }: OutlineNode): boolean =>
    countBelow(starts, span.end) - countBelow(starts, span.start) > 1;
  const spread = siblings.filter(reachesOver).sort((a, b) => length(a) - length(b));
  return [...siblings.filter((one) => !reachesOver(one)), ...spread];
}

/** A tree for clients that show one. */
export function toDocumentSymbols(nodes: readonly OutlineNode[], places: Places): DocumentSymbol[] {
  return nodes.map(({ name, detail, kind, span, selection, children }) => ({
    name,
    ...(detail === '' ? {} : { detail }),
    kind,
    range: places.range(span),
    selectionRange: places.range(selection),
    ...(children.length > 0 ? { children: toDocumentSymbols(children, places) } : {}),
  }));
}

/** A list for clients that know no trees. What is no single setting has its detail in its name, as there is no other place. */
export function toSymbolInformation(
  nodes: readonly OutlineNode[],
  uri: string,
  places: Places,
  containerName?: string,
): SymbolInformation[] {
  return nodes.flatMap(({ name, detail, kind, span, children }) => [
    {
      name: kind === SymbolKind.Property || detail === '' ? name : `${name} · ${detail}`,
      kind,
      location: { uri, range: places.range(span) },
      ...(containerName === undefined ? {} : { containerName }),
    },
    ...toSymbolInformation(children, uri, places, name),
  ]);
}

const length = ({ span }: OutlineNode): number => span.end - span.start;

/** How many of the sorted numbers are smaller than `bound`. */
function countBelow(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? bound) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
