import { bootDisk } from '../../machine/bootDisk.js';
import { pathNotation } from '../../machine/diskPath.js';
import { type Fact, valueText } from '../../machine/fact.js';
import type { Disk, VirtualMachine } from '../../machine/virtualMachine.js';

/**
 * True when two files describe one machine: a backup or a variant has the BIOS id, a MAC address or the display name of
 * its original, and nobody starts both at once.
 */
export function isCopyOf(a: VirtualMachine, b: VirtualMachine): boolean {
  const macs = new Set(a.networkAdapters.map(({ mac }) => plain(mac)).filter((mac) => mac !== ''));
  return (
    isSame(a.biosUuid, b.biosUuid) ||
    isSame(a.displayName, b.displayName) ||
    b.networkAdapters.some(({ mac }) => macs.has(plain(mac)))
  );
}

/**
 * True when two files are variants of one machine (another network, another CD, a newer format): both start from the same
 * disk, and name it by where they lie themselves. Two machines that meet on one disk by accident name it by its full path.
 */
export function isVariantOf(a: VirtualMachine, diskOfA: Disk, b: VirtualMachine, diskOfB: Disk): boolean {
  return (
    bootDisk(a) === diskOfA &&
    bootDisk(b) === diskOfB &&
    [diskOfA, diskOfB].every(({ fileName }) => pathNotation(valueText(fileName)) === 'relative')
  );
}

const isSame = (a: Fact<string>, b: Fact<string>): boolean => plain(a) !== '' && plain(a) === plain(b);

/** Without blanks, dashes and letter case, which differ between tools. */
const plain = (fact: Fact<string>): string =>
  valueText(fact)
    .replaceAll(/[\s:-]/g, '')
    .toLowerCase();
