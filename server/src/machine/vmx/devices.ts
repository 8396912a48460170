import type { Span } from '../../syntax/text.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import { isAbsent, type Fact } from '../fact.js';
import {
  BUS_SHARING,
  MAX_DEVICES,
  type Bus,
  type BusSharing,
  type Controller,
  type DeviceKind,
  type Disk,
} from '../virtualMachine.js';
import { BUSES, keysOf, type DeviceKeys } from './deviceKey.js';
import { devicesOf } from './namedDevices.js';
import type { SettingReader } from './settings.js';

interface Named {
  readonly bus: Bus;
  readonly number: number;
  readonly anchor: Span;
}

interface NamedSlot extends Named {
  readonly target: number;
}

/** Controllers and disks of a .vmx, each in the order in which the file first names it. */
export function readDevices(
  tree: VmxTree,
  read: SettingReader,
): { controllers: Controller[]; disks: Disk[] } {
  const controllers = new Map<string, Named>();
  const slots: NamedSlot[] = [];
  for (const { device, anchor } of devicesOf(tree)) {
    const { name, number, target } = device;
    const bus = BUSES.find((one) => one === device.kind);
    if (!bus) continue;
    const controllerId = target === undefined ? name : `${bus}${number}`;
    if (!controllers.has(controllerId)) controllers.set(controllerId, { bus, number, anchor });
    if (target !== undefined) slots.push({ bus, number, target, anchor });
  }
  return {
    controllers: [...controllers.values()].slice(0, MAX_DEVICES).map((named) => readController(named, read)),
    disks: slots.slice(0, MAX_DEVICES).map((named) => readDisk(named, read)),
  };
}

function readController({ bus, number, anchor }: Named, read: SettingReader): Controller {
  const key = keysOf(`${bus}${number}`);
  return {
    bus,
    number,
    anchor,
    present: read.flag(key.present, anchor),
    model: read.text(key.virtualDev, anchor),
    sharingText: read.text(key.sharedBus, anchor),
    sharing: read.as(key.sharedBus, anchor, readSharing),
    scsiId: { value: undefined, missing: 'absent', span: anchor },
    element: undefined,
    usualNames: true,
  };
}

function readDisk({ bus, number, target, anchor }: NamedSlot, read: SettingReader): Disk {
  const key = keysOf(`${bus}${number}:${target}`);
  const present = read.flag(key.present, anchor);
  const fileName = fileNameOf(key, anchor, read);
  const deviceType = read.text(key.deviceType, anchor);
  return {
    slot: { bus, controller: number, target },
    kind: deviceKind(bus, deviceType, fileName, read.flag(key.autodetect, anchor)),
    present,
    isPresent: present.value ?? (!isAbsent(present) || !isAbsent(fileName)),
    fileName,
    relativeFileName: { value: undefined, missing: 'absent', span: anchor },
    deviceType,
    mode: read.text(key.mode, anchor),
    shared: read.flag(key.shared, anchor),
    multiWriter: read.as(key.sharing, anchor, readMultiWriter),
    anchor,
    element: undefined,
  };
}

/** ESX before release 2.5 wrote `.name` where later products write `.fileName`. */
function fileNameOf(key: DeviceKeys, anchor: Span, read: SettingReader): Fact<string> {
  const fileName = read.text(key.fileName, anchor);
  return isAbsent(fileName) ? read.text(key.name, anchor) : fileName;
}

function deviceKind(
  bus: Bus,
  deviceType: Fact<string>,
  fileName: Fact<string>,
  autodetect: Fact<boolean>,
): DeviceKind {
  const type = deviceType.value?.trim().toLowerCase() ?? '';
  const file = fileName.value?.trim() ?? '';
  if (type.includes('cdrom') || /\.(?:iso|cdr|toast)$/i.test(file)) return 'cdrom';
  if (type.endsWith('-rdm')) return 'disk';
  if (type.startsWith('scsi-passthru')) return 'passthrough';
  if (/^auto ?detect$/i.test(file) || autodetect.value === true) return 'cdrom';
  if (/^(?:hid|hub|floppy)/.test(type)) return 'none';
  // Without a device type SCSI, SATA, NVMe and IDE slots hold a hard disk; a host drive such as "D:" is a CD.
  if (bus === 'ide' && type === '' && /^(?:[A-Za-z]:|\/dev\/(?:cdrom|hd|scd|sr)\w*)$/.test(file))
    return 'cdrom';
  return 'disk';
}

function readSharing(word: string): BusSharing | undefined {
  const value = word.trim().toLowerCase();
  return BUS_SHARING.find((mode) => mode === value);
}

/** The words of the file and of the vSphere API, e.g. `multi-writer` and `sharingNone`. */
function readMultiWriter(word: string): boolean | undefined {
  const [, value] = /^(?:sharing)?(none|multi-?writer)$/i.exec(word.trim()) ?? [];
  return value === undefined ? undefined : value.toLowerCase() !== 'none';
}
