import type { TextEdit } from '../../syntax/text.js';
import { insertChild, removeElement, setLeafText } from '../../syntax/vmc/edits.js';
import { childNamed, childrenNamed, descend, leafText } from '../../syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../../syntax/vmc/tree.js';
import { lowestFree } from '../edits/numbering.js';
import type { NetworkTarget } from '../editor.js';
import { idOf } from './leaves.js';
import { nested, writeLeaf } from './leafEdits.js';

/** The network without a host adapter that Virtual Server makes when it is installed. */
const INTERNAL_NETWORK = 'Internal Network';

/** The name of a network as it stands in a file; a bridged one is called as its maker liked, which nobody can know. */
export function networkName(network: NetworkTarget): string | undefined {
  switch (network.kind) {
    case 'named':
      return network.name;
    case 'host-only':
      return INTERNAL_NETWORK;
    case 'bridged':
      return undefined;
  }
}

/** Adds an adapter behind the others, under the next free id. */
export function addAdapterEdits(tree: VmcTree, adapter: XmlElement, name: string): TextEdit[] {
  const id = lowestFree(childrenNamed(adapter, 'ethernet_controller').map(idOf));
  const added = insertChild(tree, adapter, {
    name: 'ethernet_controller',
    attributes: { id: String(id) },
    children: [nested(['virtual_network', 'name'], name)],
  });
  return [...added, ...countEdits(adapter, 1)];
}

/** Takes an adapter out. */
export function removeAdapterEdits(tree: VmcTree, controller: XmlElement): TextEdit[] {
  const removed = removeElement(tree, controller);
  return removed.length > 0 && controller.parent
    ? [...countEdits(controller.parent, -1), ...removed]
    : removed;
}

/** Real files say 0 beside one adapter: only a count that agrees with the elements is kept in agreement. */
function countEdits(adapter: XmlElement, change: 1 | -1): TextEdit[] {
  const number = childrenNamed(adapter, 'ethernet_controller').length;
  const count = childNamed(adapter, 'controller_count');
  return count && leafText(count) === String(number) ? setLeafText(count, String(number + change)) : [];
}

/** Writes the name of an adapter's network; `oldNetworkIdEdits` belong to it, on the text that these give. */
export function setNetworkEdits(tree: VmcTree, controller: XmlElement, name: string): TextEdit[] {
  return writeLeaf(tree, controller, 'virtual_network/name', name);
}

/** Takes out the id of the old network; without it the product goes by the name. */
export function oldNetworkIdEdits(tree: VmcTree, controller: XmlElement): TextEdit[] {
  const id = descend(controller, 'virtual_network/id');
  return id ? removeElement(tree, id) : [];
}

/** True for an adapter whose network is written by this name. */
export function isOnNetwork(controller: XmlElement, name: string): boolean {
  const current = descend(controller, 'virtual_network/name');
  return current !== undefined && leafText(current) === name;
}
