import type { ClusterKind } from '../machine/declaration.js';
import { baseName, pathNotation } from '../machine/diskPath.js';
import type { Evidence } from '../machine/product.js';
import { presentAdapters, slotName, type Disk } from '../machine/virtualMachine.js';
import type { ClusterNode, SharedDisk } from './cluster.js';
import { heartbeatAdapter, isHeartbeatName } from './heartbeat.js';
import { imageOf } from './machineFacts.js';

/** Something beside the bus mode that fits only one kind of cluster. */
export interface KindEvidence {
  readonly kind: Extract<ClusterKind, 'in-a-box' | 'across-boxes'>;
  readonly evidence: Evidence;
}

/**
 * What in one node's file, beside the bus mode, speaks for a kind: a host-only heartbeat ends at its host (in a box);
 * a shared disk by its hardware path, or a raw mapping in physical mode, is made for nodes on several hosts. Where a
 * presumption from the bus meets contrary evidence, nobody can say which kind it is.
 * Source: ESX Server 2.5 Administration Guide, table 10-1; vSphere 6.7 checklist for clustered disks.
 */
export function kindEvidence(node: ClusterNode, sharedDisks: readonly SharedDisk[]): readonly KindEvidence[] {
  const disks = sharedDisks.flatMap(({ uses }) => uses).filter((use) => use.node === node);
  return [...heartbeatEvidence(node), ...disks.flatMap(({ disk }) => diskEvidence(node, disk))];
}

/** With three adapters and no telling name, the host-only one may serve something else than the heartbeat. */
function heartbeatEvidence({ facts: { machine } }: ClusterNode): KindEvidence[] {
  const adapter = heartbeatAdapter(machine);
  if (adapter?.network.kind !== 'host-only') return [];
  if (presentAdapters(machine).length > 2 && !isHeartbeatName(adapter.network.name)) return [];
  const text = `the host-only heartbeat network ${adapter.network.name} (ethernet${adapter.number})`;
  return [{ kind: 'in-a-box', evidence: { text, span: adapter.connection.span } }];
}

function diskEvidence(node: ClusterNode, disk: Disk): KindEvidence[] {
  const { fileName } = disk;
  if (fileName.value === undefined) return [];
  if (pathNotation(fileName.value) === 'vmfs-hba') {
    const text = `the hardware path ${fileName.value}`;
    return [{ kind: 'across-boxes', evidence: { text, span: fileName.span } }];
  }
  const isPhysicalMode =
    imageOf(node.facts, disk)?.rawMapping === 'physical' ||
    disk.deviceType.value?.trim().toLowerCase() === 'scsi-passthru-rdm';
  if (!isPhysicalMode) return [];
  const text = `the physical-mode raw mapping ${baseName(fileName.value)} (${slotName(disk.slot)})`;
  return [{ kind: 'across-boxes', evidence: { text, span: fileName.span } }];
}
