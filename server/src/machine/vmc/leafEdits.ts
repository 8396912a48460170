import type { TextEdit } from '../../syntax/text.js';
import { insertChild, setLeafText } from '../../syntax/vmc/edits.js';
import type { NewElement } from '../../syntax/vmc/newElement.js';
import { childNamed, descend } from '../../syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../../syntax/vmc/tree.js';

/** What new leaves carry in their attribute `type`. */
type LeafType = 'string' | 'integer' | 'boolean';

export function newLeaf(name: string, type: LeafType, text: string): NewElement {
  return { name, attributes: { type }, text };
}

/** Writes a leaf of text on a path of names below `parent`, with the elements that are missing on the way. */
export function writeLeaf(tree: VmcTree, parent: XmlElement, path: string, text: string): TextEdit[] {
  const [name = '', ...rest] = path.split('/');
  const found = childNamed(parent, name);
  if (!found) return insertChild(tree, parent, nested(path.split('/'), text));
  return rest.length === 0 ? setLeafText(found, text) : writeLeaf(tree, found, rest.join('/'), text);
}

/** Empties a leaf, if it is there. */
export function clearLeaf(parent: XmlElement, path: string): TextEdit[] {
  const leaf = descend(parent, path);
  return leaf ? setLeafText(leaf, '') : [];
}

/** The elements of a path that is not in the file yet, the leaf with the text innermost. */
export function nested(names: readonly string[], text: string): NewElement {
  const [name = '', ...rest] = names;
  return rest.length === 0 ? newLeaf(name, 'string', text) : { name, children: [nested(rest, text)] };
}
