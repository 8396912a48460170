import { machinesIn } from '../cluster/cluster.js';
import { valueText } from '../machine/fact.js';
import { isOnly } from '../machine/product.js';
import { guestGeneration } from '../machine/guest.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { calledBeside } from './terms/machineName.js';
import { source } from './sources.js';
import { originals } from '../cluster/machineCopy.js';

/** Nodes of one cluster. Source: vSphere 6.5, overview of clustering; GSX Server 3, p. 198. */
const ON_GSX = 4;
const BY_GUEST = { 'scsi-2': 2, 'scsi-3': 5 } as const;

export default clusterRule({
  id: 'cluster-node-count',
  summary: 'A cluster has more nodes than the product supports.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { gsx3: 'error', vsphere4: 'error', vsphere5: 'error', vsphere6: 'error', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('mscs65', 'overview of clustering on one host and across hosts'),
    source('gsx3', 'p. 198: two to four nodes'),
  ],

  *check({ machine, cluster, node }) {
    // A backup or a variant of a node is no further one.
    const nodes = originals(machinesIn(cluster));
    const most = limitOf(machine);
    const [evidence] = node.evidence;
    if (!evidence || most === undefined || nodes.length <= most) return;
    yield {
      span: evidence.span,
      subject: 'nodes',
      what: say`This cluster has ${nodes.length} nodes, and with guestOS "${valueText(machine.guest)}" the product supports at most ${most}.`,
      why: say`The reservations of the shared disks are made for that number: beyond it nodes do not get the disks, or lose them.`,
      how: say`Take nodes out of the cluster, or build two clusters with shared disks of their own.`,
      // A later host runs machines with older virtual hardware too, and vSphere 7 names no number.
      ...(machine.product.declared ? {} : { atMost: 'warning' as const }),
      related: nodes
        .filter((one) => one !== machine)
        .map((one) => ({
          uri: one.uri,
          span: one.anchor,
          message: say`${calledBeside(machine, one)} is a node too.`,
        })),
    };
  },
});

/** Undefined for a guest of which no limit is known. */
function limitOf({ guest, product }: VirtualMachine): number | undefined {
  const generation = guest.value === undefined ? undefined : guestGeneration(guest.value);
  if (!generation) return undefined;
  return isOnly(product, 'gsx3') ? ON_GSX : BY_GUEST[generation];
}
