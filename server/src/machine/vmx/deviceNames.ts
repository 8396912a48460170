import type { SettingEdits } from './settingEdits.js';

/** `bios.hddOrder`, `bios.bootOrder` and the like: lists of device names with commas between them. */
export const ORDER_KEY = /^(?:bios|efi)\.\w*order$/i;

/**
 * Renames a device everywhere. What a device that is not in use left behind under the new name must be gone before.
 * @param from the name that the keys start with, e.g. `scsi0:1`, `ethernet0`; with `scsi0` all devices on it follow.
 */
export function renameDevice(settings: SettingEdits, from: string, to: string): void {
  for (const prefix of prefixes(from)) settings.renamePrefix(prefix, prefix.replace(from, to));
  changeOrders(settings, (name) => (isOrOn(name, from) ? to + name.slice(from.length) : name));
}

/** Removes all settings of a device, with `scsi0` those of all devices on it too, and takes them out of the boot order. */
export function removeDevice(settings: SettingEdits, name: string): void {
  clearDevice(settings, name);
  changeOrders(settings, (one) => (isOrOn(one, name) ? undefined : one));
}

/** Removes all settings of a device, but not its place in the boot order. */
export function clearDevice(settings: SettingEdits, name: string): void {
  for (const prefix of prefixes(name)) settings.removePrefix(prefix);
}

/** `sched.scsi0:1.shares` belongs to `scsi0:1`, and `scsi0:1.present` to `scsi0` too. */
const prefixes = (name: string): readonly string[] => [
  ...(name.includes(':') ? [] : [`${name}:`, `sched.${name}:`]),
  `${name}.`,
  `sched.${name}.`,
];

const isOrOn = (name: string, device: string): boolean => name === device || name.startsWith(`${device}:`);

/**
 * Gives the devices in every order other names; those without one leave it. An order that names nothing any more goes.
 * @param rename gets the names in small letters.
 */
function changeOrders(settings: SettingEdits, rename: (name: string) => string | undefined): void {
  for (const key of settings.keys().filter((one) => ORDER_KEY.test(one))) {
    // An order that stands twice has no value: nobody can say which one counts.
    const order = settings.valueOf(key);
    if (order === undefined) continue;
    const names = order.split(',').flatMap((name) => renamed(name, rename) ?? []);
    if (names.join(',') === order) continue;
    if (names.length > 0) settings.set(key, names.join(',').trim());
    else settings.remove(key);
  }
}

/** The name with the blanks around it; undefined where it goes. */
function renamed(name: string, rename: (name: string) => string | undefined): string | undefined {
  const word = name.trim();
  const after = rename(word.toLowerCase());
  if (after === undefined) return undefined;
  return after === word.toLowerCase() ? name : name.replace(word, () => after);
}
