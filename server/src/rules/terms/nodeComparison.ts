import { rememberedOf } from '../../syntax/remembered.js';
import type { MachineEditor } from '../../machine/editor.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import type { Span } from '../../syntax/text.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { fixAcross, type ClusterContext, type Fix, type RelatedPlace } from '../rule.js';
import { isCopyOf } from '../../cluster/machineCopy.js';
import { calledBeside } from './machineName.js';
import { majority } from './nodeMajority.js';

/** What one node has where all nodes should have the same. */
export interface NodeValue {
  readonly machine: VirtualMachine;
  /** Two nodes are alike when these are equal. */
  readonly value: string;
  /** The value for a person; names one a line. */
  readonly text: string;
  readonly span: Span;
}

/** A node that is not like the others. */
export interface Difference {
  readonly own: NodeValue;
  /** The first node to compare with: one of the majority, where there is one. */
  readonly other: NodeValue;
  /** All nodes with another value. */
  readonly others: readonly NodeValue[];
  /** Every node whose value is known. */
  readonly all: readonly NodeValue[];
  /** What more than half of three or more nodes have; undefined when nobody can say who is right. */
  readonly majority: NodeValue | undefined;
}

/**
 * Compares a node with the others. Undefined when all are alike, when this node is one of the majority, or when its own
 * value is not known. Copies and variants of this machine are no nodes of their own and do not count.
 * @param read gives undefined where a file does not tell.
 */
export function differenceOf(
  context: ClusterContext,
  read: (machine: VirtualMachine) => Omit<NodeValue, 'machine'> | undefined,
): Difference | undefined {
  const { machine } = context;
  const mine = read(machine);
  const machines = comparedMachines(context);
  // Nodes that are alike are the rule, so nothing is put together for them.
  if (machines.every((one) => (read(one) ?? mine)?.value === mine?.value)) return undefined;
  const all = machines.flatMap((one) => {
    const found = read(one);
    return found ? [{ ...found, machine: one }] : [];
  });
  const own = all.find((one) => one.machine === machine);
  const others = all.filter(({ value }) => own && value !== own.value);
  const most = majority(all.map(({ value }) => value));
  const other = others.find(({ value }) => value === most) ?? others[0];
  if (!own || !other || own.value === most) return undefined;
  return { own, other, others, all, majority: all.find(({ value }) => value === most) };
}

/** This machine, and the nodes that are neither copies nor variants of it. */
const comparedMachines = rememberedOf(
  ({ machine, otherNodes }: ClusterContext): readonly VirtualMachine[] => [
    machine,
    ...otherNodes.map(({ facts }) => facts.machine).filter((other) => !isCopyOf(machine, other)),
  ],
);

/** The lines of the other nodes; `name` is a key of the files, or what a person calls the thing. */
export function relatedValues({ own, others }: Difference, name: string | Phrase): readonly RelatedPlace[] {
  return others.map(({ machine, span, text }) => ({
    uri: machine.uri,
    span,
    message: say`${name} is ${text} in ${calledBeside(own.machine, machine)}.`,
  }));
}

/**
 * The repairs that make the nodes alike: with the value of the majority, else one for each value, in
 * the order of `prefer`.
 */
export function alignFixes(
  { all, majority: wanted }: Difference,
  repair: {
    /** Negative when the first value is the likelier one. */
    readonly prefer: (a: NodeValue, b: NodeValue) => number;
    /** False for a value that may not be written into further nodes; every one may when this is not given. */
    readonly may?: (target: NodeValue) => boolean;
    readonly title: (target: NodeValue) => Phrase;
    readonly edit: (machine: VirtualMachine, target: NodeValue) => MachineEditor;
  },
): readonly Fix[] {
  const values = new Map([...all].sort(byUri).map((one) => [one.value, one]));
  const targets = wanted ? [wanted] : [...values.values()].sort(repair.prefer);
  const { may = () => true } = repair;
  return targets.filter(may).map((target) =>
    fixAcross(
      all.filter(({ value }) => value !== target.value).map(({ machine }) => machine),
      repair.title(target),
      (machine) => repair.edit(machine, target),
    ),
  );
}

/** The same order of repairs in every node's file. */
const byUri = (a: NodeValue, b: NodeValue): number => (a.machine.uri < b.machine.uri ? -1 : 1);

/** A fact of a node to compare, written as a person knows it: in quotes. */
export function comparable(
  fact: { readonly value: string | number | undefined; readonly span: Span },
  normalise: (text: string) => string = (text) => text,
): Omit<NodeValue, 'machine'> | undefined {
  const text = fact.value === undefined ? '' : String(fact.value).trim();
  return text === '' ? undefined : { value: normalise(text), text: `"${text}"`, span: fact.span };
}
