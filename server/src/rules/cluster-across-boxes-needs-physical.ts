import { isFamily } from '../machine/product.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';
import { wrongBuses } from './terms/wrongBusMode.js';

export default clusterRule({
  id: 'cluster-across-boxes-needs-physical',
  summary: 'A cluster over several hosts shares its disks by a virtual bus, or by none.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx: 'error', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.2, cluster across boxes with ESX'),
    source('esx25', 'p. 265 and table 10-1, p. 297'),
    source('mscs67', 'checklist for clustered disks'),
  ],

  *check(context) {
    const buses = wrongBuses(context, 'across-boxes', 'physical');
    for (const { controller, name, file, mode, declarations, fix } of buses) {
      yield {
        span: controller.sharing.span,
        subject: name,
        what: say`The bus sharing of ${name}, which holds ${file}, is "${mode}", but the cluster is declared as a cluster across boxes, with nodes on several hosts.`,
        why:
          mode === 'virtual'
            ? say`The mode "virtual" reaches the machines of one host only: a node on another host does not see the reservation, and both write to the disk.`
            : say`Without bus sharing the first node takes the disk for itself, and the node on the other host does not start.`,
        how: isFamily(context.machine.product, 'esx')
          ? say`Set ${name}.sharedBus to "physical" in every node, with all nodes powered off.`
          : say`On ESX set ${name}.sharedBus to "physical" in every node, with all nodes powered off; GSX and VMware Server cluster several hosts only over iSCSI in the guest, without a shared bus.`,
        related: declarations,
        fixes: [fix],
      };
    }
  },
});
