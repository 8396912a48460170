import { linesIn } from '../lines.js';
import { smallestEditIn } from '../smallestEdit.js';
import type { Span, TextEdit } from '../text.js';
import { layoutOf, type Layout } from './layout.js';
import { parse } from './parse.js';
import { tagEdits, closingTagEdits } from './tagFormat.js';
import type { VmcTree, XmlComment, XmlElement } from './tree.js';
import { isAllBlank } from './whiteSpace.js';

/** Something that stands between two tags: an element, a comment, a processing instruction. */
interface Item {
  readonly span: Span;
  readonly isComment: boolean;
  readonly element?: XmlElement;
}

interface Formatting {
  readonly tree: VmcTree;
  readonly layout: Layout;
  readonly edits: TextEdit[];
}

/**
 * Lays a .vmc out as Microsoft's products write it: each element of a container on a line of its own, indented by its
 * depth with what the file uses, else tabs; one blank inside tags, at most one blank line in a row. The text of leaves, elements
 * that hold text beside other elements, comments, quotes, line ends and U+FEFF stay; a comment stays on the line of the
 * element that it shares one with.
 * @param range a selection; only changes inside the lines that it covers are made.
 * @returns edits in the order of the text; none for a text that is formatted, and none for one that is not well-formed.
 */
export function formatVmc(tree: VmcTree, range?: Span): TextEdit[] {
  if (!tree.root || parse(tree.text).errors.length > 0) return [];
  const formatting = { tree, layout: layoutOf(tree), edits: [] };
  formatOutermost(formatting, tree.root);
  const covered = range && linesIn(tree.text, range);
  return formatting.edits.filter(
    ({ span }: TextEdit) => !covered || (covered.start <= span.start && span.end <= covered.end),
  );
}

/** Everything in front of the root, and the root, begins a line. */
function formatOutermost(formatting: Formatting, root: XmlElement): void {
  const { text, comments } = formatting.tree;
  const head = [...text.slice(0, root.span.start).matchAll(/<!--[^]*?-->|<\?[^]*?\?>/g)].map((found) => ({
    span: { start: found.index, end: found.index + found[0].length },
    isComment: found[0].startsWith('<!--'),
  }));
  const tail = comments.filter(({ span }) => span.start >= root.span.end);
  const items: readonly Item[] = [
    ...head,
    { span: root.span, isComment: false, element: root },
    ...tail.map(commentItem),
  ];
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    const joins = before && index > head.length && isJoined(text, before, item, items[index + 1]?.span.start);
    if (before && !joins) setGap(formatting, { start: before.span.end, end: item.span.start }, '', 1);
    if (item.element) formatElement(formatting, item.element, '');
  }
}

function formatElement(formatting: Formatting, element: XmlElement, indentation: string): void {
  const { tree, layout, edits } = formatting;
  const { contentSpan, closeSpan, children } = element;
  const items = contentSpan && children.length > 0 ? itemsOf(tree, element, contentSpan) : [];
  if (!items) return;
  edits.push(...tagEdits(tree.text, element));
  const inner = indentation + layout.unit;
  for (const [index, item] of items.entries()) {
    const before = items[index - 1] ?? { span: element.openSpan, isComment: false };
    const behind = items[index + 1]?.span.start;
    const gap = { start: before.span.end, end: item.span.start };
    if (!isJoined(tree.text, before, item, behind)) setGap(formatting, gap, inner, index === 0 ? 0 : 1);
    if (item.element) formatElement(formatting, item.element, inner);
  }
  const last = items.at(-1);
  if (last && closeSpan) setGap(formatting, { start: last.span.end, end: closeSpan.start }, indentation, 0);
  edits.push(...closingTagEdits(tree.text, element));
}

/** Elements and comments in the order of the text; undefined where text stands beside them. */
function itemsOf(tree: VmcTree, { children }: XmlElement, content: Span): Item[] | undefined {
  const items: Item[] = [];
  let done = content.start;
  const closing = { span: { start: content.end, end: content.end }, isComment: false };
  for (const next of [
    ...children.map((element) => ({ span: element.span, isComment: false, element })),
    closing,
  ]) {
    for (const comment of commentsBetween(tree.comments, done, next.span.start)) {
      if (!isAllBlank(tree.text.slice(done, comment.span.start))) return undefined;
      items.push(commentItem(comment));
      done = comment.span.end;
    }
    if (!isAllBlank(tree.text.slice(done, next.span.start))) return undefined;
    if (next !== closing) items.push(next);
    done = next.span.end;
  }
  return items;
}

const commentItem = ({ span }: XmlComment): Item => ({ span, isComment: true });

/** The comments of a stretch. They stand in the order of the text, so that a few steps find the first. */
function commentsBetween(comments: readonly XmlComment[], start: number, end: number): readonly XmlComment[] {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const comment = comments[middle];
    if (comment && comment.span.start < start) low = middle + 1;
    else high = middle;
  }
  const found: XmlComment[] = [];
  for (let comment = comments[low]; comment && comment.span.start < end; comment = comments[++low])
    found.push(comment);
  return found;
}

/**
 * A comment that shares its line with what stands behind it, or with what stands in front of it and nothing else, says
 * something about that line.
 * @param behind where the next item starts; undefined where none follows.
 */
function isJoined(text: string, before: Item, item: Item, behind: number | undefined): boolean {
  if (hasLineBreak(text.slice(before.span.end, item.span.start))) return false;
  if (before.isComment) return true;
  return item.isComment && (behind === undefined || hasLineBreak(text.slice(item.span.end, behind)));
}

/** Ends the line and indents the next; as many blank lines as are there, up to `most`, stay. */
function setGap({ tree, layout, edits }: Formatting, gap: Span, indentation: string, most: number): void {
  const written = tree.text.slice(gap.start, gap.end);
  const breaks = written.match(/\r\n|\n|\r/g) ?? [];
  const kept = breaks.slice(0, 1 + most);
  const wanted = (kept.length === 0 ? layout.lineEnd : kept.join('')) + indentation;
  edits.push(...smallestEditIn(tree.text, gap, wanted));
}

const hasLineBreak = (text: string): boolean => /[\r\n]/.test(text);
