import type { VirtualMachine } from '../../machine/virtualMachine.js';
import type { Span } from '../../syntax/text.js';
import { closingNameSpan, leafText, walk } from '../../syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../../syntax/vmc/tree.js';
import { sharedDevices } from './deviceState.js';
import type { Token, TokenModifier } from './tokenLegend.js';
import { vmcDevices } from './vmcDevices.js';

/**
 * The tokens of a .vmc: the tags of devices, and everything inside a place for a drive that holds none, so that it is
 * dimmed. All else has its colours from the editor, which knows XML.
 */
export function vmcTokens(machine: VirtualMachine, tree: VmcTree, range: Span): Token[] {
  const shared = sharedDevices(machine);
  const empty = new Set(
    machine.disks.flatMap(({ kind, element }) => (kind === 'none' && element ? element : [])),
  );
  const tokens: Token[] = [];
  for (const [element, { name }] of vmcDevices(tree)) {
    if (element.span.end < range.start || element.span.start > range.end) continue;
    const modifiers: TokenModifier[] = shared.has(name) && !empty.has(element) ? ['shared'] : [];
    tokens.push(...(empty.has(element) ? disabledTokens(tree, element) : names(element, 'class', modifiers)));
  }
  return tokens
    .filter(({ span }) => span.end >= range.start && span.start <= range.end)
    .sort((a, b) => a.span.start - b.span.start);
}

function disabledTokens({ text }: VmcTree, location: XmlElement): Token[] {
  const modifiers = ['disabled'] as const;
  return [...walk(location)].flatMap((element) => [
    ...names(element, element === location ? 'class' : 'property', modifiers),
    ...leafToken(text, element, modifiers),
  ]);
}

/** The name in the start tag and in the end tag. */
function names(
  element: XmlElement,
  type: 'class' | 'property',
  modifiers: readonly TokenModifier[],
): Token[] {
  const closing = closingNameSpan(element);
  return [element.nameSpan, ...(closing ? [closing] : [])].map((span) => ({ span, type, modifiers }));
}

/** A text that goes over several lines is left alone: not every editor takes such a token. */
function leafToken(text: string, element: XmlElement, modifiers: readonly TokenModifier[]): Token[] {
  const { contentSpan, children } = element;
  if (!contentSpan || children.length > 0 || leafText(element) === '') return [];
  const isOneLine = !/[\r\n]/.test(text.slice(contentSpan.start, contentSpan.end));
  return isOneLine ? [{ span: contentSpan, type: 'string', modifiers }] : [];
}
