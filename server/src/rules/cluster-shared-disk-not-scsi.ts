import { sharedDisksOf, type ClusterNode, type SharedDisk } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { inWords, say, type Phrase } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { CONNECT_BY_ISCSI, sharesByIscsiOnly } from './terms/hostedNode.js';
import { isCopyOf } from '../cluster/machineCopy.js';
import { moveToScsi } from './terms/moveToScsi.js';
import { canBeShared } from './terms/nvmeSharing.js';
import { namesBeside } from './terms/machineName.js';

export default clusterRule({
  id: 'cluster-shared-disk-not-scsi',
  summary: 'A shared disk is on an IDE, SATA or NVMe controller.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('server1', 'p. 162: virtual SCSI disks only'),
    source('server2', 'p. 287-290: virtual SCSI disks only'),
    source('wsfc8', 'clustered VMDK: NVMe from 8.0 Update 2 with Windows Server 2022'),
  ],

  *check({ machine, cluster, node }) {
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      if (canBeShared(machine, disk)) continue;
      // A name such as quorum.vmdk in one file alone, or in its backup, is a sign of the intention and no proof of it.
      const isUsedByOthers = shared.uses.some(
        ({ node: { facts } }) => facts.machine !== machine && !isCopyOf(machine, facts.machine),
      );
      if (!isUsedByOthers && !cluster.kind.declared) continue;
      const move = moveToScsi(shared, node, cluster);
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The shared disk ${baseName(valueText(disk.fileName))}${users(shared, node)} is on ${disk.slot.bus.toUpperCase()} (${slotName(disk.slot)}).`,
        why: say`Nodes take turns on a disk by SCSI reservations, which ${disk.slot.bus.toUpperCase()} does not have: the second node cannot open it, or both write at once.`,
        how: sharesByIscsiOnly(machine, cluster.kind.value)
          ? CONNECT_BY_ISCSI
          : say`Move it to a shared SCSI controller, ${move?.controller ?? 'scsi1'} for example, with the same target number in every node.`,
        related: shared.uses
          .filter((use) => use.node !== node)
          .map((use) => ({
            uri: use.node.facts.machine.uri,
            span: use.disk.fileName.span,
            message: say`The same disk in another node.`,
          })),
        fixes: move ? [move.fix] : [],
      };
    }
  },
});

/** The other nodes that name the disk, where there are any. */
function users(shared: SharedDisk, node: ClusterNode): Phrase {
  const others = shared.uses.filter((use) => use.node !== node).map((use) => use.node.facts.machine.uri);
  const names = namesBeside(node.facts.machine.uri, [...new Set(others)]);
  return names.length > 0 ? say`, also used by ${inWords(names)},` : say``;
}
