import { CompletionItemKind, InsertTextMode, type CompletionItem } from 'vscode-languageserver';
import { vmcElement } from '../../knowledge/vmcElements.js';
import { vmcChildren, vmcIds } from '../../knowledge/vmcStructure.js';
import { pathOf } from '../../syntax/vmc/cursor.js';
import { lacksEndTag, nameOf, type Markup } from '../../syntax/vmc/tags.js';
import type { Span } from '../../syntax/text.js';
import { linkedNames } from '../linkedEditing.js';
import { toItem, type Piece, type Suggestion } from './completionItem.js';
import { countEdits } from './vmcAdapterCount.js';
import { elementDocumentation } from './vmcDocumentation.js';
import { lastName, newElement } from './vmcNewElement.js';
import { freeIds, indentationOf, tagsBeside, type VmcScene } from './vmcScene.js';

/** Where an element is written. */
interface ElementPlace {
  /** What is replaced, from the `<` on or where it would stand. */
  readonly span: Span;
  /** A `<` stands there already: clients compare it with what they filter by. */
  readonly isOpened: boolean;
}

/** Elements in the content of another one, where no `<` is typed yet; what is typed of a name is replaced. */
export function elementsInContent(scene: VmcScene): CompletionItem[] {
  const { text, offset } = scene;
  let start = offset;
  while (start > 0 && /[\w.-]/.test(text.charAt(start - 1))) start--;
  return wholeElements(scene, { span: { start, end: offset }, isOpened: false });
}

/** Elements where a `<` is typed; of a tag that goes on behind its name, the name alone. */
export function elementsInTag(scene: VmcScene, tag: Markup): CompletionItem[] {
  const { span, nameSpan, isComplete } = tag;
  const rest = scene.text.slice(nameSpan.end, span.end).trim();
  if (isComplete || rest !== '') return elementNames(scene, nameSpan);
  return [
    ...wholeElements(scene, { span: { start: span.start, end: nameSpan.end }, isOpened: true }),
    ...endTag(scene, tag),
  ];
}

/** The elements that may stand at the cursor: those missing first, those that stand there already last. */
function possible(scene: VmcScene): readonly { readonly path: string; readonly order: string }[] {
  const { text, cursor } = scene;
  const present = new Set(tagsBeside(scene).map((tag) => nameOf(text, tag)));
  if (cursor.open.length === 0) return present.size === 0 ? [{ path: '', order: '0' }] : [];
  return vmcChildren(pathOf(text, cursor.open)).map(({ path }, index) => {
    const isPresent = vmcIds(path) === undefined && present.has(lastName(path));
    return { path, order: `${isPresent ? 1 : 0}${String(index).padStart(3, '0')}` };
  });
}

function wholeElements(scene: VmcScene, place: ElementPlace): CompletionItem[] {
  return possible(scene).flatMap(({ path, order }) => {
    const range = vmcIds(path);
    const id = range && freeIds(scene, lastName(path), range)[0];
    // All places for such a device are taken.
    return range && id === undefined ? [] : [wholeElement(scene, place, { path, id, order })];
  });
}

function wholeElement(
  scene: VmcScene,
  { span, isOpened }: ElementPlace,
  { path, id, order }: { readonly path: string; readonly id: number | undefined; readonly order: string },
): CompletionItem {
  const { document, text, layout } = scene;
  const { abilities } = document.session;
  // A client that indents by itself wants lines that are indented as if they stood alone.
  const isIndentedByClient = abilities.snippets && !abilities.keepsIndentation;
  const pieces = newElement(path, id, {
    layout,
    lineEnd: layout.lineEnd,
    indentation: isIndentedByClient ? '' : indentationOf(text, span.start),
  });
  const name = lastName(path);
  const item = toItem(document, {
    ...described(scene, path, order),
    ...(id === undefined ? {} : { description: `id="${id}"` }),
    insert: span,
    replace: span,
    pieces,
    filter: isOpened ? `<${name}` : name,
    edits: name === 'ethernet_controller' ? countEdits(scene) : [],
  });
  return hasLines(pieces) && abilities.keepsIndentation
    ? { ...item, insertTextMode: InsertTextMode.asIs }
    : item;
}

function elementNames(scene: VmcScene, span: Span): CompletionItem[] {
  const { document, tree } = scene;
  const mirror = linkedNames(tree, span.end)?.find(({ start }) => start > span.start);
  if (mirror && !mayChange(scene, mirror)) return [];
  return possible(scene).map(({ path, order }) =>
    toItem(document, {
      ...described(scene, path, order),
      insert: span,
      replace: span,
      pieces: [lastName(path)],
      edits: mirror ? [{ span: mirror, newText: lastName(path) }] : [],
    }),
  );
}

/**
 * Whether an end tag can be renamed along with its start tag. VS Code knows that what stands behind the cursor on the
 * same line moves while somebody types; other clients may not, and would write over something else.
 */
function mayChange({ document: { session, places }, offset }: VmcScene, mirror: Span): boolean {
  return session.abilities.showsRules || places.position(mirror.start).line > places.position(offset).line;
}

function described(
  { document }: VmcScene,
  path: string,
  order: string,
): Pick<Suggestion, 'label' | 'kind' | 'order' | 'detail' | 'documentation'> {
  const type = vmcElement(path)?.type ?? 'container';
  const documentation = elementDocumentation(document.session, path);
  return {
    label: lastName(path),
    kind: type === 'container' ? CompletionItemKind.Struct : CompletionItemKind.Property,
    order,
    ...(type === 'container' ? {} : { detail: type }),
    ...(documentation ? { documentation } : {}),
  };
}

/** The end of the element around the cursor, where it has none yet. */
function endTag({ document, text, cursor }: VmcScene, { span, nameSpan }: Markup): CompletionItem[] {
  const innermost = cursor.open.at(-1);
  if (!innermost || !lacksEndTag(text, cursor.open, span.end)) return [];
  const name = `/${nameOf(text, innermost)}`;
  return [
    toItem(document, {
      label: name,
      kind: CompletionItemKind.Struct,
      insert: { start: span.start, end: nameSpan.end },
      replace: { start: span.start, end: nameSpan.end },
      pieces: [`<${name}>`],
      filter: `<${name}`,
      order: '2',
    }),
  ];
}

function hasLines(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => typeof piece === 'string' && /[\r\n]/.test(piece));
}
