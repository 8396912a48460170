import { nodeOf } from '../../cluster/cluster.js';
import { heartbeatAdapter } from '../../cluster/heartbeat.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { presentAdapters, type Network, type NetworkAdapter } from '../../machine/virtualMachine.js';
import type { Span } from '../../syntax/text.js';
import type { MachineDocument } from '../machineDocument.js';
import type { Card } from './card.js';
import { machineLink } from './machineLinks.js';
import { inCode } from './markedPhrase.js';

/** What an adapter is plugged into, and who else is on that network. */
export function networkCard(document: MachineDocument, adapter: NetworkAdapter, span: Span): Card {
  const { network } = adapter;
  const name = network.name === '' ? undefined : inCode(network.name);
  return {
    span,
    title: name ? say`Network ${name}` : say`Connection of network adapter ${adapter.number}`,
    text: [reach(network)],
    facts: [...heartbeatFact(document, adapter), ...(name ? othersOn(document, network.name) : [])],
  };
}

function reach({ kind }: Network): Phrase {
  switch (kind) {
    case 'host-only':
      return say`It reaches the host and the machines on it, and ends there.`;
    case 'nat':
      return say`The host translates addresses: the machine reaches out, but nobody reaches it.`;
    case 'bridged':
      return say`It is bridged to a network of the host: the machine is there as if it had a cable of its own.`;
    case 'named':
      return say`The product knows a network by this name; how far it reaches, the file does not tell.`;
    case 'unconnected':
      return say`The adapter is plugged into nothing.`;
    case 'unknown':
      return say`The file does not tell what the adapter is plugged into.`;
  }
}

function heartbeatFact({ session, machine, uri }: MachineDocument, adapter: NetworkAdapter): Phrase[] {
  const cluster = session.workspace.index.clusterOf(uri);
  if (!cluster || !nodeOf(cluster, uri) || heartbeatAdapter(machine) !== adapter) return [];
  return [say`As far as the file tells, it carries the heartbeat of the cluster.`];
}

/** A network's name means the same network on one host only: beside the nodes of the cluster only machines near by count. */
function othersOn({ session, uri }: MachineDocument, network: string): Phrase[] {
  const { index } = session.workspace;
  const cluster = index.clusterOf(uri);
  const nodes = (cluster?.nodes ?? []).flatMap(({ facts: { machine } }) => {
    const adapter = presentAdapters(machine).find((one) => one.network.name === network);
    return adapter && machine.uri !== uri ? [machineLink(session, machine.uri, adapter.connection.span)] : [];
  });
  const outsiders = index
    .outsidersOn(uri, network)
    .filter(({ facts }) => facts.machine.uri !== uri)
    .map(({ facts, adapter }) => machineLink(session, facts.machine.uri, adapter.connection.span));
  return [
    ...(nodes.length === 0 ? [] : [say`Other nodes on it: ${inWords(nodes)}`]),
    ...(outsiders.length === 0
      ? []
      : [
          cluster
            ? say`Machines on it that are not in the cluster: ${inWords(outsiders)}`
            : say`Other machines on it: ${inWords(outsiders)}`,
        ]),
  ];
}
