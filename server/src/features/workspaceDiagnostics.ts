import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Diagnostic,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { canonicalUri } from '../workspace/canonicalUri.js';
import { resultId } from './diagnostics.js';
import type { FindingsChanged } from './findingsChanged.js';

/** Reports in one part of a large answer. */
const CHUNK = 50;

export interface WorkspaceReporter {
  /** Every file to report on now; none when only open files are wanted. */
  files(): readonly string[];
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  /** The version of an open document, null for a file that is not open. */
  version(uri: string): number | null;
}

/**
 * One answer to `workspace/diagnostic`: the files whose findings the client does not have yet. A client asks again as
 * soon as it has an answer, so the request stays open until there is something to say.
 * @param send sends a part of a large answer ahead; undefined for a client that wants all of it at once.
 */
export async function reportWorkspace(
  reporter: WorkspaceReporter,
  changed: FindingsChanged,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
  send: ((part: WorkspaceDiagnosticReportPartialResult) => void) | undefined,
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const known = new Map(previousResultIds.map(({ uri, value }) => [canonicalUri(uri), value]));
  while (!token.isCancellationRequested) {
    // Asked for before the files are gone through, so that no change in between is missed.
    const next = changed.next(token);
    const reports = await newReports(reporter, known, token);
    if (reports.length > CHUNK && send) return sendInParts(reports, send);
    if (reports.length > 0) return reports;
    await next;
  }
  return [];
}

/** @returns what is left for the answer itself: nothing, as the protocol asks of an answer that was sent in parts. */
function sendInParts(
  reports: readonly WorkspaceDocumentDiagnosticReport[],
  send: (part: WorkspaceDiagnosticReportPartialResult) => void,
): [] {
  for (let start = 0; start < reports.length; start += CHUNK)
    send({ items: reports.slice(start, start + CHUNK) });
  return [];
}

async function newReports(
  reporter: WorkspaceReporter,
  known: ReadonlyMap<string, string>,
  token: CancellationToken,
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const files = new Set(reporter.files());
  const news: WorkspaceDocumentDiagnosticReport[] = [];
  const same: WorkspaceDocumentDiagnosticReport[] = [];
  for (const uri of files) {
    if (token.isCancellationRequested) return [];
    const items = await reporter.diagnostics(uri);
    const id = resultId(items);
    const version = reporter.version(uri);
    if (known.get(uri) === id) {
      same.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId: id });
    } else if (items.length > 0 || known.has(uri)) {
      // A file without findings is no news to a client that knows of none.
      news.push({ kind: DocumentDiagnosticReportKind.Full, uri, version, items: [...items], resultId: id });
    }
  }
  // A file that is gone, or no longer wanted, has no findings any more.
  for (const uri of known.keys()) {
    if (!files.has(uri) && known.get(uri) !== resultId([])) {
      news.push({
        kind: DocumentDiagnosticReportKind.Full,
        uri,
        version: null,
        items: [],
        resultId: resultId([]),
      });
    }
  }
  return news.length > 0 ? [...news, ...same] : [];
}
