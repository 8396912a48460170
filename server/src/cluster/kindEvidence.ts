import { say } from '../l10n/phrase.js';
import type { ClusterKind } from '../machine/declaration.js';
import { baseName, pathNotation, type PathNotation } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import type { Evidence } from '../machine/product.js';
import { isPhysicalMapping } from '../machine/rawMapping.js';
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
 * on ESX 2 a shared disk is named by its label in a box and by its hardware path across boxes; a raw mapping in physical
 * mode is made for nodes on several hosts. Where a presumption from the bus meets contrary evidence, nobody can say which kind it is.
 * Source: ESX Server 2.5 Administration Guide, table 10-1; vSphere 6.7 checklist for clustered disks.
 */
export function kindEvidence(node: ClusterNode, sharedDisks: readonly SharedDisk[]): readonly KindEvidence[] {
  const uses = sharedDisks.flatMap((shared) => shared.uses);
  // Where one node uses the hardware path, the label in another is a mistake of its own and speaks for nothing.
  const labelCounts = !uses.some(({ disk }) => isNamed(disk, 'vmfs-hba'));
  const disks = uses.filter((use) => use.node === node).map(({ disk }) => disk);
  return [
    ...heartbeatEvidence(node),
    ...disks.flatMap((disk) => [
      ...(labelCounts ? labelEvidence(disk) : hardwarePathEvidence(disk)),
      ...rawMappingEvidence(node, disk),
    ]),
  ];
}

/** With three adapters and no telling name, the host-only one may serve something else than the heartbeat. */
function heartbeatEvidence({ facts: { machine } }: ClusterNode): KindEvidence[] {
  const adapter = heartbeatAdapter(machine);
  if (adapter?.network.kind !== 'host-only') return [];
  if (presentAdapters(machine).length > 2 && !isHeartbeatName(adapter.network.name)) return [];
  const text = say`the host-only heartbeat network ${adapter.network.name} (ethernet${adapter.number})`;
  return [{ kind: 'in-a-box', evidence: { text, span: adapter.connection.span } }];
}

function labelEvidence(disk: Disk): KindEvidence[] {
  if (!isNamed(disk, 'vmfs-label')) return [];
  const text = say`the label path ${valueText(disk.fileName)}`;
  return [{ kind: 'in-a-box', evidence: { text, span: disk.fileName.span } }];
}

function hardwarePathEvidence(disk: Disk): KindEvidence[] {
  if (!isNamed(disk, 'vmfs-hba')) return [];
  const text = say`the hardware path ${valueText(disk.fileName)}`;
  return [{ kind: 'across-boxes', evidence: { text, span: disk.fileName.span } }];
}

function rawMappingEvidence(node: ClusterNode, disk: Disk): KindEvidence[] {
  const isPhysicalMode = imageOf(node.facts, disk)?.rawMapping === 'physical' || isPhysicalMapping(disk);
  if (!isPhysicalMode) return [];
  const text = say`the physical-mode raw device mapping ${baseName(valueText(disk.fileName))} (${slotName(disk.slot)})`;
  return [{ kind: 'across-boxes', evidence: { text, span: disk.fileName.span } }];
}

function isNamed({ fileName }: Disk, notation: PathNotation): boolean {
  return fileName.value !== undefined && pathNotation(fileName.value) === notation;
}
