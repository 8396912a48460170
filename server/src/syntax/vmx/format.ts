import { linesIn } from '../lines.js';
import { smallestEditIn } from '../smallestEdit.js';
import { endsInWholeLine, lineEndOf, type Span, type TextEdit } from '../text.js';
import { vmxLineAt } from './lineAt.js';
import type { VmxEntry, VmxLine, VmxTree } from './tree.js';
import { isInTypographicQuotes } from './typographic.js';

/**
 * Lays a .vmx out as VMware's own products write it: `key = "value"`, nothing in front of a key, nothing behind a line,
 * one blank line in a row at most, none at the end, and a line end behind the last line. Settings, their values as written,
 * comments, order and line ends stay. Left alone are lines that are no settings (a template's own words among them),
 * the line `.encoding`, and a first line `#!`, because other programs read these in their own way.
 * @param range a selection; only lines that it covers are touched.
 * @returns edits in the order of the text; none for a text that is formatted.
 */
export function formatVmx(tree: VmxTree, range?: Span): TextEdit[] {
  const { text, lines } = tree;
  const covered = range ? linesIn(text, range) : { start: 0, end: text.length };
  const lastWritten = lines.findLastIndex(({ kind }) => kind !== 'blank');
  const edits: TextEdit[] = [];
  let blanks = 0;
  for (const [index, line] of lines.entries()) {
    blanks = line.kind === 'blank' ? blanks + 1 : 0;
    if (line.span.start < covered.start || line.span.start > covered.end) continue;
    if (blanks > 1 || (blanks > 0 && index > lastWritten))
      edits.push(...removeLine(text, line, lines[index + 1], covered));
    else edits.push(...lineEdits(text, line));
  }
  return [...edits, ...finalLineEnd(tree, covered)];
}

/**
 * The edits of the one line that holds `offset`, for the line that somebody has just finished with Enter. No line is
 * added or removed.
 */
export function formatLine(tree: VmxTree, offset: number): TextEdit[] {
  const found = vmxLineAt(tree, offset);
  return found ? lineEdits(tree.text, found.line) : [];
}

function lineEdits(text: string, line: VmxLine): TextEdit[] {
  switch (line.kind) {
    case 'malformed':
      return [];
    case 'blank':
      return joinsLineEnds(text, line.span) ? [] : smallestEditIn(text, line.span, '');
    case 'comment':
      return isInterpreterLine(text, line.span) ? [] : trimmed(text, line.span);
    case 'entry':
      return line.key.toLowerCase() === '.encoding' ? [] : entryEdits(text, line);
  }
}

/** Each stretch beside key, value and comment on its own, so that these stay as they are. */
function entryEdits(text: string, entry: VmxEntry): TextEdit[] {
  const { span, keySpan, valueSpan, comment, quoted } = entry;
  const raw = text.slice(valueSpan.start, valueSpan.end);
  const isQuoted = quoted || mayBeQuoted(entry, raw);
  const rest = comment?.start ?? span.end;
  const valueEnd = quoted ? valueSpan.end + 1 : valueSpan.end;
  const opening = isQuoted ? ' = "' : ' = ';
  const closing = isQuoted ? '"' : '';
  const tail = !comment ? '' : raw === '' && !quoted ? ' ' : blanksBeforeComment(text, valueEnd, rest);
  // U+FEFF at the beginning of a text is no longer a part of the key.
  const isHidden = text[keySpan.start] === '\uFEFF';
  const before = isHidden ? [] : smallestEditIn(text, { start: span.start, end: keySpan.start }, '');
  const behind = comment ? trailingBlanks(text, comment) : [];
  // An empty bare value has no place of its own: all between key and comment is one stretch.
  if (raw === '' && !quoted) {
    const middle = smallestEditIn(text, { start: keySpan.end, end: rest }, opening + closing + tail);
    return [...before, ...middle, ...behind];
  }
  return [
    ...before,
    ...smallestEditIn(text, { start: keySpan.end, end: valueSpan.start }, opening),
    ...smallestEditIn(text, { start: valueSpan.end, end: rest }, closing + tail),
    ...behind,
  ];
}

/**
 * A value that holds a quote would end there. Quotes around what a template fills in may come to stand twice, and all
 * the usual marks of templates have one of these characters; a value without them means the same with quotes. Whoever
 * wrote quotes of another kind around a value meant the straight ones: inside of these they would stay unnoticed.
 */
function mayBeQuoted(entry: VmxEntry, raw: string): boolean {
  return !/["{}$%<>@[\]]|__|^'[^']*'$/.test(raw) && !isInTypographicQuotes(entry);
}

/** Comments that stand in a column stay there; one that touches the value gets a blank. */
function blanksBeforeComment(text: string, from: number, comment: number): string {
  const between = text.slice(from, comment);
  const blanks = between.slice(between.replace(/(?<![ \t])[ \t]+$/, '').length);
  return blanks === '' ? ' ' : blanks;
}

function trimmed(text: string, span: Span): TextEdit[] {
  const start = span.end - text.slice(span.start, span.end).replace(/^[ \t]+/, '').length;
  return [
    ...smallestEditIn(text, { start: span.start, end: start }, ''),
    ...trailingBlanks(text, { start, end: span.end }),
  ];
}

function trailingBlanks(text: string, { start, end }: Span): TextEdit[] {
  let stop = end;
  while (stop > start && /[ \t]/.test(text.charAt(stop - 1))) stop--;
  return smallestEditIn(text, { start: stop, end }, '');
}

/** A whole line with its line end. */
function removeLine(
  text: string,
  { span: { start } }: VmxLine,
  next: VmxLine | undefined,
  covered: Span,
): TextEdit[] {
  const end = next?.span.start ?? text.length;
  const span = { start, end };
  // A covered line behind this one is blank too and goes with it, so only at the edge of a selection do line ends meet.
  if (end > covered.end && joinsLineEnds(text, span)) return [];
  return end > start && text[end] !== '\uFEFF' ? [{ span, newText: '' }] : [];
}

/** Where a CR and an LF would meet they would become one line end out of two. */
function joinsLineEnds(text: string, { start, end }: Span): boolean {
  return text[start - 1] === '\r' && text[end] === '\n';
}

const isInterpreterLine = (text: string, { start }: Span): boolean =>
  start <= 1 && text.startsWith('#!', start);

function finalLineEnd({ text, lines }: VmxTree, covered: Span): TextEdit[] {
  const last = lines.at(-1);
  const isOpen = last && last.kind !== 'blank' && last.kind !== 'malformed' && !endsInWholeLine(text);
  if (!isOpen || covered.end < text.length) return [];
  return [{ span: { start: text.length, end: text.length }, newText: lineEndOf(text) }];
}
