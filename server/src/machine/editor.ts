import type { TextEdit } from '../syntax/text.js';
import type { DeclarationWords } from './declaration.js';
import type { Bus, BusSharing, Slot } from './virtualMachine.js';

/** A controller by its name, `scsi1`; it need not be in the file yet. */
export interface ControllerId {
  readonly bus: Bus;
  readonly number: number;
}

/** What an adapter shall be plugged into. */
export type NetworkTarget =
  | { readonly kind: 'host-only' | 'bridged' }
  /** A network by its name: port group (ESX), VMnet (hosted), virtual network (Virtual Server). */
  | { readonly kind: 'named'; readonly name: string };

/**
 * The repairs in domain words, for one machine's file. Calls collect; `edits` gives the text edits of all of them,
 * in offsets of the text the machine was read from. Line ends, quoting, spacing and letter case follow the file,
 * and no other character changes. A call that would change nothing gives no edit.
 */
export interface MachineEditor {
  /** Shares the bus of a controller, or stops sharing it; one that was not shared and has no main switch gets it. */
  setBusSharing(controller: ControllerId, mode: BusSharing): MachineEditor;
  /** Switches a controller on, writing it where it is not in the file yet, with `model` where the file names none. */
  enableController(controller: ControllerId, model?: string): MachineEditor;
  /** Writes the adapter model of a controller; has no meaning in a .vmc, which names no models. */
  setControllerModel(controller: ControllerId, model: string): MachineEditor;
  /**
   * Moves every setting of the device to another slot, which must be free; the boot order follows. What a switched-off
   * device left behind there goes.
   */
  moveDisk(from: Slot, to: Slot): MachineEditor;
  /** Gives a controller with all its devices another number, which must be free. */
  renumberController(controller: ControllerId, number: number): MachineEditor;
  /** Takes a controller out of the machine with all devices on it and their places in the boot order; their files are left alone. */
  removeController(controller: ControllerId): MachineEditor;
  /** Takes the device out of the machine and of the boot order; its file is left alone. */
  removeDisk(slot: Slot): MachineEditor;
  /** Shares this one disk (`.shared`, hosted products); has no meaning in a .vmc, where only a whole bus is shared. */
  shareDisk(slot: Slot): MachineEditor;
  /** What kind of backing the disk has, e.g. `scsi-passthru-rdm`; has no meaning in a .vmc. */
  setDeviceType(slot: Slot, deviceType: string): MachineEditor;
  /** Takes the multi-writer flag (`.sharing`) off a disk; has no meaning in a .vmc. */
  removeMultiWriter(slot: Slot): MachineEditor;
  /** How the disk keeps what the guest writes, e.g. `independent-persistent`; has no meaning in a .vmc. */
  setDiskMode(slot: Slot, mode: string): MachineEditor;
  /** Changed block tracking of one disk, or without a slot of the whole machine; has no meaning in a .vmc. */
  setChangeTracking(on: boolean, slot?: Slot): MachineEditor;
  /** `disk.locking`, for all disks of the machine at once; has no meaning in a .vmc. */
  setDiskLocking(on: boolean): MachineEditor;
  /** Names another file for a disk, as it shall stand in the file: absolute, or relative to the machine's folder. */
  setFileName(slot: Slot, fileName: string): MachineEditor;
  /** Adds an adapter under the next free number. */
  addNetworkAdapter(network: NetworkTarget): MachineEditor;
  /** Plugs the adapter of this number into a network, and out of the one before. */
  setNetwork(adapter: number, network: NetworkTarget): MachineEditor;
  /** Gives a network adapter another number, which must be free; the boot order follows. */
  renumberAdapter(from: number, to: number): MachineEditor;
  /** Takes a network adapter out of the machine and of the boot order. */
  removeAdapter(adapter: number): MachineEditor;
  /** SCSI id of the controller itself; has no meaning in a .vmx. */
  setScsiId(controller: ControllerId, id: number): MachineEditor;
  /** Gives the leaf on a path below the root of a .vmc another text, where it is written; has no meaning in a .vmx. */
  setLeaf(path: string, text: string): MachineEditor;
  /** Writes one setting of a .vmx that no other call stands for; a .vmc has none of that kind. */
  setSetting(key: string, value: string): MachineEditor;
  /** Deletes every line of one setting of a .vmx, for settings that do nothing; a .vmc has none of that kind. */
  removeSetting(key: string): MachineEditor;
  /** Writes the comment that says what the file is for: `vmxlint product=… cluster=…`. */
  declare(words: DeclarationWords): MachineEditor;
  edits(): readonly TextEdit[];
}
