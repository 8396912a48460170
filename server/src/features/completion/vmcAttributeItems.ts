import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import { VMC_TYPES, vmcElement } from '../../knowledge/vmcElements.js';
import { vmcIds } from '../../knowledge/vmcStructure.js';
import type { CursorPlace } from '../../syntax/vmc/cursor.js';
import { pathOf } from '../../syntax/vmc/cursor.js';
import { attributesOf, nameOf, type Markup } from '../../syntax/vmc/tags.js';
import { toItem, type Piece } from './completionItem.js';
import { freeIds, type VmcScene } from './vmcScene.js';

/** The attributes that a tag lacks: `type` of a leaf, `id` of an element that stands in its place several times. */
export function attributeItems(
  scene: VmcScene,
  { tag, span, hasValue }: Extract<CursorPlace, { readonly at: 'attributeName' }>,
): CompletionItem[] {
  const { document, text, layout } = scene;
  const written = attributesOf(text, tag)
    .filter(({ nameSpan }) => nameSpan.start !== span.start)
    .map(({ nameSpan }) => text.slice(nameSpan.start, nameSpan.end));
  const { quote } = layout;
  return attributesFor(scene, tag)
    .filter(([name]) => !written.includes(name))
    .map(([name, values]) =>
      toItem(document, {
        label: name,
        kind: CompletionItemKind.Field,
        insert: span,
        replace: span,
        pieces: hasValue ? [name] : [`${name}=${quote}`, valuePiece(values), quote],
        order: name,
      }),
    );
}

/** The values of an attribute: the type that is right for a leaf first, the ids that are free. */
export function attributeValueItems(
  scene: VmcScene,
  { tag, name, span, isQuoted }: Extract<CursorPlace, { readonly at: 'attributeValue' }>,
): CompletionItem[] {
  const { document, text, offset, layout } = scene;
  const [, values] = attributesFor(scene, tag).find(([known]) => known === name) ?? [];
  const all = name === 'type' && values ? [...new Set([...values, ...VMC_TYPES])] : (values ?? []);
  const quote = isQuoted ? '' : layout.quote;
  // A complete value is there to be exchanged: what stands in front of the cursor rules nothing out then.
  const typed = text.slice(span.start, offset);
  const isExchanged = typed !== '' && (all.includes(typed) || name === 'id');
  return all.map((value, index) =>
    toItem(document, {
      label: value,
      kind: CompletionItemKind.EnumMember,
      insert: span,
      replace: span,
      pieces: [`${quote}${value}${quote}`],
      filter: isExchanged ? typed : `${quote}${value}`,
      order: String(index).padStart(2, '0'),
    }),
  );
}

/** Attributes of an element with their values, the best first. Of an unknown element nobody knows the type. */
function attributesFor(
  scene: VmcScene,
  tag: Markup,
): readonly (readonly [name: string, values: readonly string[]])[] {
  const { text, cursor } = scene;
  const path = pathOf(text, [...cursor.open, tag]);
  const ids = vmcIds(path);
  if (ids) return [['id', freeIds(scene, nameOf(text, tag), ids).map(String)]];
  const type = vmcElement(path)?.type;
  if (type === 'container' || cursor.open.length === 0) return [];
  return [['type', type === undefined ? VMC_TYPES : [type]]];
}

function valuePiece(values: readonly string[]): Piece {
  const [value = ''] = values;
  return values.length > 1 ? { value, choices: values } : value;
}
