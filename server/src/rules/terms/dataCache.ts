import { isAbsent, type Fact } from '../../machine/fact.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import type { Span } from '../../syntax/text.js';
import { isForHosted, keepsReservations } from './hostedNode.js';
import { vmxFile, vmxSettings } from './vmxFile.js';

/** The main switch of the cache that a hosted product keeps for a machine's disks, in bytes; 0 is off. */
export const CACHE_SIZE = 'diskLib.dataCacheMaxSize';

interface CacheSetting {
  readonly key: string;
  /** What public recipes for shared disks write. */
  readonly wanted: number;
  /** The default is the wanted value. */
  readonly isDefault: boolean;
}

/** What the recipes write beside the main switch. Source: public shared-disk recipes; no vendor text. */
export const CACHE_DETAILS: readonly CacheSetting[] = [
  { key: 'diskLib.dataCacheMaxReadAheadSize', wanted: 0, isDefault: false },
  { key: 'diskLib.dataCacheMinReadAheadSize', wanted: 0, isDefault: false },
  { key: 'diskLib.dataCachePageSize', wanted: 4096, isDefault: true },
  { key: 'diskLib.maxUnsyncedWrites', wanted: 0, isDefault: false },
];

/** The size of the cache as written; undefined for a machine that shares nothing, and where no such cache is. */
export function cacheSize(machine: VirtualMachine, anchor: Span): Fact<number> | undefined {
  if (!keepsReservations(machine) || !isForHosted(machine)) return undefined;
  return vmxFile(machine)?.read.number(CACHE_SIZE, anchor);
}

/** True when the cache is on for certain: a doubled line or a placeholder does not tell. */
export function isCacheOn(machine: VirtualMachine): boolean {
  const size = cacheSize(machine, machine.anchor);
  return size !== undefined && (isAbsent(size) || (size.value !== undefined && size.value !== 0));
}

/** The settings beside the main switch that are not as the recipes have them. */
export function openDetails(machine: VirtualMachine): readonly CacheSetting[] {
  const read = vmxSettings(machine);
  return CACHE_DETAILS.filter(({ key, wanted, isDefault }) => {
    const fact = read.number(key, machine.anchor);
    return isAbsent(fact) ? !isDefault : fact.value !== undefined && fact.value !== wanted;
  });
}
