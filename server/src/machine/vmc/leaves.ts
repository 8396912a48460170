import { descend, leafText } from '../../syntax/vmc/query.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';
import { mapFact, type Fact } from '../fact.js';
import { isTemplate } from '../template.js';

/** The text of a leaf below `parent`; an empty leaf counts as absent, because that is how the products write "nothing". */
export function textFact(parent: XmlElement, path: string): Fact<string> {
  const leaf = descend(parent, path);
  if (!leaf) return { value: undefined, missing: 'absent', span: parent.openSpan };
  return leafFact(leaf);
}

export function leafFact(leaf: XmlElement): Fact<string> {
  const text = leafText(leaf);
  const span = text === '' ? leaf.openSpan : (leaf.contentSpan ?? leaf.openSpan);
  if (text === '') return { value: undefined, missing: 'absent', span };
  if (isTemplate(text)) return { value: undefined, missing: 'template', span };
  return { value: text, span, keySpan: leaf.nameSpan };
}

export function flagFact(leaf: XmlElement | undefined, anchor: XmlElement): Fact<boolean> {
  if (!leaf) return { value: undefined, missing: 'absent', span: anchor.openSpan };
  return mapFact(leafFact(leaf), (text) =>
    /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined,
  );
}

export function numberFact(leaf: XmlElement | undefined, anchor: XmlElement): Fact<number> {
  if (!leaf) return { value: undefined, missing: 'absent', span: anchor.openSpan };
  return mapFact(leafFact(leaf), (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined));
}

/** The `id` of a controller, location or adapter; its place among its siblings where none is written. */
export function idOf(element: XmlElement): number {
  const written = element.attributes.find(({ name }) => name === 'id')?.value.trim();
  if (written !== undefined && /^\d{1,9}$/.test(written)) return Number(written);
  const siblings = element.parent?.children.filter(({ name }) => name === element.name) ?? [];
  return Math.max(siblings.indexOf(element), 0);
}
