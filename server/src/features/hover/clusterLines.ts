import { beside } from '../phraseList.js';
import { nodeOf, type Cluster, type KindVerdict, type Mechanism } from '../../cluster/cluster.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import type { ClusterKind } from '../../machine/declaration.js';
import { baseName } from '../../machine/diskPath.js';
import type { MachineDocument } from '../machineDocument.js';
import { machineLink } from './machineLinks.js';
import { inCode } from './markedPhrase.js';

/** Reasons that are given for one machine; the strongest come first. */
const MOST_REASONS = 3;

const DECLARED: Readonly<Record<ClusterKind, Phrase>> = {
  'in-a-box': say`This machine is a node of a cluster in a box, as somebody has declared: all nodes run on one host.`,
  'across-boxes': say`This machine is a node of a cluster across boxes, as somebody has declared: the nodes run on several hosts.`,
  'physical-to-virtual': say`This machine is a node of a physical-to-virtual cluster, as somebody has declared.`,
};

const PRESUMED: Readonly<Record<ClusterKind, Phrase>> = {
  'in-a-box': say`This machine is a node of a cluster, presumably in a box, with all nodes on one host; the kind is concluded from how the disks are shared.`,
  'across-boxes': say`This machine is a node of a cluster, presumably across boxes, with nodes on several hosts; the kind is concluded from how the disks are shared.`,
  'physical-to-virtual': say`This machine is a node of a cluster, presumably with a physical node.`,
};

const MECHANISMS: Readonly<Record<Mechanism, Phrase>> = {
  bus: say`The nodes share the disks of whole controllers.`,
  'per-disk': say`The nodes share single disks by the setting .shared.`,
  'multi-writer': say`The nodes share single disks as multi-writer, without SCSI reservations.`,
};

/** The cluster that the machine is a node of, in one paragraph: kind, mechanism, nodes, shared disks, evidence. */
export function clusterParagraph({ session, uri }: MachineDocument): Phrase | undefined {
  const cluster = session.workspace.index.clusterOf(uri);
  const node = cluster && nodeOf(cluster, uri);
  if (!node) return undefined;
  const reasons = node.evidence.slice(0, MOST_REASONS).map(({ text }) => text);
  const others = cluster.nodes.filter((one) => one !== node);
  const links = others.map(({ facts: { machine }, evidence: [first] }) =>
    machineLink(session, machine.uri, first?.span ?? machine.anchor),
  );
  const sentences = [
    kindSentence(cluster.kind),
    MECHANISMS[cluster.mechanism],
    links.length === 0 ? say`No other node is known.` : say`The other nodes: ${inWords(links)}.`,
    ...sharedDiskSentence(cluster),
    say`What makes this machine a node: ${inWords(reasons)}.`,
  ];
  return beside(sentences, ' ');
}

function kindSentence({ value, declared }: KindVerdict): Phrase {
  if (value !== undefined) return declared ? DECLARED[value] : PRESUMED[value];
  return declared
    ? say`This machine is a node of a cluster whose nodes are declared as different kinds.`
    : say`This machine is a node of a cluster; whether it runs on one host or on several, its files do not tell.`;
}

function sharedDiskSentence({ sharedDisks }: Cluster): Phrase[] {
  const names = sharedDisks.map(({ uses: [first] }) => baseName(first?.disk.fileName.value ?? ''));
  const shown = [...new Set(names.filter((name) => name !== ''))].map(inCode);
  return shown.length === 0 ? [] : [say`Shared disks: ${inWords(shown)}.`];
}
