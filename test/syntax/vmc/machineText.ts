import { ENGLISH } from '../../../server/src/l10n/language.js';
import { parse } from '../../../server/src/syntax/vmc/parse.js';
import { descend } from '../../../server/src/syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../../../server/src/syntax/vmc/tree.js';

/** A small machine as Microsoft's products write it: U+FEFF, CRLF, tabs, ` />`. */
export const machineText = [
  '\uFEFF<?xml version="1.0" encoding="UTF-16"?>',
  '<!-- Microsoft Virtual Machine Options and Settings -->',
  '<preferences>',
  '\t<version type="string">2.0</version>',
  '\t<hardware>',
  '\t\t<pci_bus>',
  '\t\t\t<ide_adapter>',
  '\t\t\t\t<ide_controller id="0">',
  '\t\t\t\t\t<location id="0">',
  '\t\t\t\t\t\t<drive_type type="integer">1</drive_type>',
  '\t\t\t\t\t\t<pathname>',
  '\t\t\t\t\t\t\t<absolute type="string" />',
  '\t\t\t\t\t\t\t<relative type="string">disks\\R&amp;D.vhd</relative>',
  '\t\t\t\t\t\t</pathname>',
  '\t\t\t\t\t</location>',
  '\t\t\t\t</ide_controller>',
  '\t\t\t</ide_adapter>',
  '\t\t</pci_bus>',
  '\t</hardware>',
  '</preferences>',
  '',
].join('\r\n');

/** The tree of a text that must be well-formed. */
export function treeOf(text: string): VmcTree {
  const { tree, errors } = parse(text);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => ENGLISH(message)).join('\n'));
  return tree;
}

/** The root of a text, also of a broken one. */
export function rootOf(text: string): XmlElement {
  const { root } = parse(text).tree;
  if (!root) throw new Error('the text has no root');
  return root;
}

/** The element on a path below the root. */
export function at(tree: VmcTree, path: string): XmlElement {
  const found = tree.root && descend(tree.root, path);
  if (!found) throw new Error(`there is no ${path}`);
  return found;
}
