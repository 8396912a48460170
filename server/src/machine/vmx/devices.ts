import type { Span } from '../../syntax/text.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import { isAbsent, mapFact, type Fact } from '../fact.js';
import {
  BUS_SHARING,
  MAX_DEVICES,
  type Bus,
  type BusSharing,
  type Controller,
  type DeviceKind,
  type Disk,
} from '../virtualMachine.js';
import type { SettingReader } from './settings.js';

/** The products write numbers without leading zeros and look for nothing else: `scsi01:0` is nobody's device. */
const DEVICE_KEY = /^(scsi|ide|sata|nvme)(0|[1-9]\d{0,2})(?::(0|[1-9]\d{0,2}))?\./i;

interface Named {
  readonly bus: Bus;
  readonly number: number;
  readonly target: number | undefined;
  readonly anchor: Span;
}

/** Controllers and disks of a .vmx, each in the order in which the file first names it. */
export function readDevices(
  tree: VmxTree,
  read: SettingReader,
): { controllers: Controller[]; disks: Disk[] } {
  const controllers = new Map<string, Named>();
  const slots = new Map<string, Named>();
  for (const entry of tree.entries) {
    const match = DEVICE_KEY.exec(entry.key);
    if (!match) continue;
    const [, bus = '', number = '', target] = match;
    const named: Named = {
      bus: bus.toLowerCase() as Bus,
      number: Number(number),
      target: target === undefined ? undefined : Number(target),
      anchor: entry.keySpan,
    };
    const controllerId = `${named.bus}${named.number}`;
    if (!controllers.has(controllerId)) controllers.set(controllerId, named);
    const slotId = `${controllerId}:${target ?? ''}`;
    if (target !== undefined && !slots.has(slotId)) slots.set(slotId, named);
  }
  return {
    controllers: [...controllers.values()].slice(0, MAX_DEVICES).map((named) => readController(named, read)),
    disks: [...slots.values()].slice(0, MAX_DEVICES).map((named) => readDisk(named, named.target ?? 0, read)),
  };
}

function readController({ bus, number, anchor }: Named, read: SettingReader): Controller {
  const key = (setting: string): string => `${bus}${number}.${setting}`;
  const sharingText = read.text(key('sharedBus'), anchor);
  return {
    bus,
    number,
    anchor,
    present: read.flag(key('present'), anchor),
    model: read.text(key('virtualDev'), anchor),
    sharingText,
    sharing: mapFact(sharingText, readSharing),
    scsiId: { value: undefined, missing: 'absent', span: anchor },
    element: undefined,
    usualNames: true,
  };
}

function readDisk({ bus, number, anchor }: Named, target: number, read: SettingReader): Disk {
  const key = (setting: string): string => `${bus}${number}:${target}.${setting}`;
  const present = read.flag(key('present'), anchor);
  const fileName = fileNameOf(key, anchor, read);
  const deviceType = read.text(key('deviceType'), anchor);
  return {
    slot: { bus, controller: number, target },
    kind: deviceKind(bus, deviceType, fileName, read.flag(key('autodetect'), anchor)),
    present,
    isPresent: present.value ?? (!isAbsent(present) || !isAbsent(fileName)),
    fileName,
    relativeFileName: { value: undefined, missing: 'absent', span: anchor },
    deviceType,
    mode: read.text(key('mode'), anchor),
    shared: read.flag(key('shared'), anchor),
    multiWriter: mapFact(read.text(key('sharing'), anchor), (word) =>
      /^(?:sharing)?multi-?writer$/i.test(word.trim()),
    ),
    anchor,
    element: undefined,
  };
}

/** ESX before release 2.5 wrote `.name` where later products write `.fileName`. */
function fileNameOf(key: (setting: string) => string, anchor: Span, read: SettingReader): Fact<string> {
  const fileName = read.text(key('fileName'), anchor);
  return isAbsent(fileName) ? read.text(key('name'), anchor) : fileName;
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
