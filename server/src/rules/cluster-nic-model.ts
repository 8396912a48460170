import { machinesIn } from '../cluster/cluster.js';
import { FEATURE_SINCE } from '../knowledge/hardwareLimits.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { presentAdapters, type NetworkAdapter, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross } from './rule.js';
import { everyVsphere } from './severity.js';
import { source } from './sources.js';

/** The hardware version that vSphere 6.7 brought; earlier releases of vSphere 6 say that the default model is right. */
const HARDWARE_OF_6_7 = 14;

export default clusterRule({
  id: 'cluster-nic-model',
  summary: 'An adapter of a node is not of the model vmxnet3.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: {
    ...everyVsphere('warning', 'vsphere6'),
    unknown: 'off',
  },
  fix: 'unsafe',
  // vmxnet3 is right whatever word was meant.
  supersedes: ['vmx-bad-word'],
  since: '0.1.0',
  sources: [
    source('mscs67', 'hardware and software requirements: VMXNET3 with RSS'),
    source('mscs65', 'hardware and software requirements: the default adapter type'),
  ],

  *check({ machine, cluster }) {
    if (!asksForVmxnet3(machine)) return;
    const nodes = machinesIn(cluster).filter((one) => asksForVmxnet3(one) && hasVmxnet3(one));
    for (const { number, model } of otherModels(machine)) {
      yield {
        span: model.span,
        subject: `ethernet${number}`,
        what: say`ethernet${number} is of the model "${valueText(model)}".`,
        why: say`From vSphere 6.7 on the nodes of a cluster are supported with VMXNET3 adapters only; emulated models load the host's processors, and under load heartbeats come late.`,
        how: say`Set ethernet${number}.virtualDev to "vmxnet3" in every node, with VMware Tools installed, and write the addresses of the adapter anew in the guest.`,
        fixes: hasVmxnet3(machine)
          ? [
              fixAcross(nodes, say`Make every adapter of every node a vmxnet3`, (one) => {
                const editor = editMachine(one);
                for (const adapter of otherModels(one))
                  editor.setSetting(`ethernet${adapter.number}.virtualDev`, 'vmxnet3');
                return editor;
              }),
            ]
          : [],
      };
    }
  },
});

function asksForVmxnet3({ product, hardwareVersion }: VirtualMachine): boolean {
  return !product.candidates.includes('vsphere6') || (hardwareVersion.value ?? 0) >= HARDWARE_OF_6_7;
}

/** False where the virtual hardware is too old: it has to be raised first. */
const hasVmxnet3 = ({ hardwareVersion }: VirtualMachine): boolean =>
  (hardwareVersion.value ?? FEATURE_SINCE.vmxnet3) >= FEATURE_SINCE.vmxnet3;

/** Written models only: which one a missing line stands for depends on guest and release. */
function otherModels(machine: VirtualMachine): readonly NetworkAdapter[] {
  return presentAdapters(machine).filter(({ model }) => {
    const name = model.value?.trim().toLowerCase() ?? '';
    return name !== '' && name !== 'vmxnet3';
  });
}
