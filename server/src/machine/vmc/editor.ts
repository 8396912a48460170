import { EditedText } from '../../syntax/editedText.js';
import type { TextEdit } from '../../syntax/text.js';
import {
  insertChild,
  insertComment,
  moveElement,
  removeElement,
  setAttribute,
  setLeafText,
} from '../../syntax/vmc/edits.js';
import { attribute, descend, siblingsOf } from '../../syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../../syntax/vmc/tree.js';
import type { DeclarationWords } from '../declaration.js';
import { changeDeclaration } from '../declarationChange.js';
import { pathNotation } from '../diskPath.js';
import type { ControllerId, MachineEditor, NetworkTarget } from '../editor.js';
import {
  controllerOf,
  diskAt,
  sameSlot,
  type BusSharing,
  type Disk,
  type Slot,
  type VirtualMachine,
} from '../virtualMachine.js';
import { clearLeaf, newLeaf, writeLeaf } from './leafEdits.js';
import { removeControllerEdits } from './controllerEdits.js';
import {
  addAdapterEdits,
  isOnNetwork,
  networkName,
  oldNetworkIdEdits,
  removeAdapterEdits,
  setNetworkEdits,
} from './networkEdits.js';
import { readVmcMachine } from './readMachine.js';
import { SCSI_NAMES, scsiControllers, scsiIdLeaves, sharedLeaves, type Recognised } from './scsiElements.js';

/**
 * Edits a .vmc. Each call is carried out on the text at once, because one repair often builds on the element that
 * another one wrote; in the end they become edits of the text the machine was read from.
 */
export class VmcEditor implements MachineEditor {
  readonly #text: EditedText;
  #machine: VirtualMachine;
  #tree: VmcTree;

  constructor(machine: VirtualMachine, tree: VmcTree) {
    this.#machine = machine;
    this.#text = new EditedText(tree.text);
    this.#tree = tree;
  }

  setBusSharing(controller: ControllerId, mode: BusSharing): this {
    const element = this.#controller(controller);
    if (!element) return this;
    const [leaf] = sharedLeaves(element).leaves;
    if (leaf) return this.#apply(setLeafText(leaf, mode === 'none' ? 'false' : 'true'));
    if (mode === 'none') return this;
    const name = this.#usualLeafName(sharedLeaves, SCSI_NAMES.shared);
    return this.#apply(insertChild(this.#tree, element, newLeaf(name, 'boolean', 'true'), 'first'));
  }

  /** A .vmc names no models, so `model` means nothing here; the new controller gets the SCSI id of a private bus, 7. */
  enableController(controller: ControllerId): this {
    const bus = this.#path('hardware/pci_bus');
    if (controller.bus !== 'scsi' || this.#controller(controller) || !bus) return this;
    const [sibling] = this.#scsiControllers();
    const parent =
      sibling?.parent ?? bus.children.find((child) => /scsi/i.test(child.name) && !attribute(child, 'type'));
    const element = {
      name: sibling?.name ?? SCSI_NAMES.controller,
      attributes: { id: String(controller.number) },
      children: [newLeaf(this.#usualLeafName(scsiIdLeaves, SCSI_NAMES.scsiId), 'integer', '7')],
    };
    return this.#apply(
      parent
        ? insertChild(this.#tree, parent, element)
        : insertChild(this.#tree, bus, { name: SCSI_NAMES.adapter, children: [element] }),
    );
  }

  setControllerModel(): this {
    return this;
  }

  moveDisk(from: Slot, to: Slot): this {
    const location = diskAt(this.#machine, from)?.element;
    const left = diskAt(this.#machine, to);
    if (sameSlot(from, to) || !location || left?.isPresent === true) return this;
    if (!this.#controller({ bus: to.bus, number: to.controller })) return this;
    const place = siblingsOf(location).indexOf(location);
    // Both at once, because a location without an id goes by its place.
    this.#apply([...setAttribute(location, 'id', String(to.target)), ...this.#removalOf(left)]);
    // Another location of the old controller may have the new id, so the element is found again by its place.
    const moved = this.#controller({ bus: from.bus, number: from.controller })?.children[place];
    const target = this.#controller({ bus: to.bus, number: to.controller });
    if (!moved || !target || moved.parent === target) return this;
    return this.#apply(moveElement(this.#tree, moved, target));
  }

  renumberController(controller: ControllerId, number: number): this {
    const element = this.#controller(controller);
    if (!element || this.#controller({ bus: controller.bus, number })) return this;
    return this.#apply(setAttribute(element, 'id', String(number)));
  }

  removeController(controller: ControllerId): this {
    const element = this.#controller(controller);
    return element ? this.#apply(removeControllerEdits(this.#tree, element)) : this;
  }

  removeDisk(slot: Slot): this {
    return this.#apply(this.#removalOf(diskAt(this.#machine, slot)));
  }

  shareDisk(): this {
    return this;
  }

  removeMultiWriter(): this {
    return this;
  }

  setDiskMode(): this {
    return this;
  }

  setChangeTracking(): this {
    return this;
  }

  setDiskLocking(): this {
    return this;
  }

  /** The product may take either path, so the one that is not given must not go on naming the old file. */
  setFileName(slot: Slot, fileName: string): this {
    const isRelative = pathNotation(fileName) === 'relative';
    const [given, other] = isRelative ? ['relative', 'absolute'] : ['absolute', 'relative'];
    const location = diskAt(this.#machine, slot)?.element;
    if (!location) return this;
    return this.#apply([
      ...clearLeaf(location, `pathname/${other}`),
      ...writeLeaf(this.#tree, location, `pathname/${given}`, fileName),
    ]);
  }

  addNetworkAdapter(network: NetworkTarget): this {
    const adapter = this.#path('hardware/pci_bus/ethernet_adapter');
    const name = networkName(network);
    return adapter && name !== undefined ? this.#apply(addAdapterEdits(this.#tree, adapter, name)) : this;
  }

  setNetwork(adapter: number, network: NetworkTarget): this {
    const element = this.#adapter(adapter);
    const name = networkName(network);
    if (!element || name === undefined || isOnNetwork(element, name)) return this;
    // One after the other: where the id is all that was there, the name is written next to it.
    return this.#onAdapter(adapter, (one) => setNetworkEdits(this.#tree, one, name)).#onAdapter(
      adapter,
      (one) => oldNetworkIdEdits(this.#tree, one),
    );
  }

  renumberAdapter(from: number, to: number): this {
    const element = this.#adapter(from);
    return element && !this.#adapter(to) ? this.#apply(setAttribute(element, 'id', String(to))) : this;
  }

  removeAdapter(adapter: number): this {
    return this.#onAdapter(adapter, (one) => removeAdapterEdits(this.#tree, one));
  }

  setScsiId(controller: ControllerId, id: number): this {
    const element = this.#controller(controller);
    if (!element) return this;
    const [leaf] = scsiIdLeaves(element).leaves;
    if (leaf) return this.#apply(setLeafText(leaf, String(id)));
    const [shared] = sharedLeaves(element).leaves;
    const added = newLeaf(this.#usualLeafName(scsiIdLeaves, SCSI_NAMES.scsiId), 'integer', String(id));
    return this.#apply(insertChild(this.#tree, element, added, shared ? { after: shared } : 'first'));
  }

  setDeviceType(): this {
    return this;
  }

  setLeaf(path: string, text: string): this {
    const leaf = this.#path(path);
    return leaf ? this.#apply(setLeafText(leaf, text)) : this;
  }

  setSetting(): this {
    return this;
  }

  removeSetting(): this {
    return this;
  }

  declare(words: DeclarationWords): this {
    const { edits, rest } = changeDeclaration(this.#machine.declaration, words);
    const comment = rest === '' ? [] : insertComment(this.#tree, `vmxlint ${rest}`);
    return this.#apply([...edits, ...comment]);
  }

  edits(): readonly TextEdit[] {
    return this.#text.edits();
  }

  #apply(edits: readonly TextEdit[]): this {
    if (edits.length === 0) return this;
    this.#text.apply(edits);
    const { uri, declaration } = this.#machine;
    this.#machine = readVmcMachine(uri, this.#text.text, declaration.outside);
    if (this.#machine.source.format === 'vmc') this.#tree = this.#machine.source.tree;
    return this;
  }

  #controller({ bus, number }: ControllerId): XmlElement | undefined {
    return controllerOf(this.#machine, { bus, controller: number })?.element;
  }

  #adapter(number: number): XmlElement | undefined {
    return this.#machine.networkAdapters.find((adapter) => adapter.number === number)?.element;
  }

  #onAdapter(number: number, edits: (adapter: XmlElement) => readonly TextEdit[]): this {
    const element = this.#adapter(number);
    return element ? this.#apply(edits(element)) : this;
  }

  #path(path: string): XmlElement | undefined {
    return this.#tree.root && descend(this.#tree.root, path);
  }

  #scsiControllers(): readonly XmlElement[] {
    return scsiControllers(this.#tree.root).map(({ element }) => element);
  }

  /** The name that this file has for a leaf of SCSI controllers; the usual one where it has none yet. */
  #usualLeafName(find: (controller: XmlElement) => Recognised, usual: string): string {
    const leaves = this.#scsiControllers().flatMap((controller) => find(controller).leaves);
    return leaves[0]?.name ?? usual;
  }

  /**
   * Takes out the location of a disk, also an empty one: the products write a location with drive type 0 where no drive
   * is, and two locations of one number must not be.
   */
  #removalOf(disk: Disk | undefined): readonly TextEdit[] {
    return disk?.element ? removeElement(this.#tree, disk.element) : [];
  }
}
