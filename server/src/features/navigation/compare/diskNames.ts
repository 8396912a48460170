import { URI } from 'vscode-uri';
import type { MachineFacts } from '../../../cluster/machineFacts.js';
import { fileStem } from '../../../machine/fileStem.js';
import type { Disk } from '../../../machine/virtualMachine.js';
import type { Session } from '../../session.js';

/** What stands for a machine's own name in the names of its files. */
export const OWN_NAME = '{machine}';

/**
 * A disk's file name so that nodes can be compared: one that several machines use is called as the first of them does,
 * wherever they see it from; in every other one the machine's own name is replaced.
 */
export function comparableDisk(session: Session, facts: MachineFacts, disk: Disk): string {
  const sharers = session.workspace.index.sharersOf(facts.machine.uri, disk);
  const first = sharers.reduce((a, b) => (b.facts.machine.uri < a.facts.machine.uri ? b : a), {
    facts,
    disk,
  });
  const common = sharers.length > 0 ? first.disk.fileName.value : undefined;
  return common ?? comparablePath(facts, disk.fileName.value ?? '');
}

/** A path in which every folder and file that is called after the machine gets the same name. */
export function comparablePath({ machine }: MachineFacts, path: string): string {
  const folder = URI.parse(machine.uri).path.split('/').at(-2) ?? '';
  const names = [machine.name, fileStem(machine.uri), folder]
    .filter((name) => name.trim() !== '')
    .sort((a, b) => b.length - a.length);
  return path
    .split(/([\\/]|\] ?)/)
    .map((part) => withoutOwnName(part, names))
    .join('');
}

/** `node1_2.vmdk` is a second disk of node1; `node10.vmdk` is another machine's. */
function withoutOwnName(part: string, names: readonly string[]): string {
  const own = names.find(
    (name) =>
      part.toLowerCase().startsWith(name.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(part.slice(name.length)),
  );
  return own === undefined ? part : OWN_NAME + part.slice(own.length);
}
