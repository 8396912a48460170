import { escapeAttribute, escapeText } from './escape.js';
import type { Layout } from './layout.js';

/** An element that is to be written. One with children has no text of its own. */
export interface NewElement {
  readonly name: string;
  /** Values as they are meant; what XML cannot hold literally is escaped. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly children?: readonly NewElement[];
}

/**
 * The element as XML, each child on a line of its own, without indentation in front of the first line and
 * without a line break at the end.
 * @param indentation of the first line, or undefined for all on one line
 */
export function printElement(element: NewElement, layout: Layout, indentation: string | undefined): string {
  const { name, attributes = {}, text = '', children = [] } = element;
  const { quote } = layout;
  const values = Object.entries(attributes).map(
    ([key, value]) => ` ${key}=${quote}${escapeAttribute(value)}${quote}`,
  );
  const start = `<${name}${values.join('')}`;
  if (children.length === 0 && text === '')
    return layout.empty === 'pair' ? `${start}></${name}>` : start + layout.empty;
  if (children.length === 0) return `${start}>${escapeText(text)}</${name}>`;
  const inner = indentation === undefined ? undefined : indentation + layout.unit;
  const printed = children.map((child) => breakLine(layout, inner) + printElement(child, layout, inner));
  return `${start}>${printed.join('')}${breakLine(layout, indentation)}</${name}>`;
}

function breakLine({ lineEnd }: Layout, indentation: string | undefined): string {
  return indentation === undefined ? '' : lineEnd + indentation;
}
