import { say, type Phrase } from '../../l10n/phrase.js';
import type { MachineDocument } from '../machineDocument.js';
import { vmcMachines } from './vmcNeighbours.js';
import type { OfferedValue } from './vmcValueItems.js';

/** More names than this nobody reads. */
const MOST_NAMES = 50;

/** Networks that are always there, by the names the products give them. */
const BUILT_IN: readonly (readonly [name: string, meaning: Phrase])[] = [
  ['Internal Network', say`The network of Virtual Server that reaches the machines of one host only.`],
  ['Local only', say`The network of Virtual PC that reaches the machines of one host only.`],
  [
    'Shared Networking (NAT)',
    say`Virtual PC lets the machine reach the network of the host through address translation.`,
  ],
  ['Not connected', say`The adapter is plugged into nothing.`],
];

/**
 * Names of virtual networks: those that other known machines in this format use, of machines beside this one first,
 * then those that the products bring along.
 */
export function networkValues(document: MachineDocument): readonly OfferedValue[] {
  const { near, far } = vmcMachines(document);
  const builtIn = new Map(BUILT_IN);
  const used = new Map<string, Phrase>();
  for (const machine of [...near, ...far]) {
    for (const { network } of machine.networkAdapters) {
      // Of a network without a name the id is known, which is no name to write.
      if (network.kind === 'named' && network.isId) continue;
      const meaning = builtIn.get(network.name) ?? say`An adapter of ${machine.name} is plugged into it.`;
      if (network.name !== '' && !used.has(network.name)) used.set(network.name, meaning);
    }
  }
  const names = new Map([...[...used].slice(0, MOST_NAMES), ...BUILT_IN]);
  return [...names].map(([value, meaning]) => ({ value, meaning }));
}
