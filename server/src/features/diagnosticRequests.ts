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
import { isEditable, resultId } from './diagnostics.js';
import type { FindingsChanged } from './findingsChanged.js';
import { dropWhenCancelled, guarded } from './guarded.js';
import { versionOf, type Session } from './session.js';
import type { TellClient } from './tellClient.js';
import { reportWorkspace } from './workspaceDiagnostics.js';

/** The findings of one client, and how it is told of them. */
export interface Reporting {
  readonly session: Session;
  readonly diagnostics: (uri: string) => Promise<readonly Diagnostic[]>;
  readonly tell: TellClient;
}

/** The parts of a running server that its diagnostics come from. */
interface ReportingServer {
  readonly changed: FindingsChanged;
  /** Undefined until the client has introduced itself. */
  reporting(): Reporting | undefined;
  /** Resolves when the folders have been read. Never rejects. */
  ready(): Promise<void>;
}

/** Answers clients that pull diagnostics: of one document, and of everything in the folders. */
export function answerDiagnostics(connection: Connection, server: ReportingServer): void {
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
      const reporting = server.reporting();
      if (!reporting) return { items: [] };
      const send =
        partial &&
        ((part: WorkspaceDiagnosticReportPartialResult): void => {
          partial.report(part);
        });
      return { items: await reportWorkspace(reporterOf(reporting), server.changed, params, token, send) };
    },
  );
  languages.diagnostics.onWorkspace((params, token, _workDone, partial) =>
    workspaceReport(params, token, partial),
  );
}

async function documentReport(
  server: ReportingServer,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const uri = canonicalUri(textDocument.uri);
  const reporting = server.reporting();
  if (!reporting || !isEditable(uri)) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  await server.ready();
  const items = await reporting.diagnostics(uri);
  dropWhenCancelled(token);
  const id = resultId(items);
  reporting.tell.pulled(uri, id);
  return id === previousResultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
    : { kind: DocumentDiagnosticReportKind.Full, items: [...items], resultId: id };
}

function reporterOf({ session, diagnostics }: Reporting): Parameters<typeof reportWorkspace>[0] {
  const { workspace } = session;
  const all = (): string[] => [
    ...workspace.machines(),
    ...workspace.settings.project.files.map(({ uri }) => uri),
  ];
  return {
    files: () => (session.settings().wholeWorkspace ? all().filter(isEditable) : []),
    diagnostics,
    version: (uri) => versionOf(session, uri),
  };
}
