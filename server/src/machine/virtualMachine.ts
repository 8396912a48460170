import { rememberedOf } from '../syntax/remembered.js';
import type { Span } from '../syntax/text.js';
import type { VmcTree, XmlElement, XmlError } from '../syntax/vmc/tree.js';
import type { VmxTree } from '../syntax/vmx/tree.js';
import type { Declaration } from './declaration.js';
import { isAbsent, type Fact } from './fact.js';
import type { ProductVerdict } from './product.js';

/** What a disk can hang on, as a .vmx spells it; a .vmc has SCSI and IDE only. */
export type Bus = 'scsi' | 'ide' | 'sata' | 'nvme';

/** Sharing is a mode of the whole controller. `none` is written in many ordinary files and means not shared. */
export type BusSharing = 'none' | 'virtual' | 'physical';
export const BUS_SHARING: readonly BusSharing[] = ['none', 'virtual', 'physical'];

/** A place for a device: `scsi1:0` is target 0 on the second SCSI controller. */
export interface Slot {
  readonly bus: Bus;
  readonly controller: number;
  /** Target (SCSI), channel position (IDE, SATA), namespace (NVMe); `location` in a .vmc. */
  readonly target: number;
}

/** A controller that the file names, be it by one of its devices only; whether it is switched on `present` tells. */
export interface Controller {
  readonly bus: Bus;
  /** From 0 on; a file may say more than the product has. */
  readonly number: number;
  /** The main switch: without it VMware ignores every setting of the controller. Always true in a .vmc. */
  readonly present: Fact<boolean>;
  /** Adapter model as written: lsilogic, buslogic, lsisas1068, pvscsi. */
  readonly model: Fact<string>;
  readonly sharing: Fact<BusSharing>;
  /** The sharing value as written, also when it is none of the three. */
  readonly sharingText: Fact<string>;
  /** SCSI id of the controller itself; written in a .vmc only. */
  readonly scsiId: Fact<number>;
  /** The first text that names the controller. */
  readonly anchor: Span;
  /** .vmc only: the element. */
  readonly element: XmlElement | undefined;
  /** .vmc only: false when the element names are not the usual ones, so that a rule warns at most. */
  readonly usualNames: boolean;
}

/**
 * What hangs in a slot. `disk`: a hard disk, virtual or mapped; `cdrom`: a CD or DVD drive; `passthrough`: a SCSI device of
 * the host that is handed through; `none`: nothing, or a device that is none of these.
 */
export type DeviceKind = 'disk' | 'cdrom' | 'passthrough' | 'none';

/** A disk or drive in a slot. */
export interface Disk {
  readonly slot: Slot;
  readonly kind: DeviceKind;
  /** Not switched off by the file. A missing `present` counts as present here: whoever names a file means to use it. */
  readonly isPresent: boolean;
  readonly present: Fact<boolean>;
  /** The backing file as the product uses it; in a .vmc the absolute path, else the relative one. */
  readonly fileName: Fact<string>;
  /** .vmc only: the relative path, where both are written. */
  readonly relativeFileName: Fact<string>;
  readonly deviceType: Fact<string>;
  /** persistent, independent-persistent, nonpersistent, undoable, append. */
  readonly mode: Fact<string>;
  /** `.shared`: SCSI reservation for this one disk (GSX, Server, Workstation). */
  readonly shared: Fact<boolean>;
  /** `.sharing`: multi-writer (ESXi). Not the same setting as `.shared`. */
  readonly multiWriter: Fact<boolean>;
  /** The first text that names the device. */
  readonly anchor: Span;
  /** .vmc only: the location element. */
  readonly element: XmlElement | undefined;
}

/** What an adapter is plugged into, as far as the file tells. */
export type Network =
  | { readonly kind: 'host-only' | 'nat' | 'bridged'; readonly name: string }
  /** A named network or switch whose reach the file does not tell. */
  | {
      readonly kind: 'named';
      readonly name: string;
      /** The file tells no name, so `name` is the network's id, which tells networks apart and names none. */
      readonly isId?: true;
    }
  | { readonly kind: 'unknown' | 'unconnected'; readonly name: '' };

/** A network adapter that the file names, switched on or not. */
export interface NetworkAdapter {
  /** From 0 on: `ethernet0`; the id of the element in a .vmc. */
  readonly number: number;
  /** Switched on, or the switch cannot be read. A missing `present` counts as switched off here. */
  readonly isPresent: boolean;
  /** Always true in a .vmc. */
  readonly present: Fact<boolean>;
  readonly network: Network;
  /** The setting that names the network: connectionType, vnet, networkName, devName, virtual_network. */
  readonly connection: Fact<string>;
  readonly model: Fact<string>;
  readonly mac: Fact<string>;
  readonly startConnected: Fact<boolean>;
  readonly anchor: Span;
  readonly element: XmlElement | undefined;
}

export type Source =
  | { readonly format: 'vmx'; readonly tree: VmxTree }
  | { readonly format: 'vmc'; readonly tree: VmcTree; readonly errors: readonly XmlError[] };

/** One machine as its file describes it; the same model for both formats. Nothing in it is guessed. */
export interface VirtualMachine {
  /** Where the file lies, as a URI. */
  readonly uri: string;
  readonly source: Source;
  /** Display name, else the file's name without ending. */
  readonly name: string;
  readonly product: ProductVerdict;
  readonly declaration: Declaration;
  readonly displayName: Fact<string>;
  readonly guest: Fact<string>;
  readonly hardwareVersion: Fact<number>;
  readonly biosUuid: Fact<string>;
  readonly controllers: readonly Controller[];
  readonly disks: readonly Disk[];
  readonly networkAdapters: readonly NetworkAdapter[];
  /** `disk.locking`; absent in a .vmc. */
  readonly diskLocking: Fact<boolean>;
  readonly bootOrder: Fact<string>;
  /** Where a finding about the machine as a whole stands: its first line that says something. Empty only in an empty file. */
  readonly anchor: Span;
  /** Settings may be hidden inside `encryption.data`: nothing can be said about missing ones. */
  readonly encrypted: boolean;
}

/**
 * Devices of one kind that are taken in; a product has places for some 450 disks. More of them come from a tool gone wild,
 * and rules that compare each with each would not come to an end.
 */
export const MAX_DEVICES = 1000;

/** As a .vmx spells it: `scsi1:0`. */
export const slotName = (slot: Slot): string => `${slot.bus}${slot.controller}:${slot.target}`;
/** As a .vmx spells it: `scsi1`. */
export const controllerName = (controller: { bus: Bus; number: number }): string =>
  `${controller.bus}${controller.number}`;

/** True for two places on one controller. */
export const sameController = (a: Slot, b: Slot): boolean => a.bus === b.bus && a.controller === b.controller;
export const sameSlot = (a: Slot, b: Slot): boolean => sameController(a, b) && a.target === b.target;

/** True for a device in a slot of this controller, switched on or not. */
export function hangsOn({ slot }: Disk, { bus, number }: Pick<Controller, 'bus' | 'number'>): boolean {
  return slot.bus === bus && slot.controller === number;
}

/** The controller that a slot is on; undefined where the file names none. */
export function controllerOf(
  { controllers }: VirtualMachine,
  { bus, controller }: Pick<Slot, 'bus' | 'controller'>,
): Controller | undefined {
  return controllers.find((one) => one.bus === bus && one.number === controller);
}

/** The first device of the file in a slot, switched on or not; undefined where it names none. */
export function diskAt(machine: VirtualMachine, slot: Slot): Disk | undefined {
  return machine.disks.find((disk) => sameSlot(disk.slot, slot));
}

/** Hard disks that the file does not switch off; no CD drives. */
export const presentDisks = rememberedOf((machine: VirtualMachine): readonly Disk[] =>
  machine.disks.filter((disk) => disk.isPresent && (disk.kind === 'disk' || disk.kind === 'passthrough')),
);

/** The present disks on one controller, in the order of the file. */
export function disksOn(
  machine: VirtualMachine,
  controller: Pick<Controller, 'bus' | 'number'>,
): readonly Disk[] {
  return presentDisks(machine).filter((disk) => hangsOn(disk, controller));
}

/** Network adapters that the file does not switch off; one without a switch is none. */
export const presentAdapters = rememberedOf((machine: VirtualMachine): readonly NetworkAdapter[] =>
  machine.networkAdapters.filter((adapter) => adapter.isPresent),
);

/** True when the file says that the bus is private, or says nothing; a mode that nobody can read may share it. */
export function isPrivateBus({ sharing }: Controller): boolean {
  return sharing.value === 'none' || isAbsent(sharing);
}

/** True when the controller's mode is virtual or physical. */
export function isSharingBus(controller: Controller | undefined): boolean {
  return controller?.sharing.value === 'virtual' || controller?.sharing.value === 'physical';
}
