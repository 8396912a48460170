import { machinesIn, type Cluster } from '../cluster/cluster.js';
import { privateHeartbeat } from '../cluster/heartbeat.js';
import { nodeEvidence } from '../cluster/nodeEvidence.js';
import { ownSharedDisks } from '../cluster/sharedDisks.js';
import { inWords, say } from '../l10n/phrase.js';
import type { Disk, VirtualMachine } from '../machine/virtualMachine.js';
import { clusterRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { isCopyOf } from '../cluster/machineCopy.js';
import { namesOf } from './terms/machineName.js';
import { comparedName } from './terms/sameName.js';

export default clusterRule({
  id: 'cluster-heartbeat-outsiders',
  summary: 'A machine that is no node uses the heartbeat network of the cluster.',
  formats: ['vmx', 'vmc'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('hint'),
  fix: 'none',
  since: '0.1.0',
  sources: [source('book', 'A.2.1: one heartbeat network per cluster, with nobody else on it')],

  *check(context) {
    const { machine, cluster } = context;
    const heartbeat = privateHeartbeat(machine);
    if (!heartbeat) return;
    const network = heartbeat.network.name;
    const nodes = machinesIn(cluster);
    const outsiders = context
      .outsidersOn(network)
      // A backup or a variant of a node runs only in its place.
      .filter(({ facts }) => !nodes.some((node) => isCopyOf(node, facts.machine)))
      .filter(({ facts }) => !mayBePartner(cluster, facts.machine))
      .map(({ facts, adapter }) => ({ uri: facts.machine.uri, name: facts.machine.name, adapter }));
    if (outsiders.length === 0) return;
    yield {
      span: heartbeat.connection.span,
      subject: 'outsiders',
      what: say`The heartbeat network ${network} is also used by ${inWords(namesIn(outsiders))}, outside of this cluster.`,
      why: say`What others send can delay the heartbeat, and a node that lives is taken for dead; a stranger on it can also disturb the cluster on purpose.`,
      how:
        cluster.sharedDisks.length === 0
          ? say`Give the cluster a network of its own, or connect the other machines to another one.`
          : say`Give the cluster a network of its own, or connect the other machines to another one. Whichever of them is meant to be a node lacks the shared disks: add them to it as the nodes have them.`,
      related: outsiders.map(({ uri, adapter }) => ({
        uri,
        span: adapter.connection.span,
        message: say`This adapter is on the heartbeat network of the cluster.`,
      })),
    };
  },
});

/** The names of machines, or of their files where two machines have one name, as copies do. */
function namesIn(machines: readonly { readonly uri: string; readonly name: string }[]): readonly string[] {
  const names = machines.map(({ name }) => name);
  return new Set(names).size === names.length ? names : namesOf(machines.map(({ uri }) => uri));
}

/**
 * True for a machine that is perhaps a node of this cluster, although no file that both name shows it: a mistyped path, a
 * switched-off disk or a snapshot parts the nodes. To part their heartbeat as well would make it worse.
 */
function mayBePartner({ sharedDisks }: Cluster, other: VirtualMachine): boolean {
  // Nodes that share nothing, or nothing that files tell, as with iSCSI in the guest, may belong to any cluster.
  if (nodeEvidence(other).length > 0 && (sharedDisks.length === 0 || ownSharedDisks(other).length === 0))
    return true;
  const shared = new Set(sharedDisks.flatMap(({ uses }) => uses.map(({ disk }) => originalName(disk))));
  return other.disks.some((disk) => originalName(disk) !== '' && shared.has(originalName(disk)));
}

/** The name of the disk's file, without what a snapshot or redo log appends to it. */
const originalName = (disk: Disk): string =>
  comparedName(disk).replace(/-\d{6}(?=\.vmdk$)|\.redo(?:_\w+)?$/, '');
