import type { CodeLens } from 'vscode-languageserver';
import { nodeOf } from '../../cluster/cluster.js';
import { say } from '../../l10n/phrase.js';
import { COMPARE_NODES_COMMAND, SHOW_EVIDENCE_COMMAND } from '../extensionCommands.js';
import type { MachineDocument } from '../machineDocument.js';
import { clusterTitle } from './clusterTitle.js';

/**
 * Above the first line of a node: the cluster it belongs to, and a way to compare the nodes. For a client that shows no
 * documents the first one is a line of text without a command.
 */
export function codeLenses({ uri, session }: MachineDocument): CodeLens[] {
  const { abilities, language, workspace } = session;
  const cluster = session.settings().hints.cluster ? workspace.index.clusterOf(uri) : undefined;
  if (!cluster || !nodeOf(cluster, uri)) return [];
  const start = { line: 0, character: 0 };
  const range = { start, end: start };
  const lens: CodeLens = {
    range,
    command: {
      title: language(clusterTitle(cluster, uri)),
      ...(abilities.showsDocuments ? { command: SHOW_EVIDENCE_COMMAND, arguments: [uri] } : { command: '' }),
    },
  };
  if (!abilities.comparesNodes || cluster.nodes.length < 2) return [lens];
  const title = language(say`Compare nodes`);
  return [lens, { range, command: { title, command: COMPARE_NODES_COMMAND, arguments: [uri] } }];
}
