import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
} from 'vscode-languageserver';
import { canonicalUri } from '../workspace/canonicalUri.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ClientAbilities } from './clientAbilities.js';
import type { ActionContext } from './codeActions.js';
import { isEditable, resultId } from './diagnostics.js';
import type { FindingsChanged } from './findingsChanged.js';
import { dropWhenCancelled, guarded } from './guarded.js';
import type { OpenDocuments } from './openDocuments.js';
import type { TellClient } from './tellClient.js';
import { reportWorkspace } from './workspaceDiagnostics.js';

/** What is known once the client has introduced itself. */
export interface Session {
  readonly abilities: ClientAbilities;
  readonly diagnostics: (uri: string) => Promise<readonly Diagnostic[]>;
  readonly tell: TellClient;
  readonly actions: ActionContext;
}

/** The parts of a running server that its diagnostics come from. */
interface RunningServer {
  readonly workspace: Workspace;
  readonly documents: OpenDocuments;
  readonly changed: FindingsChanged;
  session(): Session | undefined;
  /** Resolves when the folders have been read. Never rejects. */
  ready(): Promise<void>;
  /** False when the person wants findings of open files only. */
  wantsWholeWorkspace(): boolean;
}

/** Answers clients that pull diagnostics: of one document, and of everything in the folders. */
export function answerDiagnostics(connection: Connection, server: RunningServer): void {
  const { languages } = connection;
  languages.diagnostics.on(
    guarded(connection, 'diagnostics', (params: DocumentDiagnosticParams, token: CancellationToken) =>
      documentReport(server, params, token),
    ),
  );
  const workspaceReport = guarded(
    connection,
    'diagnostics of the folders',
    async (
      params: WorkspaceDiagnosticParams,
      token: CancellationToken,
      partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
    ): Promise<WorkspaceDiagnosticReport> => {
      await server.ready();
      const send = (part: WorkspaceDiagnosticReportPartialResult): void => partial?.report(part);
      return { items: await reportWorkspace(reporterOf(server), server.changed, params, token, send) };
    },
  );
  languages.diagnostics.onWorkspace((params, token, _workDone, partial) =>
    workspaceReport(params, token, partial),
  );
}

async function documentReport(
  server: RunningServer,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const uri = canonicalUri(textDocument.uri);
  const session = server.session();
  if (!session || !isEditable(uri)) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  await server.ready();
  const items = await session.diagnostics(uri);
  dropWhenCancelled(token);
  const id = resultId(items);
  session.tell.pulled(uri, id);
  return id === previousResultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
    : { kind: DocumentDiagnosticReportKind.Full, items: [...items], resultId: id };
}

function reporterOf(server: RunningServer): Parameters<typeof reportWorkspace>[0] {
  const { workspace, documents } = server;
  const all = (): string[] => [
    ...workspace.machines(),
    ...workspace.settings.project.files.map(({ uri }) => uri),
  ];
  return {
    files: () => (server.wantsWholeWorkspace() ? all().filter(isEditable) : []),
    diagnostics: async (uri) => (await server.session()?.diagnostics(uri)) ?? [],
    version: (uri) => documents.version(uri) ?? null,
  };
}
