import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';
import { wrongBuses } from './terms/wrongBusMode.js';

export default clusterRule({
  id: 'cluster-in-a-box-needs-virtual',
  summary: 'A cluster on one host shares its disks by a physical bus.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx2: 'error', esx: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.1, cluster in a box with ESX'),
    source('esx25', 'table 10-1, p. 297'),
    source('mscs67', 'checklist for clustered disks'),
  ],

  *check(context) {
    // A mode of none is another mistake: then the disk is not shared at all.
    const buses = wrongBuses(context, 'in-a-box', 'virtual').filter(({ mode }) => mode === 'physical');
    for (const { controller, name, file, declarations, fix } of buses) {
      yield {
        span: controller.sharing.span,
        subject: name,
        what: say`${name}.sharedBus is "physical", but the cluster that shares ${file} is declared as a cluster in a box, with all nodes on one host.`,
        why: say`VMware supports the physical mode only between hosts and for raw LUNs; the nodes of one host reserve a virtual disk by the mode "virtual".`,
        how: say`Set ${name}.sharedBus to "virtual" in every node, with all nodes powered off.`,
        related: declarations,
        fixes: [fix],
      };
    }
  },
});
