import type { Cluster } from '../../cluster/cluster.js';
import { say } from '../../l10n/phrase.js';
import { spansHosts, type ClusterKind } from '../../machine/declaration.js';
import { isFamily } from '../../machine/product.js';
import { isSharingBus, presentDisks, type VirtualMachine } from '../../machine/virtualMachine.js';

/** True when the machine's own file shares a bus or a disk, so that the hosted products keep reservations for it. */
export function keepsReservations(machine: VirtualMachine): boolean {
  return (
    machine.controllers.some(isSharingBus) || presentDisks(machine).some((disk) => disk.shared.value === true)
  );
}

/**
 * True where settings of hosted products count: the family is known (the severity table says which one), or
 * `disk.locking` is switched off, which nobody writes for ESX.
 */
export function isForHosted({ product, diskLocking }: VirtualMachine): boolean {
  return product.known || diskLocking.value === false;
}

/** True for a hosted machine of a cluster over several hosts: such a cluster shares by iSCSI in the guests, not by the files. */
export function sharesByIscsiOnly({ product }: VirtualMachine, kind: ClusterKind | undefined): boolean {
  return isFamily(product, 'hosted') && spansHosts(kind);
}

/**
 * True where the declared kind is not a cluster in a box, or the nodes declare different ones: between hosts the sharing
 * itself is the mistake of hosted nodes, so rules about how they share leave it to cluster-hosted-different-hosts.
 */
export function isDeclaredBeyondABox({ kind }: Cluster): boolean {
  return kind.declared && kind.value !== 'in-a-box';
}

/** True where whatever the machine shares has to go, because the cluster is declared over several hosts: how it is shared is no question then. */
export function losesSharing(machine: VirtualMachine, { kind }: Cluster): boolean {
  return kind.declared && sharesByIscsiOnly(machine, kind.value);
}

/** What to do with a shared disk of such a machine, whatever else is wrong with it. */
export const CONNECT_BY_ISCSI = say`Take the disk out of every node and connect it over iSCSI inside the guests.`;

/** The same where locking is off and the disk is in danger until then. */
export const LOCK_AND_CONNECT_BY_ISCSI = say`Set disk.locking back to "TRUE", take the disk out of every node, and connect it over iSCSI inside the guests.`;
