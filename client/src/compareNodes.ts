import {
  commands,
  l10n,
  Uri,
  window,
  workspace,
  type Disposable,
  type Event,
  type LogOutputChannel,
  type QuickPickItem,
  type TextDocumentChangeEvent,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { machineFor, tellNoMachine } from './machineFile.js';
import { reportedCommand } from './reportedCommand.js';
import { writtenDocuments } from './writtenDocuments.js';

/** The language server's request (server/src/features/navigation/compare/compareRequest.ts). */
const COMPARE_NODES = 'vmx/compareNodes';

/** Documents of this scheme are machines as the server lays them out for comparing. */
const SCHEME = 'vmx-node';

interface Comparison {
  readonly title: string;
  readonly left: { readonly text: string };
  readonly right: { readonly text: string };
}

interface Candidate {
  readonly uri: string;
  readonly title: string;
  readonly detail: string;
  readonly isNode: boolean;
}

/** The two machines of a comparison, as URIs that the server knows. */
interface Pair {
  readonly uri: string;
  readonly other: string;
}

/** What stands in the URI of a document. */
interface Source extends Pair {
  readonly side: 'left' | 'right';
}

/**
 * The command that shows two machines side by side, and their documents. Called from the explorer it gets the file and
 * all selected ones; called by the server, URIs as text; without any, the file that the editor shows counts.
 */
export function compareNodes(
  client: BaseLanguageClient,
  log: LogOutputChannel,
  told: Event<TextDocumentChangeEvent>,
): Pick<Disposable, 'dispose'>[] {
  const ask = (pair: Pair): Promise<Comparison | null> =>
    client.sendRequest<Comparison | null>(COMPARE_NODES, pair);
  const written = (uri: Uri): string => client.code2ProtocolConverter.asUri(uri);

  const documents = writtenDocuments(
    SCHEME,
    {
      async text(document) {
        const { side, ...pair } = sourceOf(document);
        return (await ask(pair))?.[side].text ?? '';
      },
      files(document) {
        const { uri, other } = sourceOf(document);
        return [uri, other];
      },
    },
    told,
  );

  const show = async (given?: unknown, further?: unknown): Promise<void> => {
    const first = await machineFor(given);
    if (!first) return;
    const uri = written(first);
    const second = secondFrom(further, first);
    const other = second ? written(second) : await choose(client, uri);
    if (other === undefined) return;
    const pair = { uri, other };
    const comparison = await ask(pair);
    if (!comparison) {
      await window.showWarningMessage(l10n.t('One of the two files is not the file of a machine.'));
      return;
    }
    const left = documentUri(pair, 'left');
    const right = documentUri(pair, 'right');
    for (const document of [left, right]) documents.refresh(document);
    await commands.executeCommand('vscode.diff', left, right, comparison.title);
  };

  return [documents, reportedCommand('vmx.compareNodes', log, show)];
}

/** Lets the person choose the other machine; undefined when there is none or nobody has chosen. */
async function choose(client: BaseLanguageClient, uri: string): Promise<string | undefined> {
  const answer = await client.sendRequest<{ candidates: readonly Candidate[] } | null>(COMPARE_NODES, {
    uri,
  });
  if (!answer) {
    await tellNoMachine();
    return undefined;
  }
  if (answer.candidates.length === 0) {
    await window.showInformationMessage(
      l10n.t('There is no other machine in the opened folders to compare with.'),
    );
    return undefined;
  }
  const items = answer.candidates.map((candidate): QuickPickItem & { readonly uri: string } => ({
    label: candidate.title,
    // A whole path would be cut at its end, which tells the machines apart.
    description: candidate.isNode
      ? candidate.detail
      : workspace.asRelativePath(client.protocol2CodeConverter.asUri(candidate.uri)),
    uri: candidate.uri,
  }));
  const placeHolder = l10n.t('Compare with which machine?');
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.uri;
}

function uriFrom(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  return typeof given === 'string' ? Uri.parse(given) : undefined;
}

/** Of the selected files the other one; with more than two selected the person has to choose. */
function secondFrom(further: unknown, first: Uri): Uri | undefined {
  if (!Array.isArray(further)) return uriFrom(further);
  const others = further.filter((one) => one instanceof Uri && one.toString() !== first.toString()) as Uri[];
  return others.length === 1 ? others[0] : undefined;
}

/**
 * Named like the machine's file, for the window's title; always a .vmx, because that is how it is laid out. The pair stands
 * in the URI, so that the document can be asked for again after a restart of the editor.
 */
function documentUri(pair: Pair, side: Source['side']): Uri {
  const { path } = Uri.parse(side === 'left' ? pair.uri : pair.other);
  return Uri.from({
    scheme: SCHEME,
    path: path.replace(/\.[^./]*$/, '.vmx'),
    query: JSON.stringify({ ...pair, side }),
  });
}

function sourceOf({ query }: Uri): Source {
  return JSON.parse(query) as Source;
}
