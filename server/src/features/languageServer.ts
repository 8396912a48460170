import {
  CodeActionKind,
  DocumentDiagnosticReportKind,
  FileChangeType,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticReport,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Format } from '../rules/rule.js';
import type { FileSystem } from '../workspace/fileSystem.js';
import { formatOf } from '../workspace/findMachines.js';
import { Workspace } from '../workspace/workspace.js';
import { readAbilities, type ClientAbilities } from './clientAbilities.js';
import { codeActions, resolveCodeAction, type ActionContext } from './codeActions.js';
import { diagnosticsOf, isEditable, resultId } from './diagnostics.js';
import { guarded } from './guarded.js';
import {
  RIGHT_ENCODING_REQUEST,
  WRONG_ENCODING_REQUEST,
  type EncodingAnswer,
  type EncodingQuestion,
} from './encodingRequests.js';
import { diskFolderUris, readSettings } from './settings.js';
import { machineOfLock, WATCHED } from './watchedFiles.js';

/** What differs between the places where the server runs. */
export interface ServerEnvironment {
  readonly fileSystem: FileSystem;
  readonly version: string;
}

/** The language server on one connection; nothing of it outlives the connection. */
export function startLanguageServer(connection: Connection, environment: ServerEnvironment): void {
  const documents = new TextDocuments(TextDocument);
  const log = {
    error: (message: string) => {
      connection.console.error(message);
    },
  };
  const workspace = new Workspace(environment.fileSystem, log);
  /** What was last told about an open file, to know whether a change elsewhere matters to it. */
  const told = new Map<string, string>();
  let abilities: ClientAbilities | undefined;
  let folders: string[] = [];
  let scanned: Promise<void> = Promise.resolve();

  const context = (known: ClientAbilities): ActionContext => ({
    workspace,
    abilities: known,
    version: (uri) => documents.get(uri)?.version ?? null,
  });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    abilities = readAbilities(params);
    folders = (params.workspaceFolders ?? []).map(({ uri }) => uri);
    return {
      serverInfo: { name: 'vmx-language-server', version: environment.version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...(abilities.pullDiagnostics
          ? {
              diagnosticProvider: {
                identifier: 'vmx',
                interFileDependencies: true,
                workspaceDiagnostics: false,
              },
            }
          : {}),
      },
    };
  });

  connection.onInitialized(async () => {
    if (abilities?.watchFiles) {
      await connection.client.register(WATCHED.type, {
        watchers: WATCHED.globs.map((globPattern) => ({ globPattern })),
      });
    }
    if (abilities?.folders)
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        await rescan();
      });
    await rescan();
  });

  connection.onDidChangeConfiguration(rescan);

  /** Folders or settings changed: everything is known anew. */
  async function rescan(): Promise<void> {
    scanned = (async () => {
      const settings = await readSettings(connection, abilities);
      workspace.setFolders(folders, diskFolderUris(settings));
      await workspace.scan();
    })();
    await scanned;
    await tellOpen(documents.keys());
  }

  documents.onDidChangeContent(async ({ document }) => {
    if (!isEditable(document.uri)) return;
    const before = workspace.index.relatedTo(document.uri);
    const isFirst = !workspace.isOpen(document.uri);
    await workspace.open(document.uri, document.getText(), formatOfDocument(document));
    if (isFirst && folders.length === 0) await workspace.loadSiblings(document.uri);
    await tellChanged(document.uri, new Set([...before, ...workspace.index.relatedTo(document.uri)]));
  });

  documents.onDidClose(async ({ document }) => {
    const before = workspace.index.relatedTo(document.uri);
    told.delete(document.uri);
    await workspace.close(document.uri);
    if (!abilities?.pullDiagnostics) await connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    await tellOpen(before);
  });

  documents.onDidSave(async ({ document }) => {
    await workspace.fileChanged(document.uri);
    await tellChanged(document.uri, workspace.index.relatedTo(document.uri));
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await scanned;
    const affected = new Set<string>();
    for (const change of changes) for (const uri of await filesBehind(change)) affected.add(uri);
    await tellOpen(affected);
  });

  /** The machine files whose findings an event on disk may change. */
  async function filesBehind({ uri, type }: FileEvent): Promise<Iterable<string>> {
    const machine = machineOfLock(uri) ?? (formatOf(uri) ? uri : undefined);
    if (machine === undefined) return workspace.diskChanged(uri);
    // What an editor shows was told by the editor itself; the disk only adds its bytes.
    if (type === FileChangeType.Created && machine === uri && workspace.isOpen(uri)) return [];
    const before = workspace.index.relatedTo(machine);
    await workspace.fileChanged(machine);
    return [machine, ...before, ...workspace.index.relatedTo(machine)];
  }

  /** A document's own client pulls it; the others that are open hear of it when their findings are no longer the same. */
  async function tellChanged(uri: string, related: ReadonlySet<string>): Promise<void> {
    if (!abilities?.pullDiagnostics) await push(uri);
    await tellOpen(related);
  }

  async function tellOpen(uris: Iterable<string>): Promise<void> {
    if (!abilities) return;
    let stale = false;
    for (const uri of uris) {
      if (!documents.get(uri) || !isEditable(uri)) continue;
      if (!abilities.pullDiagnostics) await push(uri);
      else stale ||= resultId(await diagnosticsOf(workspace, uri, abilities)) !== told.get(uri);
    }
    if (stale && abilities.refreshDiagnostics) await connection.languages.diagnostics.refresh();
  }

  async function push(uri: string): Promise<void> {
    if (!abilities) return;
    const version = documents.get(uri)?.version;
    const diagnostics = await diagnosticsOf(workspace, uri, abilities);
    // A newer version is on its way with findings of its own.
    if (documents.get(uri)?.version !== version) return;
    await connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }

  connection.languages.diagnostics.on(
    guarded(
      connection,
      'diagnostics',
      async ({ textDocument, previousResultId }, token): Promise<DocumentDiagnosticReport> => {
        if (!abilities || !isEditable(textDocument.uri))
          return { kind: DocumentDiagnosticReportKind.Full, items: [] };
        await scanned;
        const items = await diagnosticsOf(workspace, textDocument.uri, abilities);
        dropWhenCancelled(token);
        const id = resultId(items);
        told.set(textDocument.uri, id);
        return id === previousResultId
          ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
          : { kind: DocumentDiagnosticReportKind.Full, items, resultId: id };
      },
    ),
  );

  connection.onCodeAction(
    guarded(connection, 'code actions', async (params, token) => {
      if (!abilities || !isEditable(params.textDocument.uri)) return [];
      await scanned;
      const actions = await codeActions(context(abilities), params);
      dropWhenCancelled(token);
      return actions;
    }),
  );

  connection.onCodeActionResolve(
    guarded(connection, 'quick fix', async (action) =>
      abilities ? resolveCodeAction(context(abilities), action) : action,
    ),
  );

  connection.onRequest(
    WRONG_ENCODING_REQUEST,
    async ({ uri }: EncodingQuestion): Promise<EncodingAnswer> => ({
      encoding: (await workspace.wrongEncoding(uri)) ?? null,
    }),
  );
  connection.onRequest(
    RIGHT_ENCODING_REQUEST,
    async ({ uri }: EncodingQuestion): Promise<EncodingAnswer> => ({
      encoding: workspace.needsEncoding(uri) ? ((await workspace.encodingOnDisk(uri)) ?? null) : null,
    }),
  );

  documents.listen(connection);
  connection.listen();
}

/** The language decides; a client that names another one is taken by the file's ending. */
function formatOfDocument(document: TextDocument): Format | undefined {
  if (document.languageId === 'vmc') return 'vmc';
  return document.languageId === 'vmx' ? 'vmx' : formatOf(document.uri);
}

function dropWhenCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
