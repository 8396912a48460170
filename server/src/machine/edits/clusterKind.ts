import { say, type Phrase } from '../../l10n/phrase.js';
import type { ClusterKind } from '../declaration.js';
import { editMachine } from '../editMachine.js';
import type { MachineEditor } from '../editor.js';
import { isAbsent } from '../fact.js';
import { isFamily } from '../product.js';
import { supportOf } from '../supportedKinds.js';
import { controllerName, isSharingBus, type Controller, type VirtualMachine } from '../virtualMachine.js';

/**
 * The reason why one node cannot become a node of a cluster of another kind by its file alone; undefined where it can, and
 * where it is one already. Nothing is said of the heartbeat network and of the kind of disk, which rules look at afterwards.
 */
export function whyNotTurnKind(machine: VirtualMachine, kind: ClusterKind): Phrase | undefined {
  const unsupported = whyUnsupported(machine, kind);
  if (unsupported) return unsupported;
  if (machine.encrypted) return say`The file is encrypted, so nobody can see how its controllers are shared.`;
  const unreadable = machine.controllers.find(isUnreadable);
  if (unreadable)
    return say`How ${controllerName(unreadable)} is shared cannot be told: the setting stands twice, holds a placeholder or a word that is no mode.`;
  const { written, cluster } = machine.declaration;
  if ('missing' in written.cluster && written.cluster.missing === 'duplicate')
    return say`The file declares two kinds of cluster: take one of the declarations out first.`;
  if (isAbsent(cluster) && !machine.controllers.some(isSharingBus))
    return say`No controller of ${machine.name} is shared and no kind of cluster is declared, so there is nothing to turn.`;
  return undefined;
}

/**
 * Turns one node into a node of a cluster of this kind: the mode of every shared controller, what the file or the settings
 * declare, and on a hosted product `disk.locking`, without which the second node of a box does not start. The other nodes need
 * the same. No edits where `whyNotTurnKind` has a reason.
 */
export function turnKind(machine: VirtualMachine, kind: ClusterKind): MachineEditor {
  const editor = editMachine(machine);
  if (whyNotTurnKind(machine, kind)) return editor;
  const shared = machine.controllers.filter(isSharingBus);
  for (const controller of shared)
    editor.setBusSharing(controller, kind === 'in-a-box' ? 'virtual' : 'physical');
  const isHosted = isFamily(machine.product, 'hosted');
  if (isHosted && shared.length > 0 && machine.diskLocking.value !== false) editor.setDiskLocking(false);
  return isAbsent(machine.declaration.cluster) ? editor : editor.declare({ cluster: kind });
}

function whyUnsupported({ product, source }: VirtualMachine, kind: ClusterKind): Phrase | undefined {
  if (kind === 'in-a-box') return undefined;
  if (source.format === 'vmc' || isFamily(product, 'microsoft'))
    return say`Virtual Server shares a SCSI bus between machines of one host only: use iSCSI inside the guests, or cluster the hosts.`;
  if (!product.known || product.candidates.some((one) => supportOf(one, kind) === 'yes')) return undefined;
  return kind === 'physical-to-virtual'
    ? say`GSX Server, VMware Server and Workstation cannot share a disk with a physical server: only ESX can.`
    : say`GSX Server, VMware Server and Workstation share a bus between machines of one host only: between hosts take the shared bus out and use iSCSI inside the guests.`;
}

function isUnreadable({ sharing }: Controller): boolean {
  return 'missing' in sharing && sharing.missing !== 'absent';
}
