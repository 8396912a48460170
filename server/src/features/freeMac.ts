import { macRanges } from '../knowledge/macRanges.js';
import type { Workspace } from '../workspace/workspace.js';
import { textHash } from './textHash.js';

/** Bytes of an address that the makers' prefix leaves free. */
const LAST_OF_SUFFIX = 0xffffff;

/**
 * A MAC address for an adapter out of the range that VMware leaves to people, `00:50:56:00:00:01` to `00:50:56:3f:ff:fe`, in
 * small letters, that no adapter of any known machine has. It follows from the machine and the adapter, so that asking twice
 * gives the same one, and two people who give out addresses at once rarely meet.
 * @param adapter `ethernet0`, in small letters.
 * @returns undefined where all are taken.
 */
export function freeStaticMac({ index }: Workspace, machineUri: string, adapter: string): string | undefined {
  const adapters = index.uris().flatMap((uri) => index.facts(uri)?.machine.networkAdapters ?? []);
  const taken = new Set(adapters.flatMap(({ mac }) => mac.value?.trim().toLowerCase() ?? []));
  const range = macRanges().find(({ use, maker }) => use === 'static' && maker === 'VMware');
  if (!range) return undefined;
  const prefix = range.first.slice(0, 9);
  const size = suffixOf(range.last) - 1;
  const start = textHash(`${machineUri} ${adapter}`) % size;
  for (let step = 0; step < size; step++) {
    const address = prefix + inBytes(1 + ((start + step) % size));
    if (!taken.has(address)) return address;
  }
  return undefined;
}

const suffixOf = (address: string): number =>
  parseInt(address.slice(9).replaceAll(':', ''), 16) & LAST_OF_SUFFIX;

const inBytes = (suffix: number): string =>
  (suffix.toString(16).padStart(6, '0').match(/../g) ?? []).join(':');
