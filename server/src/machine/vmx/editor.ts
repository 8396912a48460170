import type { TextEdit } from '../../syntax/text.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import type { ControllerId, MachineEditor, NetworkTarget } from '../editor.js';
import type { DeclarationWords } from '../declarationChange.js';
import { isFamily } from '../product.js';
import {
  controllerName,
  slotName,
  type BusSharing,
  type Slot,
  type VirtualMachine,
} from '../virtualMachine.js';
import { declarationEdit } from './declarationEdit.js';
import { SettingEdits } from './settingEdits.js';

/** Edits a .vmx: every repair is a few settings. */
export class VmxEditor implements MachineEditor {
  readonly #machine: VirtualMachine;
  readonly #tree: VmxTree;
  readonly #settings: SettingEdits;
  #declaration: readonly TextEdit[] = [];

  constructor(machine: VirtualMachine, tree: VmxTree) {
    this.#machine = machine;
    this.#tree = tree;
    this.#settings = new SettingEdits(tree);
  }

  setBusSharing(controller: ControllerId, mode: BusSharing): this {
    this.#settings.set(`${controllerName(controller)}.sharedBus`, mode);
    return this;
  }

  enableController(controller: ControllerId, model?: string): this {
    const name = controllerName(controller);
    this.#settings.set(`${name}.present`, 'TRUE');
    if (model !== undefined && !this.#settings.has(`${name}.virtualDev`))
      this.#settings.set(`${name}.virtualDev`, model);
    return this;
  }

  setControllerModel(controller: ControllerId, model: string): this {
    this.#settings.set(`${controllerName(controller)}.virtualDev`, model);
    return this;
  }

  moveDisk(from: Slot, to: Slot): this {
    this.#settings.renamePrefix(`${slotName(from)}.`, `${slotName(to)}.`);
    this.#settings.renamePrefix(`sched.${slotName(from)}.`, `sched.${slotName(to)}.`);
    return this.#renameInBootOrder((slot) => (slot === slotName(from) ? slotName(to) : slot));
  }

  renumberController(controller: ControllerId, number: number): this {
    const from = controllerName(controller);
    const to = controllerName({ ...controller, number });
    for (const mark of ['.', ':']) {
      this.#settings.renamePrefix(`${from}${mark}`, `${to}${mark}`);
      this.#settings.renamePrefix(`sched.${from}${mark}`, `sched.${to}${mark}`);
    }
    return this.#renameInBootOrder((slot) =>
      slot.startsWith(`${from}:`) ? `${to}${slot.slice(from.length)}` : slot,
    );
  }

  /** `bios.hddOrder` names slots: it follows the disks that move. */
  #renameInBootOrder(rename: (slot: string) => string): this {
    const order = this.#settings.valueOf('bios.hddOrder');
    const renamed = order?.replaceAll(/[^,\s]+/g, (slot) => {
      const after = rename(slot.toLowerCase());
      return after === slot.toLowerCase() ? slot : after;
    });
    if (renamed !== undefined && renamed !== order) this.#settings.set('bios.hddOrder', renamed);
    return this;
  }

  removeDisk(slot: Slot): this {
    this.#settings.removePrefix(`${slotName(slot)}.`);
    this.#settings.removePrefix(`sched.${slotName(slot)}.`);
    return this;
  }

  shareDisk(slot: Slot): this {
    this.#settings.set(`${slotName(slot)}.shared`, 'TRUE');
    return this;
  }

  setDeviceType(slot: Slot, deviceType: string): this {
    this.#settings.set(`${slotName(slot)}.deviceType`, deviceType);
    return this;
  }

  removeMultiWriter(slot: Slot): this {
    this.#settings.remove(`${slotName(slot)}.sharing`);
    return this;
  }

  setDiskMode(slot: Slot, mode: string): this {
    this.#settings.set(`${slotName(slot)}.mode`, mode);
    return this;
  }

  setChangeTracking(on: boolean, slot?: Slot): this {
    this.#settings.set(slot ? `${slotName(slot)}.ctkEnabled` : 'ctkEnabled', on ? 'TRUE' : 'FALSE');
    return this;
  }

  setDiskLocking(on: boolean): this {
    this.#settings.set('disk.locking', on ? 'TRUE' : 'FALSE');
    return this;
  }

  setFileName(slot: Slot, fileName: string): this {
    const old = `${slotName(slot)}.name`;
    const key =
      this.#settings.has(old) && !this.#settings.has(`${slotName(slot)}.fileName`)
        ? old
        : `${slotName(slot)}.fileName`;
    this.#settings.set(key, fileName);
    return this;
  }

  addNetworkAdapter(network: NetworkTarget): this {
    const used = this.#machine.networkAdapters
      .filter((adapter) => adapter.isPresent)
      .map((adapter) => adapter.number);
    let number = 0;
    while (used.includes(number)) number++;
    this.#settings.set(`ethernet${number}.present`, 'TRUE');
    return this.setNetwork(number, network);
  }

  setNetwork(adapter: number, network: NetworkTarget): this {
    const key = (setting: string): string => `ethernet${adapter}.${setting}`;
    // ESX 2 plugs an adapter in by the name of a switch or physical adapter of the host.
    if (network.kind === 'named' && this.#settings.has(key('devName'))) {
      this.#settings.set(key('devName'), network.name);
      return this;
    }
    const isVnet = network.kind === 'named' && /^VMnet\d+$/i.test(network.name);
    if (network.kind === 'named' && !isVnet && !isFamily(this.#machine.product, 'hosted')) {
      this.#settings.remove(key('connectionType'));
      this.#settings.remove(key('vnet'));
      this.#settings.set(key('networkName'), network.name);
      return this;
    }
    this.#settings.remove(key('networkName'));
    this.#settings.set(
      key('connectionType'),
      network.kind === 'named' ? 'custom' : network.kind === 'host-only' ? 'hostonly' : 'bridged',
    );
    if (network.kind === 'named') this.#settings.set(key('vnet'), network.name);
    else this.#settings.remove(key('vnet'));
    return this;
  }

  setScsiId(): this {
    return this;
  }

  setLeaf(): this {
    return this;
  }

  setSetting(key: string, value: string): this {
    this.#settings.set(key, value);
    return this;
  }

  removeSetting(key: string): this {
    this.#settings.remove(key);
    return this;
  }

  declare(words: DeclarationWords): this {
    this.#declaration = declarationEdit(this.#tree, this.#machine.declaration, words);
    return this;
  }

  edits(): readonly TextEdit[] {
    return [...this.#declaration, ...this.#settings.edits()];
  }
}
