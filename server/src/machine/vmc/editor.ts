import { applyEdits, type TextEdit } from '../../syntax/text.js';
import {
  insertChild,
  insertComment,
  moveElement,
  setAttribute,
  setLeafText,
} from '../../syntax/vmc/edits.js';
import { childrenNamed, descend, descendAll } from '../../syntax/vmc/query.js';
import type { NewElement } from '../../syntax/vmc/newElement.js';
import type { VmcTree, XmlElement } from '../../syntax/vmc/tree.js';
import { declarationWords, type ClusterKind } from '../declaration.js';
import { smallestEdit } from '../../syntax/smallestEdit.js';
import type { ControllerId, MachineEditor, NetworkTarget } from '../editor.js';
import type { Product } from '../product.js';
import { controllerOf, diskAt, type BusSharing, type Slot, type VirtualMachine } from '../virtualMachine.js';
import { scsiIdLeaf, sharedLeaf } from './devices.js';
import { readVmcMachine } from './readMachine.js';

/**
 * Edits a .vmc. Each call is carried out on the text at once, because one repair often builds on the element that
 * another one wrote; what differs in the end becomes one edit.
 */
export class VmcEditor implements MachineEditor {
  readonly #original: VmcTree;
  #machine: VirtualMachine;
  #tree: VmcTree;

  constructor(machine: VirtualMachine, tree: VmcTree) {
    this.#machine = machine;
    this.#original = tree;
    this.#tree = tree;
  }

  setBusSharing(controller: ControllerId, mode: BusSharing): this {
    const element = this.#controller(controller);
    if (!element) return this;
    const text = mode === 'none' ? 'false' : 'true';
    const { leaf } = sharedLeaf(element);
    const added: NewElement = { name: 'shared', attributes: { type: 'boolean' }, text };
    return this.#apply(leaf ? setLeafText(leaf, text) : insertChild(this.#tree, element, added, 'first'));
  }

  enableController(controller: ControllerId): this {
    if (controller.bus !== 'scsi' || this.#controller(controller)) return this;
    const bus = this.#path('hardware/pci_bus');
    if (!bus) return this;
    const element: NewElement = {
      name: 'scsi_controller',
      attributes: { id: String(controller.number) },
      children: [{ name: 'scsi_id', attributes: { type: 'integer' }, text: '7' }],
    };
    const adapter = bus.children.find(({ name }) => /scsi/i.test(name));
    return this.#apply(
      adapter
        ? insertChild(this.#tree, adapter, element)
        : insertChild(this.#tree, bus, { name: 'scsi_adapter', children: [element] }),
    );
  }

  moveDisk(from: Slot, to: Slot): this {
    const location = diskAt(this.#machine, from)?.element;
    if (!location) return this;
    this.#apply(setAttribute(location, 'id', String(to.target)));
    const moved = this.#locationIn(from, to.target);
    const target = this.#controller({ bus: to.bus, number: to.controller });
    if (!moved || !target || moved.parent === target) return this;
    return this.#apply(moveElement(this.#tree, moved, target));
  }

  setDiskLocking(): this {
    return this;
  }

  setFileName(slot: Slot, fileName: string): this {
    const location = diskAt(this.#machine, slot)?.element;
    const absolute = location && descend(location, 'pathname/absolute');
    return absolute ? this.#apply(setLeafText(absolute, fileName)) : this;
  }

  addNetworkAdapter(network: NetworkTarget): this {
    const adapter = this.#path('hardware/pci_bus/ethernet_adapter');
    if (!adapter) return this;
    const count = childrenNamed(adapter, 'ethernet_controller').length;
    const name = network.kind === 'named' ? network.name : 'Local only';
    this.#apply(
      insertChild(this.#tree, adapter, {
        name: 'ethernet_controller',
        attributes: { id: String(count) },
        children: [
          {
            name: 'virtual_network',
            children: [{ name: 'name', attributes: { type: 'string' }, text: name }],
          },
        ],
      }),
    );
    const counter = this.#path('hardware/pci_bus/ethernet_adapter/controller_count');
    return counter ? this.#apply(setLeafText(counter, String(count + 1))) : this;
  }

  setNetwork(adapter: number, network: NetworkTarget): this {
    const element = this.#machine.networkAdapters.find(({ number }) => number === adapter)?.element;
    const name = element && descend(element, 'virtual_network/name');
    if (!name) return this;
    this.#apply(setLeafText(name, network.kind === 'named' ? network.name : 'Local only'));
    // The id names the old network; without it the product goes by the name.
    const changed = this.#machine.networkAdapters.find(({ number }) => number === adapter)?.element;
    const id = changed && descend(changed, 'virtual_network/id');
    return id ? this.#apply(setLeafText(id, '')) : this;
  }

  setScsiId(controller: ControllerId, id: number): this {
    const element = this.#controller(controller);
    if (!element) return this;
    const { leaf } = scsiIdLeaf(element);
    const added: NewElement = { name: 'scsi_id', attributes: { type: 'integer' }, text: String(id) };
    return this.#apply(
      leaf ? setLeafText(leaf, String(id)) : insertChild(this.#tree, element, added, 'first'),
    );
  }

  declare(words: { readonly product?: Product; readonly cluster?: ClusterKind }): this {
    const { product, cluster } = this.#machine.declaration;
    const edits: TextEdit[] = [];
    if (words.product !== undefined && !isAbsentWord(product))
      edits.push({ span: product.span, newText: words.product });
    if (words.cluster !== undefined && !isAbsentWord(cluster))
      edits.push({ span: cluster.span, newText: words.cluster });
    if (edits.length > 0) return this.#apply(edits);
    return this.#apply(insertComment(this.#tree, ` vmxlint ${declarationWords(words)} `));
  }

  edits(): readonly TextEdit[] {
    return smallestEdit(this.#original.text, this.#tree.text);
  }

  #apply(edits: readonly TextEdit[]): this {
    if (edits.length === 0) return this;
    this.#machine = readVmcMachine(this.#machine.uri, applyEdits(this.#tree.text, edits));
    if (this.#machine.source.format === 'vmc') this.#tree = this.#machine.source.tree;
    return this;
  }

  #controller({ bus, number }: ControllerId): XmlElement | undefined {
    return controllerOf(this.#machine, { bus, controller: number, target: 0 })?.element;
  }

  #path(path: string): XmlElement | undefined {
    return this.#tree.root && descend(this.#tree.root, path);
  }

  #locationIn(from: Slot, target: number): XmlElement | undefined {
    const controller = this.#controller({ bus: from.bus, number: from.controller });
    return (
      controller &&
      descendAll(controller, 'location').find((location) => attributeId(location) === String(target))
    );
  }
}

const attributeId = (element: XmlElement): string | undefined =>
  element.attributes.find(({ name }) => name === 'id')?.value;

function isAbsentWord(fact: { readonly value: unknown; readonly missing?: string }): boolean {
  return fact.value === undefined && fact.missing === 'absent';
}
