import { backingIdentities, type MachineFacts } from '../../cluster/machineFacts.js';
import { fileIdentities } from '../../machine/diskPath.js';
import { fileName } from '../../machine/fileStem.js';
import { presentDisks, type Disk } from '../../machine/virtualMachine.js';
import type { Session } from '../session.js';
import type { FilePlace } from './filePlace.js';

/** A machine, and its disk with a certain backing file. */
export interface DiskUser {
  readonly facts: MachineFacts;
  readonly disk: Disk;
}

/** Every known use of a disk's backing file in the order of the machines' URIs, this one among them. */
export function diskUsers({ workspace }: Session, facts: MachineFacts, disk: Disk): readonly DiskUser[] {
  const identities = new Set(backingIdentities(facts, disk));
  const own = presentDisks(facts.machine).filter(
    (one) => one === disk || backingIdentities(facts, one).some((identity) => identities.has(identity)),
  );
  const users: DiskUser[] = [
    ...own.map((one) => ({ facts, disk: one })),
    ...workspace.index.sharersOf(facts.machine.uri, disk),
  ];
  return users.sort((a, b) => compareTexts(a.facts.machine.uri, b.facts.machine.uri));
}

/** Every known disk that has this file behind it, in the order of the machines' URIs. */
export function usersOfFile({ workspace }: Session, uri: string): readonly DiskUser[] {
  const identities = fileIdentities(uri, fileName(uri));
  return [...workspace.index.usersOf(identities)].sort(compareTexts).flatMap((user) => {
    const facts = workspace.index.facts(user);
    if (!facts) return [];
    return presentDisks(facts.machine)
      .filter((disk) => backingIdentities(facts, disk).some((one) => identities.includes(one)))
      .map((disk) => ({ facts, disk }));
  });
}

/** Where a machine names the backing file: in a .vmc the absolute path and the relative one. */
export function namesOf({ facts, disk }: DiskUser): readonly FilePlace[] {
  return [disk.fileName, disk.relativeFileName]
    .filter((fact) => 'keySpan' in fact)
    .map(({ span }) => ({ uri: facts.machine.uri, span }));
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The machines' names, each once. */
export function userNames(users: readonly DiskUser[]): readonly string[] {
  return [...new Map(users.map(({ facts }) => [facts.machine.uri, facts.machine.name])).values()];
}
