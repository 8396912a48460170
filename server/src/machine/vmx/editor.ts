import type { TextEdit } from '../../syntax/text.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import { lowestFree } from '../edits/numbering.js';
import { isControllerInUse, isOccupied } from '../edits/occupied.js';
import type { ControllerId, MachineEditor, NetworkTarget } from '../editor.js';
import type { DeclarationWords } from '../declaration.js';
import { isFamily } from '../product.js';
import {
  controllerName,
  presentAdapters,
  sameSlot,
  slotName,
  type BusSharing,
  type Slot,
  type VirtualMachine,
} from '../virtualMachine.js';
import { declarationEdit } from './declarationEdit.js';
import { clearDevice, removeDevice, renameDevice } from './deviceNames.js';
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
    const name = controllerName(controller);
    if (mode !== 'none' && this.#needsSwitch(name)) this.#settings.set(`${name}.present`, 'TRUE');
    this.#settings.set(`${name}.sharedBus`, mode);
    return this;
  }

  /**
   * A bus is shared only where its controller is there. One that the file shares already stays as it is, and in an encrypted
   * file the switch may stand where nobody sees it.
   */
  #needsSwitch(name: string): boolean {
    const before = this.#settings.valueOf(`${name}.sharedBus`)?.trim();
    const isShared = /^(?:virtual|physical)$/i.test(before ?? '');
    const present = `${name}.present`;
    const isMissing = !this.#settings.has(present) || this.#settings.valueOf(present)?.trim() === '';
    return !isShared && !this.#machine.encrypted && isMissing;
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
    if (sameSlot(from, to)) return this;
    if (!isOccupied(this.#machine, to)) clearDevice(this.#settings, slotName(to));
    renameDevice(this.#settings, slotName(from), slotName(to));
    return this;
  }

  renumberController(controller: ControllerId, number: number): this {
    const to = { ...controller, number };
    if (controller.number === number) return this;
    if (!isControllerInUse(this.#machine, to)) clearDevice(this.#settings, controllerName(to));
    renameDevice(this.#settings, controllerName(controller), controllerName(to));
    return this;
  }

  removeController(controller: ControllerId): this {
    removeDevice(this.#settings, controllerName(controller));
    return this;
  }

  removeDisk(slot: Slot): this {
    removeDevice(this.#settings, slotName(slot));
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
    const present = presentAdapters(this.#machine);
    const number = lowestFree(present.map((adapter) => adapter.number));
    const name = `ethernet${number}`;
    const isLeft = this.#machine.networkAdapters.some(
      (adapter) => adapter.number === number && adapter.present.value === false,
    );
    // What a switched-off adapter left behind, its MAC address say, would be the new one's.
    if (isLeft) clearDevice(this.#settings, name);
    this.#settings.set(`${name}.present`, 'TRUE');
    // The guest has the driver for the model of another adapter; which one a missing line stands for depends on guest and release.
    const model = present.map((adapter) => adapter.model.value?.trim()).find(isEmulated);
    if (model !== undefined) this.#settings.set(`${name}.virtualDev`, model);
    return this.setNetwork(number, network);
  }

  setNetwork(adapter: number, network: NetworkTarget): this {
    const key = (setting: string): string => `ethernet${adapter}.${setting}`;
    if (network.kind === 'named' && this.#isPluggedInByDevice(key)) {
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
    // What named the network otherwise would still name it.
    for (const setting of ['networkName', 'devName']) this.#settings.remove(key(setting));
    this.#settings.set(
      key('connectionType'),
      network.kind === 'named' ? 'custom' : network.kind === 'host-only' ? 'hostonly' : 'bridged',
    );
    if (network.kind === 'named') this.#settings.set(key('vnet'), this.#asVnet(network.name));
    else this.#settings.remove(key('vnet'));
    return this;
  }

  /** `VMnet3` as this file writes such a name: on Linux it is that of a device, `/dev/vmnet3`, whose letter case matters. */
  #asVnet(name: string): string {
    const number = /^VMnet(\d+)$/i.exec(name)?.[1];
    const [prefix] = this.#settings.keys().flatMap((key) => {
      const written = /\.vnet$/i.test(key) ? this.#settings.valueOf(key) : undefined;
      return /^(?:\/dev\/)?vmnet(?=\d+$)/i.exec(written?.trim() ?? '') ?? [];
    });
    return number !== undefined && prefix !== undefined ? prefix + number : name;
  }

  /**
   * ESX 2 plugs an adapter in by the name of a switch or physical adapter of the host: one that has such a name and no
   * network's name beside it, which would count instead, and one without a word of its own in a file whose other adapters have.
   * @param key of a setting of the adapter.
   */
  #isPluggedInByDevice(key: (setting: string) => string): boolean {
    if (this.#settings.has(key('devName'))) return !this.#settings.has(key('networkName'));
    if (['networkName', 'connectionType', 'vnet'].some((setting) => this.#settings.has(key(setting))))
      return false;
    const keys = this.#settings.keys();
    return (
      keys.some((one) => /^ethernet\d+\.devName$/i.test(one)) &&
      !keys.some((one) => /^ethernet\d+\.networkName$/i.test(one))
    );
  }

  renumberAdapter(from: number, to: number): this {
    if (from === to) return this;
    const isTaken = presentAdapters(this.#machine).some(({ number }) => number === to);
    if (!isTaken) clearDevice(this.#settings, `ethernet${to}`);
    renameDevice(this.#settings, `ethernet${from}`, `ethernet${to}`);
    return this;
  }

  removeAdapter(adapter: number): this {
    removeDevice(this.#settings, `ethernet${adapter}`);
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

/** True for a model of a network adapter that needs nothing of the host's hardware, as SR-IOV and RDMA do. */
const isEmulated = (model: string | undefined): boolean =>
  /^(?:vlance|flexible|vmxnet[23]?|e1000e?)$/i.test(model ?? '');
