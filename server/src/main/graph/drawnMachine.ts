import type { Cluster } from '../../cluster/cluster.js';
import type { MachineFacts } from '../../cluster/machineFacts.js';
import { say } from '../../l10n/phrase.js';
import { connectedGroups } from './connectedGroups.js';
import { fileLabels } from './fileLabels.js';
import type { GraphNode } from './model.js';
import type { MachineStates } from './nodeStates.js';

/** A machine with its place in the picture and what is said about it. */
export interface DrawnMachine {
  readonly id: string;
  /** The id of its box. */
  readonly box: string;
  readonly cluster: Cluster | undefined;
  readonly facts: MachineFacts;
  readonly states: MachineStates;
}

/** The machines as they are shown; those with one name in common say where their files lie. */
export function machineNodes(
  machines: readonly DrawnMachine[],
): readonly { readonly node: GraphNode; readonly box: string }[] {
  const byName = connectedGroups(machines, ({ facts }) => [facts.machine.name]);
  const namesakes = byName.filter((group) => group.length > 1);
  const files = new Map(
    namesakes.flatMap((group) => [...fileLabels(group.map(({ facts }) => facts.machine.uri))]),
  );
  return machines.map((machine) => ({
    node: machineNode(machine, files.get(machine.facts.machine.uri)),
    box: machine.box,
  }));
}

function machineNode({ id, facts, states }: DrawnMachine, file: string | undefined): GraphNode {
  return {
    id,
    kind: 'machine',
    lines: [
      say`${facts.machine.name}`,
      ...(file === undefined ? [] : [say`${file}`]),
      ...(states.errors > 0 ? [say`errors: ${states.errors}`] : []),
      ...(states.warnings > 0 ? [say`warnings: ${states.warnings}`] : []),
    ],
    state: states.machine,
    isShared: false,
  };
}
