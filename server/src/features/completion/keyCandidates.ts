import { shapeOf } from '../../knowledge/keyPattern.js';
import { vmxKeys, type VmxKey } from '../../knowledge/vmxKeys.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import type { Piece } from './completionItem.js';

/** A key that could be written, with the numbers of a device that is in the file or that somebody has typed. */
export interface KeyCandidate {
  readonly key: VmxKey;
  /** In the usual letter case; a part that is free stands as `<name>`. */
  readonly name: string;
  /** The same with places to fill in for the parts that are free. */
  readonly pieces: readonly Piece[];
  /** In small letters; undefined for a setting of the whole machine. */
  readonly device: string | undefined;
}

/** The settings of one kind of device: `scsi<0-3>:<0-64>`, `sched.scsi<0-3>:<n>`, `usb:<n>`. */
interface DeviceKeys {
  /** The range of each of the device's numbers, both ends included. */
  readonly ranges: readonly { readonly min: number; readonly max: number }[];
  readonly keys: readonly VmxKey[];
}

/** The part of a pattern up to the first dot behind a device's last number. */
const DEVICE = /^((?:sched\.)?[A-Za-z_]+(?::?<(?:n|\d+-\d+)>)+)\./;
/** The same in a key. */
const DEVICE_IN_KEY = /^((?:sched\.)?[a-z_]+(?:\d{1,3}(?::\d{1,3})?|:\d{1,3}))\./;

/** Settings of more devices make a list that nobody reads; those of a device whose name is typed are always in it. */
const MOST_DEVICES = 30;

let deviceKeys: ReadonlyMap<string, DeviceKeys> | undefined;

/**
 * All keys that may follow what is typed: those of the devices in the file, of a device that is typed, and of the whole
 * machine. Where segments are typed, up to a dot or colon, only keys that begin with them.
 */
export function keyCandidates(typed: string, tree: VmxTree): readonly KeyCandidate[] {
  const word = typed.toLowerCase();
  const segments = word.slice(0, Math.max(word.lastIndexOf('.'), word.lastIndexOf(':')) + 1);
  const devices = devicesFor(word, tree).flatMap((device) => ofDevice(device));
  return [...devices, ...ofMachine()].filter(
    ({ key, name }) => !NOT_TO_WRITE.test(key.products) && name.toLowerCase().startsWith(segments),
  );
}

/** Settings that stand in files by mistake, or that belong into another file. */
const NOT_TO_WRITE = /^(?:observed only|\.vmsd file)$/;

function devicesFor(word: string, tree: VmxTree): readonly string[] {
  const typed = DEVICE_IN_KEY.exec(word)?.[1];
  if (typed !== undefined) return [typed];
  // Behind a dot that is no device's only settings of the whole machine follow, and those of "sched.".
  const isOther = word.includes('.') && !word.startsWith('sched.');
  return isOther ? [] : devicesIn(word, tree);
}

/** The devices that the file names and that what is typed may become, in the order of the file, with their controllers. */
function devicesIn(word: string, tree: VmxTree): readonly string[] {
  const found = new Set<string>();
  for (const entry of tree.entries) {
    const device = DEVICE_IN_KEY.exec(entry.key.toLowerCase())?.[1];
    if (device === undefined || !devicesByShape().has(shapeOf(device))) continue;
    const scheduled = /^(?:scsi|sata|nvme)\d+:/.test(device) ? [`sched.${device}`] : [];
    for (const one of [device, ...scheduled]) if (mayBecome(word, one)) found.add(one);
    if (found.size >= MOST_DEVICES) break;
  }
  return [...found];
}

/** Letters alone may be any part of a key, as in "mode"; with a number they are the start of a device's name. */
function mayBecome(word: string, device: string): boolean {
  if (device.startsWith('sched.')) return word.startsWith('sched.') && device.startsWith(word);
  return /\d/.test(word) ? device.startsWith(word) || word.startsWith(`${device}.`) : !word.includes('.');
}

function ofDevice(device: string): readonly KeyCandidate[] {
  const known = devicesByShape().get(shapeOf(device));
  const numbers = device.match(/\d+/g) ?? [];
  const fits = known?.ranges.every(({ min, max }, index) => {
    const number = Number(numbers[index]);
    return min <= number && number <= max;
  });
  return known && fits === true ? known.keys.map((key) => candidate(key, numbers, device)) : [];
}

function ofMachine(): readonly KeyCandidate[] {
  return vmxKeys()
    .filter(({ pattern }) => !DEVICE.test(pattern.text))
    .map((key) => candidate(key, [], undefined));
}

/** @param numbers of the device, in the order of the pattern's holes */
function candidate(key: VmxKey, numbers: readonly string[], device: string | undefined): KeyCandidate {
  const rest = [...numbers];
  const pieces: Piece[] = [];
  let name = '';
  // Splitting by a group keeps what the group has found, so that every second part is a hole.
  for (const [index, part] of key.pattern.text.split(/<([^<>]*)>/).entries()) {
    const number = index % 2 === 1 && isNumber(part) ? rest.shift() : undefined;
    if (index % 2 === 0 || number !== undefined) {
      pieces.push(number ?? part);
      name += number ?? part;
    } else {
      pieces.push(hole(part));
      name += `<${part}>`;
    }
  }
  return { key, name, pieces, device };
}

function hole(part: string): Piece {
  if (part === 'n') return { value: '0' };
  if (part === 'hex') return { value: '1' };
  if (isNumber(part)) return { value: part.slice(0, part.indexOf('-')) };
  const [value = part, ...others] = part.split('|');
  return others.length > 0 ? { value, choices: [value, ...others] } : { value };
}

const isNumber = (hole: string): boolean => hole === 'n' || /^\d+-\d+$/.test(hole);

function devicesByShape(): ReadonlyMap<string, DeviceKeys> {
  deviceKeys ??= readDevices();
  return deviceKeys;
}

function readDevices(): ReadonlyMap<string, DeviceKeys> {
  const byShape = new Map<string, { ranges: DeviceKeys['ranges']; keys: VmxKey[] }>();
  for (const key of vmxKeys()) {
    const device = DEVICE.exec(key.pattern.text)?.[1];
    if (device === undefined) continue;
    const shape = device.toLowerCase().replaceAll(/<[^<>]*>/g, '#');
    const known = byShape.get(shape);
    if (known) known.keys.push(key);
    else byShape.set(shape, { ranges: rangesIn(device), keys: [key] });
  }
  return byShape;
}

function rangesIn(device: string): DeviceKeys['ranges'] {
  return [...device.matchAll(/<([^<>]*)>/g)].map(([, hole = '']) => {
    const [min = '0', max = 'Infinity'] = hole === 'n' ? [] : hole.split('-');
    return { min: Number(min), max: Number(max) };
  });
}
