import type { Cluster, ClusterNode } from '../../cluster/cluster.js';
import { heartbeatAdapter } from '../../cluster/heartbeat.js';
import { kindEvidence } from '../../cluster/kindEvidence.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { slotName } from '../../machine/virtualMachine.js';
import { machineLabel } from '../hints/machineLabel.js';
import type { MachineDocument } from '../machineDocument.js';
import type { Places } from '../place.js';
import { evidenceRow } from './evidenceRow.js';
import { codeCell, joinParts, type DocumentWriter } from './markdownDocument.js';
import { placesOf, sourceLine } from './sourceLine.js';
import { kindSentence, mechanismSentence } from './verdicts.js';

const SPEAKS_FOR: Readonly<Record<'in-a-box' | 'across-boxes', Phrase>> = {
  'in-a-box': say`all nodes on one host`,
  'across-boxes': say`nodes on several hosts`,
};

/** The cluster a machine is a node of: kind, nodes, shared disks and heartbeat, each with the lines that tell it. */
export function clusterEvidence(write: DocumentWriter, { uri }: MachineDocument, cluster: Cluster): string {
  const file = (node: ClusterNode): string => codeCell(machineLabel(node.facts.machine.uri, uri));
  const known = new Map(cluster.nodes.map((node) => [node, placesOf(node.facts.machine)]));
  const places: PlacesOf = (node) => known.get(node) ?? placesOf(node.facts.machine);
  return joinParts([
    write.say(kindSentence(cluster)),
    kindTable(write, cluster, file, places),
    write.heading(3, say`Nodes`),
    write.table(
      [say`Node`, say`Line`, say`In the file`, say`What makes it a node`],
      cluster.nodes.flatMap((node) => {
        const { machine } = node.facts;
        return node.evidence.map((one) => [file(node), ...evidenceRow(write, machine, one, places(node))]);
      }),
    ),
    write.heading(3, say`Shared disks`),
    write.say(mechanismSentence(cluster)),
    sharedDiskTable(write, cluster, file, places),
    write.heading(3, say`Heartbeat`),
    heartbeatTable(write, cluster, file, places),
  ]).trim();
}

/** Why a machine belongs to no cluster. */
export function noClusterEvidence(write: DocumentWriter, { uri, session }: MachineDocument): string {
  const crowd = session.workspace.index.crowdOf(uri);
  return write.say(
    crowd === undefined
      ? say`This machine is no node of a cluster: nothing in its file says so, and it names no disk that a node shares.`
      : say`This machine and others, ${crowd} of them, name the same disks. These are too many for a cluster; they are taken for copies.`,
  );
}

type FileOf = (node: ClusterNode) => string;
/** The lines of a node's file, counted once for the whole document. */
type PlacesOf = (node: ClusterNode) => Places;

/** What beside the sharing mode speaks for a kind; empty where the kind is declared, because then nothing was concluded. */
function kindTable(write: DocumentWriter, cluster: Cluster, file: FileOf, places: PlacesOf): string {
  if (cluster.kind.declared) return '';
  const rows = cluster.nodes.flatMap((node) => {
    const { machine } = node.facts;
    return kindEvidence(node, cluster.sharedDisks).map(({ kind, evidence }) => [
      file(node),
      ...evidenceRow(write, machine, evidence, places(node)),
      write.say(SPEAKS_FOR[kind]),
    ]);
  });
  return write.table([say`Node`, say`Line`, say`In the file`, say`What it says`, say`Speaks for`], rows);
}

function sharedDiskTable(write: DocumentWriter, cluster: Cluster, file: FileOf, places: PlacesOf): string {
  if (cluster.sharedDisks.length === 0) return write.say(say`No shared disk is known.`);
  const rows = cluster.sharedDisks.flatMap(({ uses }) =>
    uses.map(({ node, disk }) => {
      const { machine } = node.facts;
      const line = sourceLine(machine, disk.fileName.span, places(node));
      return [
        codeCell(disk.fileName.value ?? ''),
        file(node),
        codeCell(slotName(disk.slot)),
        line ? String(line.number) : '',
      ];
    }),
  );
  return write.table([say`Disk`, say`Node`, say`Slot`, say`Line`], rows);
}

function heartbeatTable(write: DocumentWriter, cluster: Cluster, file: FileOf, places: PlacesOf): string {
  const rows = cluster.nodes.flatMap((node) => {
    const { machine } = node.facts;
    const adapter = heartbeatAdapter(machine);
    if (!adapter) return [];
    const line = sourceLine(machine, adapter.connection.span, places(node));
    return [
      [
        file(node),
        codeCell(`ethernet${adapter.number}`),
        codeCell(adapter.network.name),
        line ? String(line.number) : '',
      ],
    ];
  });
  return rows.length === 0
    ? write.say(say`The files do not tell which network adapter carries the heartbeat.`)
    : write.table([say`Node`, say`Network adapter`, say`Network`, say`Line`], rows);
}
