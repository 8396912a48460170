import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Feature, RunningServer } from '../feature.js';
import { aboutMachine, type MachineDocument } from '../machineDocument.js';
import { declareInFile, type DeclareAnswer } from './declare.js';
import { evidenceDocument } from './evidenceDocument.js';
import { explainDocument } from './explainDocument.js';
import { machineStatus, type MachineStatus } from './status.js';

/** Requests of our own client about one machine's file; each is answered with null where the file is no machine. */
const REQUESTS = {
  /** What product and cluster are concluded from, as Markdown. */
  evidence: 'vmx/evidence',
  /** The machine in words and tables, as Markdown. */
  explain: 'vmx/explain',
  /** Product and cluster for a status line. */
  status: 'vmx/status',
  /** The edit that declares a product or a kind of cluster. */
  declare: 'vmx/declare',
} as const;

interface Question {
  readonly uri: string;
  readonly product?: unknown;
  readonly cluster?: unknown;
}

/** Documents and status lines for people, written by the server and shown by a client that asks for them. */
export const DOCUMENTS: Feature = {
  capabilities: () => ({}),
  answer(connection, server) {
    answer(connection, server, REQUESTS.evidence, (document) => ({ text: evidenceDocument(document) }));
    answer(connection, server, REQUESTS.explain, async (document) => ({
      text: await explainDocument(document),
    }));
    answer<MachineStatus>(connection, server, REQUESTS.status, machineStatus);
    answer<DeclareAnswer>(connection, server, REQUESTS.declare, declareInFile);
  },
};

function answer<R>(
  connection: Connection,
  server: RunningServer,
  request: string,
  handler: (document: MachineDocument, question: Question) => R | Promise<R>,
): void {
  const about = aboutMachine(
    connection,
    server,
    request,
    'folders',
    (document, { question }: { readonly textDocument: { readonly uri: string }; question: Question }) =>
      handler(document, question),
  );
  connection.onRequest(request, (question: Partial<Question> | null, token: CancellationToken) => {
    const uri = question?.uri;
    if (typeof uri !== 'string') return null;
    return about({ textDocument: { uri }, question: { ...question, uri } }, token);
  });
}
