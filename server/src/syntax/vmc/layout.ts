import { isLineStart } from '../lines.js';
import { lineEndOf, type LineEnd } from '../text.js';
import { walk } from './query.js';
import { isBlank } from './whiteSpace.js';
import type { VmcTree, XmlElement } from './tree.js';

/** How a file writes its elements; new ones are written the same way. */
export interface Layout {
  readonly lineEnd: LineEnd;
  /** What one level is indented by. */
  readonly unit: string;
  /** What ends an element without content: ` />`, `/>`, or a closing tag of its own. */
  readonly empty: ' />' | '/>' | 'pair';
  readonly quote: '"' | "'";
}

/** The layout of a file by its first examples; where it has none, that of Microsoft's own files. */
export function layoutOf({ text, root }: VmcTree): Layout {
  const lineEnd = lineEndOf(text);
  const layout = { lineEnd, unit: '\t', empty: ' />', quote: '"' } as const;
  if (!root) return layout;
  const elements = [...walk(root)];
  const unit = firstUnit(text, elements);
  const attribute = elements.find(({ attributes }) => attributes.length > 0)?.attributes[0];
  return {
    lineEnd,
    unit: unit ?? layout.unit,
    empty: emptyStyle(text, elements) ?? layout.empty,
    quote: attribute && text[attribute.valueSpan.start - 1] === "'" ? "'" : layout.quote,
  };
}

/** What stands between the line's start and `offset`, if these are only blanks. */
export function indentationAt(text: string, offset: number): string | undefined {
  let start = offset;
  // Over blanks only, not to the line's start: a whole file may stand on one line, and this is asked of all its elements.
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return isLineStart(text, start) ? text.slice(start, offset) : undefined;
}

function firstUnit(text: string, elements: readonly XmlElement[]): string | undefined {
  for (const element of elements) {
    const unit = unitAt(text, element);
    if (unit !== undefined) return unit;
  }
  return undefined;
}

function unitAt(text: string, { parent, span }: XmlElement): string | undefined {
  const outer = parent && indentationAt(text, parent.span.start);
  const inner = indentationAt(text, span.start);
  if (outer === undefined || !inner?.startsWith(outer) || inner === outer) return undefined;
  return inner.slice(outer.length);
}

function emptyStyle(text: string, elements: readonly XmlElement[]): Layout['empty'] | undefined {
  const example = elements.find(
    ({ selfClosing, contentSpan }) => selfClosing || contentSpan?.start === contentSpan?.end,
  );
  if (!example) return undefined;
  if (!example.selfClosing) return 'pair';
  return isBlank(text[example.span.end - 3]) ? ' />' : '/>';
}
