import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { plainVmdks } from './terms/plainVmdks.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-vmdk-across-boxes-esx3-6',
  summary: 'Nodes on several hosts share a virtual disk instead of a mapping of a LUN.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx3: 'error', vsphere4: 'error', vsphere5: 'error', vsphere6: 'error', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('mscs67', 'checklist for clustered disks'), source('clearStateCrash', 'whole article')],

  *check(context) {
    const { cluster, machine } = context;
    if (cluster.kind.value !== 'across-boxes') return;
    for (const { disk, image } of plainVmdks(context)) {
      const file = baseName(valueText(disk.fileName));
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: cluster.kind.declared
          ? say`The shared disk ${file} (${slotName(disk.slot)}) is a virtual disk (createType "${image.subformat}"), but the cluster is declared as a cluster across boxes, with nodes on several hosts.`
          : say`The shared disk ${file} (${slotName(disk.slot)}) is a virtual disk (createType "${image.subformat}"), but the physical bus speaks for nodes on several hosts.`,
        why: say`Up to vSphere 6.7 nodes on several hosts share LUNs only: a file on VMFS passes no reservations between hosts, and a move by vMotion can crash ESXi 6.0 and 6.5.`,
        how: machine.product.declared
          ? say`Use a LUN mapped in physical mode (vmkfstools -z) on the shared controller of every node, and copy the data over.`
          : say`Use a LUN mapped in physical mode (vmkfstools -z) on the shared controller of every node, and copy the data over. On vSphere 7 or later, say so in every node with the comment "# vmxlint product=vsphere7".`,
        // A later host runs machines with older virtual hardware too, and vSphere 7 allows such disks.
        ...(machine.product.declared ? {} : { atMost: 'warning' as const }),
      };
    }
  },
});
