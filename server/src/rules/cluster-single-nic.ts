import { editMachine } from '../machine/editMachine.js';
import { isFamily } from '../machine/product.js';
import { presentAdapters, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from './phrase.js';
import { clusterRule, fixIn, type Fix } from './rule.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-single-nic',
  summary: 'A node has fewer than two network adapters.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: {
    esx: 'warning',
    vsphere6: 'hint',
    vsphere7: 'hint',
    vsphere8: 'hint',
    hosted: 'warning',
    unknown: 'warning',
  },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2, requirements of a cluster'),
    source('mscs67', 'overview of clustering across hosts'),
  ],

  *check({ machine, node, cluster }) {
    const adapters = presentAdapters(machine);
    const [only] = adapters;
    if (adapters.length > 1 || machine.encrypted) return;
    const fix = cluster.kind.value === 'across-boxes' ? undefined : addAdapter(machine);
    yield {
      span: only?.anchor ?? node.evidence[0]?.span ?? machine.anchor,
      subject: 'networks',
      what: only
        ? say`This node has only one network adapter, ethernet${only.number}.`
        : say`This node has no network adapter.`,
      why: say`Heartbeat and production then share one line: when it fails or is busy, the nodes lose sight of each other and fail over for nothing.`,
      how: say`Add a second adapter on a network for the heartbeat alone.`,
      fixes: fix ? [fix] : [],
    };
  },
});

/** On a hosted product VMnet1 is there for certain; on ESX only a person knows the name of the heartbeat network. */
function addAdapter(machine: VirtualMachine): Fix | undefined {
  if (!isFamily(machine.product, 'hosted') || presentAdapters(machine).length === 0) return undefined;
  return fixIn(machine, say`Add a host-only adapter for the heartbeat`, 'unsafe', (one) =>
    editMachine(one).addNetworkAdapter({ kind: 'host-only' }),
  );
}
