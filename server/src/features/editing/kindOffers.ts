import { CodeActionKind } from 'vscode-languageserver';
import { say, type Phrase } from '../../l10n/phrase.js';
import { turnKind, whyNotTurnKind } from '../../machine/edits/clusterKind.js';
import type { ClusterKind } from '../../machine/declaration.js';
import { isSharingBus, type VirtualMachine } from '../../machine/virtualMachine.js';
import { withLocking } from '../../rules/terms/diskSharing.js';
import type { OfferedEdit, OfferPlace } from './offeredEdit.js';

/** The two kinds that differ by the nodes' files alone. */
const TURNS = [
  { kind: 'in-a-box', title: say`Make this a cluster in a box, in every node` },
  { kind: 'across-boxes', title: say`Make this a cluster across boxes, in every node` },
] as const;

/** Turns the cluster of the machine into one of the other kind, all nodes at once. */
export function kindOffers({ document, device }: OfferPlace): readonly OfferedEdit[] {
  const cluster = document.session.workspace.index.clusterOf(document.machine.uri);
  if (!cluster || cluster.mechanism !== 'bus' || device?.kind === 'adapter') return [];
  const nodes = cluster.nodes.map(({ facts }) => facts.machine);
  const turns = TURNS.filter(({ kind }) => cluster.kind.value !== kind && !isTurned(nodes, kind));
  return turns.map(({ kind, title }) => ({
    id: `turn ${kind}`,
    kind: CodeActionKind.RefactorRewrite,
    title: withLocking(
      title,
      nodes.filter(({ controllers }) => controllers.some(isSharingBus)),
    ),
    machines: nodes,
    whyNot: whyNotTurn(nodes, kind),
    edits: (machine) => turnKind(machine, kind).edits(),
  }));
}

/** True where nobody says the kind, but every node is written as that kind asks already. */
function isTurned(nodes: readonly VirtualMachine[], kind: ClusterKind): boolean {
  return nodes.every(
    (machine) => !whyNotTurnKind(machine, kind) && turnKind(machine, kind).edits().length === 0,
  );
}

/** The first reason, with the name of the node where it is not the only one. */
function whyNotTurn(nodes: readonly VirtualMachine[], kind: ClusterKind): Phrase | undefined {
  for (const machine of nodes) {
    const reason = whyNotTurnKind(machine, kind);
    if (reason) return nodes.length > 1 ? say`${machine.name}: ${reason}` : reason;
  }
  return undefined;
}
