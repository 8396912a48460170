import type { VirtualMachine } from '../../machine/virtualMachine.js';
import type { MachineDocument } from '../machineDocument.js';

/** The settings that name a network. */
export type NetworkSetting = 'networkName' | 'vnet' | 'devName';

/** Names in one list. */
const MOST_NAMES = 50;

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
