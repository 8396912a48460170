import type { Fact } from '../../machine/fact.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { flagFact, numberFact, textFact } from '../../machine/vmc/leaves.js';
import { descendAll } from '../../syntax/vmc/query.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';
import { vmcTree } from './vmcFile.js';

/** The text of the leaf on a path below the root of a .vmc. */
export function vmcText(machine: VirtualMachine, path: string): Fact<string> {
  return belowRoot(machine, (root) => textFact(root, path));
}

/** A leaf that says `true` or `false`. */
export function vmcFlag(machine: VirtualMachine, path: string): Fact<boolean> {
  return belowRoot(machine, (root) => flagFact(descendAll(root, path), root));
}

/** A leaf with a whole number. */
export function vmcNumber(machine: VirtualMachine, path: string): Fact<number> {
  return belowRoot(machine, (root) => numberFact(descendAll(root, path), root));
}

/** The file that a pair of leaves `absolute` and `relative` names, the absolute one first. */
export function vmcPath(element: XmlElement, path: string): Fact<string> {
  const absolute = textFact(element, `${path}/absolute`);
  return absolute.value === undefined ? textFact(element, `${path}/relative`) : absolute;
}

function belowRoot<T>(machine: VirtualMachine, read: (root: XmlElement) => Fact<T>): Fact<T> {
  const { root } = vmcTree(machine);
  return root ? read(root) : { value: undefined, missing: 'absent', span: machine.anchor };
}
