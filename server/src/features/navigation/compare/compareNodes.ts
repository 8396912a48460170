import type { MachineFacts } from '../../../cluster/machineFacts.js';
import { say } from '../../../l10n/phrase.js';
import { fileName } from '../../../machine/fileStem.js';
import type { Session } from '../../session.js';
import { commonLines } from './commonLines.js';
import { OWN_NAME } from './diskNames.js';
import { byDevice, byPath } from './line.js';
import { vmcLines } from './vmcLines.js';
import { vmxLines } from './vmxLines.js';

/** One side of a comparison. */
export interface ComparedNode {
  /** The machine's name and its file. */
  readonly title: string;
  /** Its settings in the order of devices, without what each node must have for itself, secrets hidden. */
  readonly text: string;
}

/** Two nodes side by side: what differs in the texts matters. */
export interface Comparison {
  readonly title: string;
  readonly left: ComparedNode;
  readonly right: ComparedNode;
}

/** Two machines of one format setting by setting; a .vmx and a .vmc by what both can say. */
export function compareNodes(session: Session, left: MachineFacts, right: MachineFacts): Comparison {
  const isMixed = left.machine.source.format !== right.machine.source.format;
  const side = (facts: MachineFacts): ComparedNode => ({
    title: titleOf(facts),
    text: `${noteOf(session, isMixed)}\n\n${isMixed ? byDevice(commonLines(session, facts)) : settingsOf(session, facts)}`,
  });
  const names = [left, right].map(({ machine }) => machine.name);
  const [a = '', b = ''] = names[0] === names[1] ? [titleOf(left), titleOf(right)] : names;
  return { title: `${a} ↔ ${b}`, left: side(left), right: side(right) };
}

export function titleOf({ machine }: MachineFacts): string {
  return `${machine.name} (${fileName(machine.uri)})`;
}

function settingsOf(session: Session, facts: MachineFacts): string {
  const { source } = facts.machine;
  return source.format === 'vmx'
    ? byDevice(vmxLines(session, facts, source.tree))
    : byPath(vmcLines(session, facts, source.tree));
}

/** The same on both sides, so that it is no difference itself. */
function noteOf({ language }: Session, isMixed: boolean): string {
  const note = isMixed
    ? say`What files of both kinds can say, sorted by device. ${OWN_NAME} stands for the machine's own name.`
    : say`Sorted by device, without what each machine must have for itself, such as its name, addresses and UUIDs. ${OWN_NAME} stands for the machine's own name.`;
  return `# ${language(note)}`;
}
