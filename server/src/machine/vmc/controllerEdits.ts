import type { TextEdit } from '../../syntax/text.js';
import { removeElement } from '../../syntax/vmc/edits.js';
import type { VmcTree, XmlElement } from '../../syntax/vmc/tree.js';

/** Takes a controller out, and the element around it where that held SCSI controllers only and this was the last. */
export function removeControllerEdits(tree: VmcTree, controller: XmlElement): TextEdit[] {
  const { parent } = controller;
  const isLast = parent?.children.length === 1 && /scsi/i.test(parent.name);
  return removeElement(tree, isLast ? parent : controller);
}
