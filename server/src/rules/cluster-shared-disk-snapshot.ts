import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { everywhere } from './severity.js';
import { isDependent } from './terms/diskModes.js';
import { sharedDiskImages } from './terms/sharedDiskImages.js';
import { countOfSnapshots, snapshotSign } from './terms/snapshotSigns.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-shared-disk-snapshot',
  summary: 'A node writes into a snapshot of a shared disk, or has snapshots that include it.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'none',
  // The mode can change only after the snapshots are gone.
  supersedes: ['cluster-shared-disk-not-independent'],
  since: '0.1.0',
  sources: [
    source('wsfc8', 'shared storage and clustered VMDKs: no snapshots'),
    source('kb326781', 'snapshots'),
    source('kb1004232', 'parent changed beneath a child'),
  ],

  *check(context) {
    const { machine, cluster, facts } = context;
    const images = new Map(sharedDiskImages(context).map(({ disk, image }) => [disk, image]));
    const { snapshots } = facts.surroundings;
    for (const { disk } of sharedDisksOf(cluster, machine.uri)) {
      const subject = slotName(disk.slot);
      const file = baseName(valueText(disk.fileName));
      const sign = snapshotSign(machine, disk, images.get(disk));
      if (sign) {
        yield {
          ...sign,
          subject,
          why: say`A snapshot belongs to one machine: the other nodes change the disk beneath it or beside it, so that its contents are destroyed, and VMware allows no snapshots of shared disks.`,
          how: say`With all nodes powered off, delete the snapshots in the product itself, so that they are merged into the disk, and name the merged disk in every node.`,
        };
      } else if (snapshots.count > 0 && isDependent(disk)) {
        const isListed = snapshots.disks.some(
          (one) => one.slot === subject && originalName(one.fileName) === originalName(file),
        );
        yield {
          span: disk.fileName.span,
          subject,
          what: isListed
            ? say`This node has ${countOfSnapshots(snapshots.count)}, and the list of its snapshots (.vmsd) names the shared disk ${file} (${subject}).`
            : say`This node has ${countOfSnapshots(snapshots.count)}, and the shared disk ${file} (${subject}) has no mode that keeps it out of snapshots.`,
          why: say`Going back to a snapshot, or taking the next one, changes the disk of one node alone, and VMware allows no snapshots of nodes that share disks.`,
          how: say`Delete the snapshots of this machine, with all nodes powered off.`,
          // A disk that the list does not name may have come after they were taken, in place of another one too.
          ...(isListed ? {} : { atMost: 'warning' as const }),
        };
      }
    }
  },
});

/** A later snapshot is listed with the file of the one before it. */
const originalName = (name: string): string =>
  baseName(name)
    .toLowerCase()
    .replace(/-\d{6}(?=\.vmdk$)/, '');
