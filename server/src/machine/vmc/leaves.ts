import { rememberedOf } from '../../syntax/remembered.js';
import { attribute, descendAll, leafText, siblingsOf } from '../../syntax/vmc/query.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';
import { mapFact, type Fact } from '../fact.js';
import { isTemplate } from '../template.js';

/** The text of the leaf on a path below `parent`. */
export function textFact(parent: XmlElement, path: string): Fact<string> {
  return leafFact(descendAll(parent, path), parent);
}

/**
 * The text of the one leaf among `leaves`. An empty leaf counts as absent, because that is how the products write
 * "nothing"; of a leaf that stands twice nobody can say which one counts.
 * @param anchor the element that makes the leaf necessary: where a message about a missing one stands.
 */
function leafFact(leaves: readonly XmlElement[], anchor: XmlElement): Fact<string> {
  const [leaf, second] = leaves;
  if (!leaf) return { value: undefined, missing: 'absent', span: anchor.openSpan };
  const text = leafText(leaf);
  const inside = text === '' ? undefined : leaf.contentSpan;
  const span = inside ?? leaf.openSpan;
  if (second) return { value: undefined, missing: 'duplicate', span };
  if (text === '') return { value: undefined, missing: 'absent', span };
  if (isTemplate(text)) return { value: undefined, missing: 'template', span };
  return { value: text, span, keySpan: leaf.nameSpan };
}

/** `true` or `false` in any letter case; everything else is no boolean. */
export function flagFact(leaves: readonly XmlElement[], anchor: XmlElement): Fact<boolean> {
  return mapFact(leafFact(leaves, anchor), (text) =>
    /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined,
  );
}

/** A whole decimal number, negative ones included. */
export function numberFact(leaves: readonly XmlElement[], anchor: XmlElement): Fact<number> {
  return mapFact(leafFact(leaves, anchor), (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined));
}

/** The `id` of a controller, location or adapter as written; undefined where it is missing or no plain number. */
export function writtenId(element: XmlElement): number | undefined {
  const written = attribute(element, 'id')?.value.trim();
  return written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) : undefined;
}

/**
 * The written `id`. Elements where none can be read have the numbers from 0, in their order, that none of their siblings
 * says is its own: two devices are not taken for one.
 */
export function idOf(element: XmlElement): number {
  // Each element is among its siblings.
  return writtenId(element) ?? Number(numbersWithoutId(siblingsOf(element)).get(element));
}

/** Worked out for all siblings at once: of each one alone it would take minutes in a file that was made to hold very many. */
const numbersWithoutId = rememberedOf((siblings: readonly XmlElement[]): ReadonlyMap<XmlElement, number> => {
  const taken = new Set(siblings.map((one) => `${one.name} ${writtenId(one)}`));
  const next = new Map<string, number>();
  const numbers = new Map<XmlElement, number>();
  for (const one of siblings.filter((sibling) => writtenId(sibling) === undefined)) {
    let number = next.get(one.name) ?? 0;
    while (taken.has(`${one.name} ${number}`)) number++;
    next.set(one.name, number + 1);
    numbers.set(one, number);
  }
  return numbers;
});
