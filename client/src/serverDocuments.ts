import {
  commands,
  l10n,
  Uri,
  type Disposable,
  type Event,
  type LogOutputChannel,
  type TextDocumentChangeEvent,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { machineFor, tellNoMachine } from './machineFile.js';
import { reportedCommand } from './reportedCommand.js';
import { writtenDocuments } from './writtenDocuments.js';

/** The language server's requests (server/src/features/documents/documents.ts). */
const EVIDENCE = 'vmx/evidence';
const EXPLAIN = 'vmx/explain';

/** Documents of this scheme are written by the server, about one machine's file. */
const SCHEME = 'vmx-document';

/** What stands in the URI of such a document, so that it can be asked for again after a restart of the editor. */
interface Source {
  readonly request: string;
  /** The machine's file. */
  readonly uri: string;
}

/** The commands that show the evidence for a cluster and the explanation of a file, and their documents. */
export function serverDocuments(
  client: BaseLanguageClient,
  log: LogOutputChannel,
  told: Event<TextDocumentChangeEvent>,
): Pick<Disposable, 'dispose'>[] {
  const read = async ({ request, uri }: Source): Promise<string | undefined> => {
    const params = { uri: client.code2ProtocolConverter.asUri(Uri.parse(uri)) };
    return (await client.sendRequest<{ text: string } | null>(request, params))?.text;
  };
  const documents = writtenDocuments(
    SCHEME,
    {
      text: async (document) =>
        (await read(sourceOf(document))) ?? l10n.t('This is not the file of a machine.'),
      files: (document) => [sourceOf(document).uri],
    },
    told,
  );
  const show = (request: string, title: () => string) => async (given?: unknown) => {
    const file = await machineFor(given);
    if (!file) return;
    const source: Source = { request, uri: file.toString() };
    if ((await read(source)) === undefined) {
      await tellNoMachine();
      return;
    }
    const document = documentUri(source, title());
    documents.refresh(document);
    await commands.executeCommand('markdown.showPreview', document);
  };
  return [
    documents,
    reportedCommand(
      'vmx.showEvidence',
      log,
      show(EVIDENCE, () => l10n.t('Evidence')),
    ),
    reportedCommand(
      'vmx.explainFile',
      log,
      show(EXPLAIN, () => l10n.t('Explained')),
    ),
  ];
}

function documentUri(source: Source, title: string): Uri {
  const name = Uri.parse(source.uri).path.split('/').at(-1) ?? '';
  return Uri.from({ scheme: SCHEME, path: `/${title} ${name}.md`, query: JSON.stringify(source) });
}

function sourceOf({ query }: Uri): Source {
  return JSON.parse(query) as Source;
}
