import type { TextEdit } from '../../syntax/text.js';
import { removeElement } from '../../syntax/vmc/edits.js';
import type { NewElement } from '../../syntax/vmc/newElement.js';
import type { VmcTree, XmlElement } from '../../syntax/vmc/tree.js';
import { pathNotation } from '../diskPath.js';
import type { NewDisk } from '../editor.js';
import { newLeaf } from './leafEdits.js';

/** Takes a controller out, and the element around it where that held SCSI controllers only and this was the last. */
export function removeControllerEdits(tree: VmcTree, controller: XmlElement): TextEdit[] {
  const { parent } = controller;
  const isLast = parent?.children.length === 1 && /scsi/i.test(parent.name);
  return removeElement(tree, isLast ? parent : controller);
}

/**
 * A location with a drive in it, as Virtual Server and Virtual PC write it: both paths, the one that is not given empty.
 * @param location its id, 0 or more.
 */
export function newLocation(location: number, { fileName, deviceType }: NewDisk): NewElement {
  const isRelative = pathNotation(fileName) === 'relative';
  const isOptical = /cd-?rom|dvd/i.test(deviceType ?? '');
  return {
    name: 'location',
    attributes: { id: String(location) },
    children: [
      newLeaf('drive_type', 'integer', isOptical ? '2' : '1'),
      {
        name: 'pathname',
        children: [
          newLeaf('absolute', 'string', isRelative ? '' : fileName),
          newLeaf('relative', 'string', isRelative ? fileName : ''),
        ],
      },
    ],
  };
}
