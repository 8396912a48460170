import { bootDisk } from '../machine/bootDisk.js';
import { presentDisks, type Disk } from '../machine/virtualMachine.js';
import type { Cluster } from './cluster.js';
import { backingIdentities, type MachineFacts } from './machineFacts.js';
import { nodeEvidence } from './nodeEvidence.js';
import { ownSharedDisks } from './sharedDisks.js';

/**
 * A machine as the index keeps it: its disks by identity, so that a lookup costs no reading. Disks are kept by their
 * places in `VirtualMachine.disks`, because they are other objects when the machine is read again.
 */
export interface Indexed {
  readonly uri: string;
  readonly facts: () => MachineFacts;
  readonly isNode: boolean;
  /** The cluster that settings put it into. */
  readonly group: string | undefined;
  readonly boot: number | undefined;
  readonly ownShared: ReadonlySet<number>;
  readonly disks: readonly { readonly place: number; readonly identities: readonly string[] }[];
  /** Found when somebody asks; the same one for all of its members. */
  company: Company | undefined;
}

/** Machines that hang together, and the cluster they form. */
export interface Company {
  readonly members: readonly Indexed[];
  /** Undefined for an ordinary machine alone, and where there are too many of them. */
  readonly cluster: Cluster | undefined;
}

/** A machine's disk that has a certain backing file. */
export interface BackingUse {
  readonly machine: Indexed;
  readonly place: number;
}

/** @param again gives equal facts later on; only it is kept. */
export function indexedMachine(facts: MachineFacts, again: () => MachineFacts): Indexed {
  const { machine } = facts;
  const placeOf = (disk: Disk): number => machine.disks.indexOf(disk);
  const boot = bootDisk(machine);
  return {
    uri: machine.uri,
    facts: again,
    isNode: nodeEvidence(machine).length > 0,
    group: machine.declaration.outside.group,
    boot: boot && placeOf(boot),
    ownShared: new Set(ownSharedDisks(machine).map(({ disk }) => placeOf(disk))),
    disks: presentDisks(machine).map((disk) => ({
      place: placeOf(disk),
      identities: backingIdentities(facts, disk),
    })),
    company: undefined,
  };
}
