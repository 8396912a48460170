import type { Cluster, ClusterNode } from '../cluster/cluster.js';
import { kindEvidence } from '../cluster/kindEvidence.js';
import { controllerName, isSharingBus } from '../machine/virtualMachine.js';
import { busesInDispute, kindFixes, KIND_OF_MODE, type BusOfNode } from './terms/kindDispute.js';
import { inWords, say, type Phrase } from '../l10n/phrase.js';
import { clusterRule, type Finding } from './rule.js';
import { source } from './sources.js';
import { nameBeside } from './terms/machineName.js';

export default clusterRule({
  id: 'cluster-kind-contradicts-bus',
  summary: 'The bus mode speaks for one kind of cluster, the rest of the files for another.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.1 and A.2.2, clusters with ESX'),
    source('esx25', 'table 10-1, p. 297'),
    source('mscs67', 'checklist for clustered disks'),
  ],

  *check({ cluster, node }) {
    if (cluster.kind.declared) return;
    const found = contradiction(cluster, node) ?? disagreement(cluster, node);
    if (found) yield found;
  },
});

const HOW = say`Correct what is wrong in every node, and say what the cluster is with the comment "# vmxlint cluster=in-a-box" or "# vmxlint cluster=across-boxes".`;

/** All nodes have one mode, and something else in this node's file speaks against it. */
function contradiction(cluster: Cluster, node: ClusterNode): Finding | undefined {
  const modes = new Set(cluster.nodes.flatMap(sharingBuses).map(({ sharing }) => sharing.value));
  const [bus] = sharingBuses(node);
  const mode = bus?.sharing.value;
  if (modes.size !== 1 || !bus || (mode !== 'virtual' && mode !== 'physical')) return undefined;
  const contrary = kindEvidence(node, cluster.sharedDisks).filter(({ kind }) => kind !== KIND_OF_MODE[mode]);
  if (contrary.length === 0) return undefined;
  const rest = inWords(contrary.map(({ evidence }) => evidence.text));
  const name = controllerName(bus);
  return {
    span: bus.sharing.span,
    subject: 'kind',
    what:
      mode === 'physical'
        ? say`${name}.sharedBus = "physical" speaks for nodes on several hosts, but ${rest} for nodes on one host.`
        : say`${name}.sharedBus = "virtual" speaks for nodes on one host, but ${rest} for nodes on several hosts.`,
    why: say`One of the two is wrong: a bus of the wrong mode does not guard the disks, and a heartbeat or path that ends at its host leaves the other nodes without it.`,
    how: HOW,
    related: contrary.map(({ evidence }) => ({
      uri: node.facts.machine.uri,
      span: evidence.span,
      message: mode === 'physical' ? say`This speaks for one host.` : say`This speaks for several hosts.`,
    })),
    fixes: kindFixes(cluster, ['in-a-box', 'across-boxes']),
  };
}

/** Nodes share one disk in different modes. The finding stands in those that are fewer; in all when nobody can say. */
function disagreement(cluster: Cluster, node: ClusterNode): Finding | undefined {
  const buses = busesInDispute(cluster);
  const own = buses.find((bus) => bus.node === node);
  const virtual = buses.filter(({ mode }) => mode === 'virtual').length;
  const physical = buses.length - virtual;
  const isMajority = own?.mode === 'virtual' ? virtual > physical : physical > virtual;
  if (!own || isMajority) return undefined;
  const others = buses.filter(({ mode }) => mode !== own.mode);
  return {
    span: own.controller.sharing.span,
    subject: 'kind',
    what: say`${words(own)} stands here, but ${inWords(others.map((bus) => inFile(bus, node)))} for the same disk ${own.file}.`,
    why: say`Nodes that share a disk in different modes do not see each other's reservations, so both can write to it and corrupt it.`,
    how: HOW,
    related: others.map((bus) => ({
      uri: bus.node.facts.machine.uri,
      span: bus.controller.sharing.span,
      message: say`${words(bus)} for the same disk.`,
    })),
    fixes: kindFixes(
      cluster,
      virtual > physical ? ['in-a-box', 'across-boxes'] : ['across-boxes', 'in-a-box'],
    ),
  };
}

const words = ({ controller, mode }: BusOfNode): Phrase =>
  say`${controllerName(controller)}.sharedBus = "${mode}"`;

const inFile = ({ controller, mode, node }: BusOfNode, reader: ClusterNode): string =>
  `${controllerName(controller)}.sharedBus = "${mode}" (${nameBeside(reader.facts.machine.uri, node.facts.machine.uri)})`;

const sharingBuses = (node: ClusterNode): ClusterNode['facts']['machine']['controllers'] =>
  node.facts.machine.controllers.filter(isSharingBus);
