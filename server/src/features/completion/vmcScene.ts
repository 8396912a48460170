import { indentationAt, layoutOf, type Layout } from '../../syntax/vmc/layout.js';
import { attributesOf, childTags, nameOf, type Markup } from '../../syntax/vmc/tags.js';
import { cursorAt, type VmcCursor } from '../../syntax/vmc/cursor.js';
import type { VmcTree } from '../../syntax/vmc/tree.js';
import { lineStart } from '../../syntax/lines.js';
import type { MachineDocument } from '../machineDocument.js';

/** A cursor in a `.vmc` and what stands around it. */
export interface VmcScene {
  readonly document: MachineDocument;
  readonly text: string;
  readonly tree: VmcTree;
  readonly offset: number;
  readonly cursor: VmcCursor;
  readonly layout: Layout;
}

export function sceneAt(document: MachineDocument, tree: VmcTree, offset: number): VmcScene {
  const { text } = document;
  return { document, text, tree, offset, cursor: cursorAt(text, offset), layout: layoutOf(tree) };
}

/** The complete tags beside the cursor: the children of the element around it, but for the tag that is typed. */
export function tagsBeside({ text, cursor }: VmcScene): readonly Markup[] {
  const { place, open } = cursor;
  const typed = 'tag' in place ? place.tag.span.start : undefined;
  return childTags(text, open).filter(({ span }) => span.start !== typed);
}

/** The ids that are free for an element of a name, the smallest first, at most eight. On a shared bus only location 0 is one. */
export function freeIds(
  scene: VmcScene,
  name: string,
  [min, max]: readonly [number, number],
): readonly number[] {
  const { text } = scene;
  const taken = new Set(
    tagsBeside(scene)
      .filter((tag) => nameOf(text, tag) === name)
      .map((tag) => Number(attributeValue(text, tag, 'id') ?? NaN)),
  );
  const free: number[] = [];
  const last = isOnSharedBus(scene) ? min : Math.min(max, min + taken.size + 7);
  for (let id = min; id <= last && free.length < 8; id++) if (!taken.has(id)) free.push(id);
  return free;
}

/** Inside a SCSI controller that says it is shared. */
function isOnSharedBus(scene: VmcScene): boolean {
  const { text, cursor } = scene;
  const around = cursor.open.at(-1);
  if (!around || nameOf(text, around) !== 'scsi_controller') return false;
  return tagsBeside(scene).some(
    (tag) =>
      nameOf(text, tag) === 'shared' && /^\s*true\s*</i.test(text.slice(tag.span.end, tag.span.end + 100)),
  );
}

/** The value of an attribute as it is written; undefined where the tag has none of that name. */
export function attributeValue(text: string, tag: Markup, name: string): string | undefined {
  const found = attributesOf(text, tag).find(
    ({ nameSpan }) => text.slice(nameSpan.start, nameSpan.end) === name,
  );
  return found?.valueSpan && text.slice(found.valueSpan.start, found.valueSpan.end);
}

/** The blanks that the line of an offset begins with. */
export function indentationOf(text: string, offset: number): string {
  const own = indentationAt(text, offset);
  return own ?? /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}
