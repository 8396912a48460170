import { FEATURE_SINCE } from '../../knowledge/hardwareLimits.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { ControllerId } from '../../machine/editor.js';
import { isReserved, lastAdapter, lastController, lastTarget } from '../../machine/edits/deviceRanges.js';
import { freeSlots, nextFreeAdapter, nextFreeController } from '../../machine/edits/freePlaces.js';
import { numbersTo } from '../../machine/edits/numbering.js';
import { isControllerInUse, isOccupied } from '../../machine/edits/occupied.js';
import { bootDisk } from '../../machine/bootDisk.js';
import { isFamily } from '../../machine/product.js';
import {
  controllerName,
  presentAdapters,
  slotName,
  type Bus,
  type Slot,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';

/** A device that could be added, or whose settings are not complete. */
export interface NewDevice {
  /** In small letters: `scsi1`, `scsi1:0`, `ethernet2`. */
  readonly name: string;
  readonly what: Phrase;
  /** The controller that has to be added with it. */
  readonly controller?: ControllerId;
  /** A SCSI controller whose disks the nodes of a cluster share. */
  readonly isShared?: true;
}

/** Slots of one controller in a list; a paravirtual adapter has 64. */
const MOST_SLOTS = 16;

const SLOT = /^(scsi|ide|sata|nvme)(\d{1,2}):(\d{0,3})$/;

/** Devices without a model of their own here, in the order in which they are offered, with the most of each kind. */
const SIMPLE_DEVICES: readonly { readonly name: string; readonly count: number; readonly what: Phrase }[] = [
  { name: 'floppy', count: 2, what: say`New floppy drive` },
  { name: 'serial', count: 4, what: say`New serial port` },
  { name: 'parallel', count: 3, what: say`New parallel port` },
  { name: 'sharedFolder', count: 100, what: say`New shared folder` },
  { name: 'usb', count: 0, what: say`New USB 1.1 controller` },
  { name: 'ehci', count: 0, what: say`New USB 2.0 controller` },
  { name: 'usb_xhci', count: 0, what: say`New USB 3 controller` },
  { name: 'sound', count: 0, what: say`New sound card` },
];

/** The devices whose name somebody may be typing, the lowest free number of each kind first. */
export function newDevices(machine: VirtualMachine, tree: VmxTree, typed: string): readonly NewDevice[] {
  const word = typed.toLowerCase();
  if (word.includes('.')) return [];
  const slot = SLOT.exec(word);
  const all = slot
    ? slotsOf(machine, slot[1] as Bus, Number(slot[2]), slot[3] ?? '')
    : [...controllers(machine, word), ...disks(machine, word), ...adapters(machine, word), ...simple(tree)];
  return all.filter(({ name }) => mayHave(machine, name));
}

/** False for devices that only later hardware versions have. */
function mayHave({ hardwareVersion, product }: VirtualMachine, name: string): boolean {
  const [word = ''] = /^[a-z_]+/i.exec(name) ?? [];
  const since = SINCE.get(word) ?? (isFamily(product, 'esx') ? SINCE_ON_ESX.get(word) : undefined);
  return since === undefined || hardwareVersion.value === undefined || hardwareVersion.value >= since;
}

const SINCE: ReadonlyMap<string, number> = new Map([
  ['sata', FEATURE_SINCE.sata],
  ['nvme', FEATURE_SINCE.nvme],
  ['usb_xhci', FEATURE_SINCE.usb3],
]);
/** Hosted products had these before. */
const SINCE_ON_ESX: ReadonlyMap<string, number> = new Map([
  ['usb', FEATURE_SINCE.usb],
  ['ehci', FEATURE_SINCE.usb],
]);

/** Every free place on the controller that is typed, and the places that have a device already, whose settings may be incomplete. */
function slotsOf(machine: VirtualMachine, bus: Bus, number: number, digits: string): readonly NewDevice[] {
  if (number > (lastController(machine, bus) ?? -1)) return [];
  const controller: ControllerId = { bus, number };
  const isThere = bus === 'ide' || isControllerInUse(machine, controller);
  return numbersTo(lastTarget(machine, controller))
    .map((target): Slot => ({ bus, controller: number, target }))
    .filter((slot) => !isReserved(machine, slot) && String(slot.target).startsWith(digits))
    .map((slot) => ({ slot, isTaken: isOccupied(machine, slot) }))
    .sort((a, b) => Number(a.isTaken) - Number(b.isTaken))
    .slice(0, MOST_SLOTS)
    .map(({ slot, isTaken }) => ({
      name: slotName(slot),
      what: isTaken ? incomplete(slotName(slot)) : newDisk(slot),
      ...(isThere ? {} : { controller }),
    }));
}

function controllers(machine: VirtualMachine, word: string): readonly NewDevice[] {
  return (['scsi', 'sata', 'nvme'] as const).flatMap((bus): NewDevice[] => {
    const typed = typedNumber(word, bus);
    const number = typed ?? nextFreeController(machine, bus);
    if (number === undefined || number > (lastController(machine, bus) ?? -1)) return [];
    const controller: ControllerId = { bus, number };
    const name = controllerName(controller);
    if (isControllerInUse(machine, controller)) return [{ name, what: incomplete(name) }];
    const plain: NewDevice = { name, what: CONTROLLERS[bus] };
    return bus === 'scsi' ? [plain, ...sharedController(machine, number, typed === undefined)] : [plain];
  });
}

/** The first controller stays for the disk that the machine starts from, until that has a place. */
function sharedController(machine: VirtualMachine, number: number, mayBeNext: boolean): NewDevice[] {
  const isKept = number === 0 && bootDisk(machine) === undefined;
  const id: ControllerId = { bus: 'scsi', number: isKept ? 1 : number };
  if (isKept && (!mayBeNext || isControllerInUse(machine, id))) return [];
  return [
    {
      name: controllerName(id),
      what: say`New SCSI controller that the nodes of a cluster share`,
      isShared: true,
    },
  ];
}

const CONTROLLERS: Readonly<Record<Exclude<Bus, 'ide'>, Phrase>> = {
  scsi: say`New SCSI controller`,
  sata: say`New SATA controller`,
  nvme: say`New NVMe controller`,
};

/** The lowest free place of every controller, or of the one that is typed. */
function disks(machine: VirtualMachine, word: string): readonly NewDevice[] {
  return (['scsi', 'sata', 'nvme', 'ide'] as const).flatMap((bus) => {
    const typed = typedNumber(word, bus);
    const free = freeSlots(machine, bus).filter(
      ({ controller }) => typed === undefined || controller === typed,
    );
    const firsts = new Map([...free].reverse().map((slot) => [slot.controller, slot]));
    return [...firsts.values()].reverse().map((slot) => ({ name: slotName(slot), what: newDisk(slot) }));
  });
}

function newDisk(slot: Slot): Phrase {
  const controller = controllerName({ bus: slot.bus, number: slot.controller });
  return slot.bus === 'ide' ? say`New CD or DVD drive on ${controller}` : say`New disk on ${controller}`;
}

function adapters(machine: VirtualMachine, word: string): readonly NewDevice[] {
  const number = typedNumber(word, 'ethernet') ?? nextFreeAdapter(machine);
  if (number === undefined || number > lastAdapter(machine)) return [];
  const name = `ethernet${number}`;
  const isThere = presentAdapters(machine).some((adapter) => adapter.number === number);
  return [{ name, what: isThere ? incomplete(name) : say`New network adapter` }];
}

function simple(tree: VmxTree): readonly NewDevice[] {
  const written = new Set(tree.entries.map(({ key }) => key.toLowerCase().split('.')[0]));
  return SIMPLE_DEVICES.flatMap(({ name, count, what }) => {
    const names = count === 0 ? [name] : Array.from({ length: count }, (_, number) => `${name}${number}`);
    const free = names.find((one) => !written.has(one.toLowerCase()));
    return free === undefined ? [] : [{ name: free, what }];
  });
}

/** The number behind the name of a bus or of adapters, where somebody has typed one. */
function typedNumber(word: string, name: string): number | undefined {
  const digits = word.startsWith(name) ? /^\d{1,2}$/.exec(word.slice(name.length)) : undefined;
  return digits ? Number(digits[0]) : undefined;
}

const incomplete = (name: string): Phrase => say`The settings that ${name} lacks`;
