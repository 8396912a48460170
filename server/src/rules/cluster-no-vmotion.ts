import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { isOnly, type Product } from '../machine/product.js';
import { isSharingBus, slotName } from '../machine/virtualMachine.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { clusterRule, type ClusterContext } from './rule.js';
import { source } from './sources.js';
import { isWindows } from './terms/guestEdition.js';
import { sharedRawMappings } from './terms/rawMappings.js';

/** Releases that never move a node. */
const NEVER_MOVE: readonly Product[] = ['esx2', 'esx3', 'vsphere4', 'vsphere5'];
/** A node with a physical bus moves from this virtual hardware version on. */
const HARDWARE_THAT_MOVES = 11;

export default clusterRule({
  id: 'cluster-no-vmotion',
  summary: 'A node of this cluster cannot be moved by vMotion.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx: 'hint', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('book', 'A.2, requirements of a cluster'),
    source('mscs50', 'limitations'),
    source('mscs67', 'limitations'),
    source('wsfc8', 'limitations'),
    source('vmcAws', 'virtual hardware 11 for a physical bus'),
    source(
      'vsphereApi',
      'SharedBusControllerNotSupported: a shared bus stops a migration, whatever the guest',
    ),
  ],

  *check(context) {
    const why = reason(context);
    const [evidence] = context.node.evidence;
    if (!why || !evidence) return;
    yield {
      span: evidence.span,
      subject: 'vmotion',
      what: say`vMotion must not move this node of a cluster (${evidence.text}).`,
      why,
      how: say`Leave the node out of automatic moves (DRS, maintenance mode) and shut it down before it changes its host.`,
    };
  },
});

/** Undefined where the node may move, and where the files do not tell the release or the kind. */
function reason(context: ClusterContext): Phrase | undefined {
  const { machine, cluster } = context;
  const guest = machine.guest.value;
  const modes = machine.controllers.filter(isSharingBus).map(({ sharing }) => sharing.value);
  if (isOnly(machine.product, ...NEVER_MOVE)) {
    if (guest === undefined || isWindows(guest))
      return say`Up to vSphere 5 no node of a Microsoft cluster can be moved: the heartbeat network and the way the disks are opened forbid it.`;
    // Nodes of other systems may share by iSCSI in the guest, which ties them to no host.
    return modes.length > 0
      ? say`Up to vSphere 5 no machine with a shared SCSI bus can be moved, whatever its guest.`
      : undefined;
  }
  if (cluster.kind.value === 'in-a-box')
    return say`The nodes of a cluster in a box share their disks on one host, so none of them can leave it, in any release.`;
  const mapping = sharedRawMappings(context).find(({ mode }) => mode === 'virtual')?.disk;
  if (mapping)
    return say`The disk ${baseName(valueText(mapping.fileName))} (${slotName(mapping.slot)}) is a raw device mapping in virtual mode; nodes move only with mappings in physical mode.`;
  const hardware = machine.hardwareVersion.value;
  if (modes.includes('physical') && hardware !== undefined && hardware < HARDWARE_THAT_MOVES)
    return say`A machine with a physical bus moves from virtual hardware version ${HARDWARE_THAT_MOVES} on; this one has version ${hardware}.`;
  return undefined;
}
