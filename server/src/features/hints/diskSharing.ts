import { sharedDisksOf } from '../../cluster/cluster.js';
import type { Sharer } from '../../cluster/clusterIndex.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { slotName, type Disk } from '../../machine/virtualMachine.js';
import type { MachineDocument } from '../machineDocument.js';
import { machineLabel } from './machineLabel.js';

/** More machines than this are counted and not named. */
const MOST_NAMED = 2;

/** The other machines that name a disk, in a few words and one by one. */
export interface DiskSharing {
  readonly label: Phrase;
  /** One line a machine. */
  readonly details: readonly Phrase[];
}

/**
 * Who else uses a disk: `shared with` for the nodes of the machine's own cluster, `also named in` where that is no shared
 * disk of a cluster, which copies of a machine do. Undefined when nobody else names it.
 */
export function diskSharing({ uri, session }: MachineDocument, disk: Disk): DiskSharing | undefined {
  const { index } = session.workspace;
  const sharers = index.sharersOf(uri, disk);
  if (sharers.length === 0) return undefined;
  const cluster = index.clusterOf(uri);
  const isShared = cluster !== undefined && sharedDisksOf(cluster, uri).some((one) => one.disk === disk);
  const names = sharers.map((sharer) => nameOf(sharer, uri));
  return {
    label: isShared ? sharedWith(names) : alsoNamedIn(names),
    details: sharers.map(
      (sharer) => say`${nameOf(sharer, uri)} has this disk at ${slotName(sharer.disk.slot)}.`,
    ),
  };
}

function nameOf({ facts }: Sharer, seenFrom: string): string {
  return machineLabel(facts.machine.uri, seenFrom);
}

function sharedWith(names: readonly string[]): Phrase {
  const others = names.length - MOST_NAMED;
  if (others < 2) return say`shared with ${inWords(names)}`;
  return say`shared with ${names.slice(0, MOST_NAMED).join(', ')} and ${others} others`;
}

function alsoNamedIn(names: readonly string[]): Phrase {
  const others = names.length - MOST_NAMED;
  if (others < 2) return say`also named in ${inWords(names)}`;
  return say`also named in ${names.slice(0, MOST_NAMED).join(', ')} and ${others} others`;
}
