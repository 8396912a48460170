import type { VirtualMachine } from '../../machine/virtualMachine.js';
import type { MachineDocument } from '../machineDocument.js';

/** The settings that name a network. */
export type NetworkSetting = 'networkName' | 'vnet' | 'devName';

/** Names in one list. */
const MOST_NAMES = 50;

/** The last three bytes of an address that is given by hand: 00:50:56:00:00:00 to 00:50:56:3f:ff:ff. */
const STATIC_ADDRESSES = 0x40_00_00;

/** The networks that machines of the opened folders name with a setting, the one with most adapters first. */
export function networkNames({ session }: MachineDocument, setting: NetworkSetting): readonly string[] {
  const { index } = session.workspace;
  const counts = new Map<string, number>();
  for (const uri of index.uris()) {
    for (const name of namesIn(index.facts(uri)?.machine, setting))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, MOST_NAMES)
    .map(([name]) => name);
}

function namesIn(machine: VirtualMachine | undefined, setting: NetworkSetting): readonly string[] {
  if (machine?.source.format !== 'vmx') return [];
  const { tree } = machine.source;
  return machine.networkAdapters.flatMap(({ number }) => {
    const name = tree.only(`ethernet${number}.${setting}`)?.value.trim();
    return name === undefined || name === '' ? [] : [name];
  });
}

/**
 * An address that VMware leaves to people and that no adapter of the opened folders has. It follows from the machine and
 * the adapter, so that asking twice gives the same one, and two people who work apart hardly get the same one.
 */
export function freeStaticAddress({ uri, session }: MachineDocument, adapter: string): string {
  const used = new Set<string>();
  const { index } = session.workspace;
  for (const other of index.uris())
    for (const { mac } of index.facts(other)?.machine.networkAdapters ?? [])
      if (mac.value !== undefined) used.add(mac.value.trim().toLowerCase());
  const first = hashOf(`${uri} ${adapter}`);
  let taken = 0;
  const next = (): string => addressOf((first + taken) % STATIC_ADDRESSES);
  while (used.has(next()) && taken < used.size) taken++;
  return next();
}

function addressOf(number: number): string {
  const bytes = number.toString(16).padStart(6, '0').match(/../g) ?? [];
  return ['00', '50', '56', ...bytes].join(':');
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
