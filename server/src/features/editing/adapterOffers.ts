import { CodeActionKind } from 'vscode-languageserver';
import { say, type Phrase } from '../../l10n/phrase.js';
import { nextFreeAdapter } from '../../machine/edits/freePlaces.js';
import { editMachine } from '../../machine/editMachine.js';
import type { NetworkTarget } from '../../machine/editor.js';
import { isFamily } from '../../machine/product.js';
import { presentAdapters, type VirtualMachine } from '../../machine/virtualMachine.js';
import type { MachineDocument } from '../machineDocument.js';
import type { OfferedEdit, OfferPlace } from './offeredEdit.js';

/** The port group that every ESX host has after it was installed. */
const FIRST_PORT_GROUP = 'VM Network';
/** More networks than this nobody reads through. */
const MOST_NETWORKS = 4;

/** Adds a network adapter: on the product's own networks, and on those that the machine or other nodes of its cluster use. */
export function adapterOffers({ document, device }: OfferPlace): readonly OfferedEdit[] {
  const { machine } = document;
  if (device !== undefined && device.kind !== 'adapter') return [];
  const whyNot =
    nextFreeAdapter(machine) === undefined
      ? say`This machine has as many network adapters as it can have.`
      : undefined;
  return networksFor(document)
    .map((network) => ({ network, added: editMachine(machine).addNetworkAdapter(network).edits() }))
    .filter(({ added }) => added.length > 0)
    .map(({ network, added }) => ({
      id: `add adapter ${network.kind === 'named' ? network.name : network.kind}`,
      kind: CodeActionKind.RefactorRewrite,
      title: titleOf(network),
      machines: [machine],
      whyNot,
      edits: () => added,
    }));
}

function networksFor(document: MachineDocument): readonly NetworkTarget[] {
  const { machine } = document;
  const named = namesNearBy(document)
    .slice(0, MOST_NETWORKS)
    .map((name): NetworkTarget => ({ kind: 'named', name }));
  if (machine.source.format === 'vmc') return [{ kind: 'host-only' }, ...named];
  if (!isFamily(machine.product, 'esx')) return [{ kind: 'host-only' }, { kind: 'bridged' }, ...named];
  return named.length > 0 ? named : [{ kind: 'named', name: FIRST_PORT_GROUP }];
}

/** Networks of the other nodes that this machine lacks, then its own. */
function namesNearBy({ machine, session }: MachineDocument): readonly string[] {
  const nodes = session.workspace.index.clusterOf(machine.uri)?.nodes ?? [];
  const own = networkNames(machine);
  const others = nodes
    .map(({ facts }) => facts.machine)
    .filter((one) => one.source.format === machine.source.format)
    .flatMap(networkNames);
  return [...new Set([...others.filter((name) => !own.includes(name)), ...own])];
}

function networkNames(machine: VirtualMachine): readonly string[] {
  return presentAdapters(machine).flatMap(({ network }) => (network.kind === 'named' ? [network.name] : []));
}

function titleOf(network: NetworkTarget): Phrase {
  switch (network.kind) {
    case 'host-only':
      return say`Add a network adapter for the machines of this host only`;
    case 'bridged':
      return say`Add a bridged network adapter`;
    case 'named':
      return say`Add a network adapter on the network "${network.name}"`;
  }
}
