import type { Span } from '../text.js';
import { parseLine } from './parseLine.js';
import type { VmxEntry, VmxMalformedLine, VmxTree } from './tree.js';

/**
 * Reads a .vmx text. Never throws; malformed lines are lines like others and stand in `errors` too.
 * Linear in the length of the text.
 */
export function parse(text: string): { tree: VmxTree; errors: readonly VmxMalformedLine[] } {
  const lines = lineSpans(text).map((span) => parseLine(text, span));
  const entries = lines.filter((line): line is VmxEntry => line.kind === 'entry');
  const malformed = lines.filter((line): line is VmxMalformedLine => line.kind === 'malformed');
  const byKey = groupByKey(entries);
  const all = (key: string): readonly VmxEntry[] => byKey.get(key.toLowerCase()) ?? [];
  const tree: VmxTree = {
    text,
    lines,
    entries,
    malformed,
    all,
    only(key) {
      const found = all(key);
      return found.length === 1 ? found[0] : undefined;
    },
  };
  return { tree, errors: malformed };
}

/** The text of a tree, byte for byte what was parsed. */
export function print(tree: VmxTree): string {
  return tree.text;
}

function groupByKey(entries: readonly VmxEntry[]): ReadonlyMap<string, readonly VmxEntry[]> {
  const groups = new Map<string, VmxEntry[]>();
  for (const entry of entries) {
    const key = entry.key.toLowerCase();
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

/** Lines without their ends; LF, CRLF and lone CR end a line, as in VMware's stream reader. A BOM is no part of the first line. */
function lineSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  const ends = /\r\n|\n|\r/g;
  for (let found = ends.exec(text); found !== null; found = ends.exec(text)) {
    spans.push({ start, end: found.index });
    start = ends.lastIndex;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}
