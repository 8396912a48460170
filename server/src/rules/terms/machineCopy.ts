import type { Fact } from '../../machine/fact.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';

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

const isSame = (a: Fact<string>, b: Fact<string>): boolean => plain(a) !== '' && plain(a) === plain(b);

/** Without blanks, dashes and letter case, which differ between tools. */
const plain = (fact: Fact<string>): string => (fact.value ?? '').replaceAll(/[\s:-]/g, '').toLowerCase();
