import type { MachineFacts } from '../../../cluster/machineFacts.js';
import { spelledLike } from '../../../knowledge/keyPattern.js';
import { isSecretKey } from '../../../knowledge/secrets.js';
import { findKey, type VmxKey } from '../../../knowledge/vmxKeys.js';
import type { Disk } from '../../../machine/virtualMachine.js';
import type { VmxEntry, VmxTree } from '../../../syntax/vmx/tree.js';
import type { Session } from '../../session.js';
import { comparableDisk, comparablePath } from './diskNames.js';
import { isOwnSetting } from './leftOut.js';
import { HIDDEN, type ComparableLine } from './line.js';

/** The settings of a .vmx that mean something when they differ, in their usual spelling. */
export function vmxLines(session: Session, facts: MachineFacts, tree: VmxTree): readonly ComparableLine[] {
  const disks = new Map<number, Disk>();
  for (const disk of facts.machine.disks)
    if ('keySpan' in disk.fileName) disks.set(disk.fileName.keySpan.start, disk);
  return tree.entries
    .filter(({ key }) => !isOwnSetting(key))
    .map((entry) => {
      const known = findKey(entry.key);
      const disk = disks.get(entry.keySpan.start);
      const value = disk ? comparableDisk(session, facts, disk) : comparableValue(facts, entry, known);
      return { key: usualKey(entry.key, known), value: isSecretKey(entry.key) ? HIDDEN : value };
    });
}

/** Keys count without case; the catalogue has the case for those that people know. */
function usualKey(key: string, known: VmxKey | undefined): string {
  return known && !known.pattern.free ? spelledLike(known.pattern, key) : key.toLowerCase();
}

function comparableValue(facts: MachineFacts, { value }: VmxEntry, known: VmxKey | undefined): string {
  const word = value.trim();
  switch (known?.type) {
    case 'bool':
      return word.toUpperCase();
    case 'enum':
      return known.values.find((one) => one.toLowerCase() === word.toLowerCase()) ?? word;
    case 'path':
      return comparablePath(facts, word);
    case 'int':
      return word;
    case 'string':
    case 'uuid':
    case 'mac':
    case undefined:
      return value;
  }
}
