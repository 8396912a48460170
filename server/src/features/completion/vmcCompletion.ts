import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import { nameOf, type Markup } from '../../syntax/vmc/tags.js';
import type { MachineDocument } from '../machineDocument.js';
import { toItem } from './completionItem.js';
import { attributeItems, attributeValueItems } from './vmcAttributeItems.js';
import { elementsInContent, elementsInTag } from './vmcElementItems.js';
import { sceneAt, type VmcScene } from './vmcScene.js';
import { valueItems } from './vmcValueItems.js';

/** The characters behind which a `.vmc` is worth a look. */
export const VMC_TRIGGERS: readonly string[] = ['<', '/', '"', ' ', '>'];

/**
 * What may be written at an offset of a `.vmc`: elements, attributes, values, closing tags; nothing in comments. Works in
 * half-typed text. Never throws.
 * @param trigger the character that made the client ask by itself; undefined when a person asked
 */
export async function vmcCompletion(
  document: MachineDocument,
  offset: number,
  trigger?: string,
): Promise<CompletionItem[]> {
  const { source } = document.machine;
  if (source.format !== 'vmc') return [];
  const scene = sceneAt(document, source.tree, offset);
  const { place } = scene.cursor;
  switch (place.at) {
    case 'content':
      return inContent(scene, trigger);
    case 'tagName':
      return elementsInTag(scene, place.tag);
    case 'endName':
      return endNames(scene, place.tag);
    case 'attributeName':
      return attributeItems(scene, place);
    case 'attributeValue':
      return attributeValueItems(scene, place);
    case 'elsewhere':
      return [];
  }
}

async function inContent(scene: VmcScene, trigger: string | undefined): Promise<CompletionItem[]> {
  const isTyping = trigger !== undefined;
  // Blanks and slashes in a text are no question, and whoever ends a line behind a tag wants to take nothing by it.
  if (isTyping && trigger !== '>') return [];
  const values = await valueItems(scene);
  if (values) return values;
  return isTyping ? [] : elementsInContent(scene);
}

/** The name of the element that an end tag closes: always the innermost one. */
function endNames(
  { document, text, cursor }: VmcScene,
  { nameSpan, isComplete, span }: Markup,
): CompletionItem[] {
  const innermost = cursor.open.at(-1);
  if (!innermost) return [];
  const name = nameOf(text, innermost);
  const isEnded = isComplete || text[span.end - 1] === '>';
  return [
    toItem(document, {
      label: name,
      kind: CompletionItemKind.Struct,
      insert: nameSpan,
      replace: nameSpan,
      pieces: [isEnded ? name : `${name}>`],
      order: '0',
    }),
  ];
}
