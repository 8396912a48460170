import { heartbeatAdapter, isHeartbeatName } from '../cluster/heartbeat.js';
import { editMachine } from '../machine/editMachine.js';
import type { Fact } from '../machine/fact.js';
import { isFamily } from '../machine/product.js';
import { presentAdapters, type VirtualMachine } from '../machine/virtualMachine.js';
import type { Span } from '../syntax/text.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { calledBeside } from './terms/machineName.js';
import { source } from './sources.js';
import { asTarget, leavesHost } from './terms/heartbeatNetwork.js';
import {
  alignFixes,
  differenceOf,
  relatedValues,
  type Difference,
  type NodeValue,
} from './terms/nodeComparison.js';

export default clusterRule({
  id: 'cluster-heartbeat-networks-differ',
  summary: 'The nodes of a cluster in a box have their heartbeat on different networks.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('book', 'A.2.1 and A.2.3: both networks attached alike in every node')],

  *check(context) {
    if (context.cluster.kind.value !== 'in-a-box') return;
    const difference = differenceOf(context, heartbeatNetwork);
    if (!difference || difference.others.some((other) => meet(difference.own, other))) return;
    const { own, other } = difference;
    yield {
      span: own.span,
      subject: 'networks',
      what: say`The heartbeat of this node is on the network ${own.text}, that of ${calledBeside(own.machine, other.machine)} on ${other.text}.`,
      why: say`The nodes do not hear each other over two networks: each takes the other for dead, and both try to take the disks.`,
      how: say`Connect the heartbeat adapters of all nodes to one network.`,
      related: relatedValues(difference, say`The heartbeat network`),
      fixes: connectAll(difference),
    };
  },
});

/** Networks that other rules speak about are left out: NAT, and nodes whose every network leaves the host. */
function heartbeatNetwork(machine: VirtualMachine): Omit<NodeValue, 'machine'> | undefined {
  const adapter = heartbeatAdapter(machine);
  if (!adapter || presentAdapters(machine).every(leavesHost)) return undefined;
  const { kind, name } = adapter.network;
  if (name === '' || kind === 'nat' || isNamedById(machine, adapter.connection)) return undefined;
  return { value: name, text: name, span: adapter.connection.span };
}

/** A distributed switch is named by ids, which cannot be compared with the names of other switches. */
function isNamedById({ source: { tree } }: VirtualMachine, connection: Fact<string>): boolean {
  const isId = ({ start, end }: Span): boolean =>
    /\.(?:dvs|opaqueNetwork)\./i.test(tree.text.slice(start, end));
  return 'keySpan' in connection && isId(connection.keySpan);
}

/** The nodes hear each other all the same when one has any adapter on the network that is taken for the other's heartbeat. */
function meet(a: NodeValue, b: NodeValue): boolean {
  const has = (machine: VirtualMachine, network: string): boolean =>
    presentAdapters(machine).some(({ network: { name } }) => name === network || name === '');
  return has(a.machine, b.value) || has(b.machine, a.value);
}

/** Most likely right is the network that is private by its name or its kind. */
function connectAll(difference: Difference): readonly Fix[] {
  const isLikely = ({ machine, value }: NodeValue): boolean =>
    isHeartbeatName(value) || heartbeatAdapter(machine)?.network.kind === 'host-only';
  return alignFixes(difference, {
    prefer: (a, b) => Number(isLikely(b)) - Number(isLikely(a)),
    // A network of the one family is none of the other's, and its setting would make the machine look like one of those.
    may: ({ machine }) => difference.all.every((one) => isOnEsx(one.machine) === isOnEsx(machine)),
    title: ({ text }) => say`Connect the heartbeat of every node to ${text}`,
    edit: (machine, right) => {
      const adapter = heartbeatAdapter(machine);
      const network = heartbeatAdapter(right.machine)?.network;
      const target = network && asTarget(network);
      const editor = editMachine(machine);
      return adapter && target ? editor.setNetwork(adapter.number, target) : editor;
    },
  });
}

const isOnEsx = ({ product }: VirtualMachine): boolean => isFamily(product, 'esx');
