import { sharedDisksOf } from '../cluster/cluster.js';
import type { Sharer } from '../cluster/clusterIndex.js';
import { locatedImage } from '../cluster/machineFacts.js';
import { baseName, pathNotation } from '../machine/diskPath.js';
import { slotName, type Disk } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { type ClusterContext, clusterRule, type Fix, fixForEach } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { canMeet, counterpartDisks } from './terms/counterpartDisks.js';
import { sharingOf } from './terms/diskSharing.js';
import { absolutePath } from './terms/filePath.js';
import { nameBeside } from './terms/machineName.js';
import { hasSameName, mayEndIn } from './terms/sameName.js';

export default clusterRule({
  id: 'cluster-shared-disk-relative-path',
  summary: 'A shared disk has a relative path, so each node uses a file of its own.',
  formats: ['vmx', 'vmc'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  // The other nodes do name the disk, as another file.
  supersedes: ['cluster-mixed-disks-on-shared-bus', 'cluster-shared-disk-path-differs'],
  since: '0.1.0',
  sources: [source('book', 'A.2: every node must reach the shared disks')],

  *check(context) {
    const { facts, machine, cluster } = context;
    for (const { disk } of sharedDisksOf(cluster, machine.uri)) {
      const path = disk.fileName.value;
      if (path === undefined || pathNotation(path) !== 'relative') continue;
      // A name alone (quorum) does not show that the disk hangs on anything shared.
      if (context.sharersOf(disk).length > 0 || sharingOf(machine, disk) === 'none') continue;
      const namesakes = counterpartDisks(context, disk).filter((one) => hasSameName(disk, one.disk));
      // Who names this very file is the other node; the rest are nodes of other clusters.
      if (namesakes.some((one) => mayEndIn(one, machine.uri, path))) continue;
      const [other] = namesakes;
      if (!other || existsOnce({ facts, disk }, other)) continue;
      const [slot, file, node] = [
        slotName(disk.slot),
        baseName(path),
        nameBeside(machine.uri, other.facts.machine.uri),
      ];
      yield {
        span: disk.fileName.span,
        subject: slot,
        what: say`The shared disk ${slot} is ${path}, which starts in the folder of this machine, and ${node} has another file named ${file} (${slotName(other.disk.slot)}).`,
        why: say`Each node uses a copy of its own then: nothing is shared, and what one node writes the other one never sees.`,
        how: say`Name one and the same file in every node, with its absolute path.`,
        related: [
          {
            uri: other.facts.machine.uri,
            span: other.disk.fileName.span,
            message: say`Another file of the same name.`,
          },
        ],
        fixes: fixes(context, disk, other),
      };
    }
  },
});

/** Then the other one was rather misnamed, and another rule says so. */
function existsOnce(...uses: readonly Sharer[]): boolean {
  const states = uses.map((use) => use.facts.diskFiles.get(slotName(use.disk.slot))?.state);
  return states.includes('found') && states.includes('missing');
}

/** Every file that exists may be the right one; where none was found, nobody knows what to write. */
function fixes(context: ClusterContext, disk: Disk, other: Sharer): readonly Fix[] {
  if (!canMeet(context, disk, other)) return [];
  const uses: readonly Sharer[] = [{ facts: context.facts, disk }, other];
  const places = uses.flatMap((use) => locatedImage(use.facts, use.disk)?.uri ?? []).sort();
  const disks = uses.map((use) => ({ machine: use.facts.machine, slot: use.disk.slot }));
  return places
    .map((place) => pathInAll(uses, place))
    .filter((path) => path !== undefined)
    .map((path) =>
      fixForEach(disks, say`Name ${path} in both nodes`, (editor, { slot }) => {
        editor.setFileName(slot, path);
      }),
    );
}

/** A file's place as the products of all these machines write it; undefined where one of them is not for this host. */
function pathInAll(uses: readonly Sharer[], place: string): string | undefined {
  const [path, ...others] = new Set(uses.map(({ facts }) => absolutePath(facts.machine, place)));
  return others.length === 0 ? path : undefined;
}
