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
  type Diagnostic,
  type DocumentDiagnosticReport,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Format } from '../rules/rule.js';
import type { FileSystem } from '../workspace/fileSystem.js';
import { formatOf } from '../workspace/findMachines.js';
import { isSettingsFile } from '../workspace/projectSettings.js';
import { Workspace } from '../workspace/workspace.js';
import { readAbilities, type ClientAbilities } from './clientAbilities.js';
import { codeActions, resolveCodeAction, type ActionContext } from './codeActions.js';
import { diagnosticsOf, isEditable, resultId, settingsDiagnostics } from './diagnostics.js';
import { FindingsChanged } from './findingsChanged.js';
import { FIX_ALL_KIND } from './fixAll.js';
import { guarded } from './guarded.js';
import { ENCODING_REQUESTS, encodingAnswers } from './encodingRequests.js';
import { RULE_PAGE_REQUEST, type RulePageQuestion } from './rulePageRequest.js';
import { scanWithProgress } from './scanProgress.js';
import { readEditorSettings } from './settings.js';
import { TellClient } from './tellClient.js';
import { machineOfLock, WATCHED } from './watchedFiles.js';
import { reportWorkspace } from './workspaceDiagnostics.js';

/** What differs between the places where the server runs. */
export interface ServerEnvironment {
  readonly fileSystem: FileSystem;
  readonly version: string;
  /** The page of a rule as Markdown; undefined when there is none. */
  readonly rulePage: (id: string) => string | undefined;
}

/** The language server on one connection; nothing of it outlives the connection. */
export function startLanguageServer(connection: Connection, environment: ServerEnvironment): void {
  const documents = new TextDocuments(TextDocument);
  const workspace = new Workspace(environment.fileSystem, {
    error: (message) => {
      connection.console.error(message);
    },
  });
  const changed = new FindingsChanged();
  let session: Session | undefined;
  let folders: string[] = [];
  let wholeWorkspace = true;
  let scanned: Promise<void> = Promise.resolve();

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const abilities = readAbilities(params);
    folders = (params.workspaceFolders ?? []).map(({ uri }) => uri);
    session = newSession(abilities);
    return {
      serverInfo: { name: 'vmx-language-server', version: environment.version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND],
          resolveProvider: true,
        },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...(abilities.pullDiagnostics
          ? {
              diagnosticProvider: {
                identifier: 'vmx',
                interFileDependencies: true,
                workspaceDiagnostics: true,
              },
            }
          : {}),
      },
    };
  });

  function newSession(abilities: ClientAbilities): Session {
    const diagnostics = (uri: string): Promise<Diagnostic[]> => diagnosticsNow(uri, abilities);
    const version = (uri: string): number | undefined => documents.get(uri)?.version;
    return {
      abilities,
      tell: new TellClient(connection, abilities, { version, diagnostics }, changed),
      actions: { workspace, abilities, version: (uri) => version(uri) ?? null, folders: () => folders },
    };
  }

  async function diagnosticsNow(uri: string, abilities: ClientAbilities): Promise<Diagnostic[]> {
    const open = documents.get(uri);
    if (isSettingsFile(uri)) return settingsDiagnostics(workspace, uri, open?.getText());
    return diagnosticsOf(workspace, uri, abilities);
  }

  connection.onInitialized(async () => {
    if (session?.abilities.watchFiles === true) {
      await connection.client.register(WATCHED.type, {
        watchers: WATCHED.globs.map((globPattern) => ({ globPattern })),
      });
    }
    if (session?.abilities.folders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        await rescan();
      });
    }
    await rescan();
  });

  connection.onDidChangeConfiguration(rescan);

  /** Folders or settings changed: everything is seen anew. */
  async function rescan(): Promise<void> {
    scanned = (async () => {
      const settings = await readEditorSettings(connection, session?.abilities, folders);
      for (const problem of settings.problems)
        connection.window.showWarningMessage(`Settings of VMX: ${problem}`);
      wholeWorkspace = settings.wholeWorkspace;
      workspace.setFolders(folders, settings.diskFolders);
      workspace.setSettings(settings.layers);
      await scanWithProgress(connection, workspace, session?.abilities);
    })();
    await scanned;
    await session?.tell.filesChanged(documents.keys());
  }

  documents.onDidChangeContent(async ({ document }) => {
    const { uri } = document;
    if (!isEditable(uri) || isSettingsFile(uri)) return;
    const before = workspace.index.relatedTo(uri);
    const isFirst = !workspace.isOpen(uri);
    await workspace.open(uri, document.getText(), formatOfDocument(document));
    if (isFirst && folders.length === 0) await workspace.loadSiblings(uri);
    await session?.tell.documentChanged(uri, [...before, ...workspace.index.relatedTo(uri)]);
  });

  documents.onDidClose(async ({ document }) => {
    const before = workspace.index.relatedTo(document.uri);
    await workspace.close(document.uri);
    await session?.tell.documentClosed(document.uri, before);
  });

  documents.onDidSave(async ({ document }) => {
    await filesChanged([{ uri: document.uri, type: FileChangeType.Changed }]);
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await filesChanged(changes);
  });

  async function filesChanged(changes: readonly FileEvent[]): Promise<void> {
    await scanned;
    const affected = new Set<string>();
    for (const change of changes) for (const uri of await filesBehind(change)) affected.add(uri);
    await session?.tell.filesChanged(affected);
  }

  /** The files whose findings an event on disk may change. */
  async function filesBehind({ uri, type }: FileEvent): Promise<Iterable<string>> {
    if (isSettingsFile(uri)) {
      await workspace.settingsChanged();
      return documents.keys();
    }
    const machine = machineOfLock(uri) ?? (formatOf(uri) ? uri : undefined);
    if (machine === undefined) return workspace.diskChanged(uri);
    // What an editor shows was told by the editor itself; the disk only adds its bytes.
    if (type === FileChangeType.Created && machine === uri && workspace.isOpen(uri)) return [];
    const before = workspace.index.relatedTo(machine);
    await workspace.fileChanged(machine);
    return [machine, ...before, ...workspace.index.relatedTo(machine)];
  }

  connection.languages.diagnostics.on(
    guarded(
      connection,
      'diagnostics',
      async ({ textDocument, previousResultId }, token): Promise<DocumentDiagnosticReport> => {
        const { uri } = textDocument;
        if (!session || !isEditable(uri)) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
        await scanned;
        const items = await diagnosticsNow(uri, session.abilities);
        dropWhenCancelled(token);
        const id = resultId(items);
        session.tell.pulled(uri, id);
        return id === previousResultId
          ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
          : { kind: DocumentDiagnosticReportKind.Full, items, resultId: id };
      },
    ),
  );

  connection.languages.diagnostics.onWorkspace(async (params, token, _workDone, partial) => {
    await scanned;
    const reporter = {
      files: () =>
        wholeWorkspace
          ? [...workspace.machines(), ...workspace.settingsFiles.map(({ uri }) => uri)].filter(isEditable)
          : [],
      diagnostics: async (uri: string) => (session ? diagnosticsNow(uri, session.abilities) : []),
      version: (uri: string) => documents.get(uri)?.version ?? null,
    };
    const items = await reportWorkspace(reporter, changed, params, token, (part) => partial?.report(part));
    return { items };
  });

  connection.onCodeAction(
    guarded(connection, 'code actions', async (params, token) => {
      if (!session || !isEditable(params.textDocument.uri) || isSettingsFile(params.textDocument.uri))
        return [];
      await scanned;
      const actions = await codeActions(session.actions, params);
      dropWhenCancelled(token);
      return actions;
    }),
  );

  connection.onCodeActionResolve(
    guarded(connection, 'quick fix', async (action) =>
      session ? resolveCodeAction(session.actions, action) : action,
    ),
  );

  const answers = encodingAnswers(workspace);
  connection.onRequest(ENCODING_REQUESTS.wrong, answers.wrong);
  connection.onRequest(ENCODING_REQUESTS.right, answers.right);
  connection.onRequest(RULE_PAGE_REQUEST, ({ id }: RulePageQuestion) => ({
    text: environment.rulePage(id) ?? null,
  }));

  documents.listen(connection);
  connection.listen();
}

/** What is known once the client has introduced itself. */
interface Session {
  readonly abilities: ClientAbilities;
  readonly tell: TellClient;
  readonly actions: ActionContext;
}

/** The language decides; a client that names another one is taken by the file's ending. */
function formatOfDocument(document: TextDocument): Format | undefined {
  if (document.languageId === 'vmc') return 'vmc';
  return document.languageId === 'vmx' ? 'vmx' : formatOf(document.uri);
}

function dropWhenCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
