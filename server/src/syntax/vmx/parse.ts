import type { Span } from '../text.js';
import { parseLine } from './parseLine.js';
import { SettingIndex } from './settingIndex.js';
import type { VmxEntry, VmxLine, VmxMalformedLine, VmxTree } from './tree.js';

/**
 * Reads a .vmx text. Never throws; malformed lines are lines like others and stand in `errors` too.
 * Linear in the length of the text.
 */
export function parse(text: string): { tree: VmxTree; errors: readonly VmxMalformedLine[] } {
  const lines: VmxLine[] = [];
  const entries: VmxEntry[] = [];
  const malformed: VmxMalformedLine[] = [];
  const mayHoldNul = text.includes('\0');
  forEachLine(text, (span) => {
    const line = parseLine(text, span, mayHoldNul);
    lines.push(line);
    if (line.kind === 'entry') entries.push(line);
    else if (line.kind === 'malformed') malformed.push(line);
  });
  const settings = new SettingIndex(entries);
  const tree: VmxTree = {
    text,
    lines,
    entries,
    malformed,
    settings: () => settings.settings(),
    all: (key) => settings.all(key),
    only: (key) => settings.only(key),
    ofShape: (shape) => settings.ofShape(shape),
    repeated: () => settings.repeated(),
  };
  return { tree, errors: malformed };
}

/** The text of a tree, byte for byte what was parsed. */
export function print(tree: VmxTree): string {
  return tree.text;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Lines without their ends; LF, CRLF and lone CR end a line, as in VMware's stream reader. A BOM is no part of the first line. */
function forEachLine(text: string, read: (line: Span) => void): void {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
    read({ start, end: at });
    if (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) at++;
    start = at + 1;
  }
  if (start < text.length) read({ start, end: text.length });
}
