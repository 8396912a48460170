import { setTimeout as pause } from 'node:timers/promises';
import { CancellationTokenSource, ProgressType, type MessageConnection } from 'vscode-jsonrpc/node';

/** A file's part of an answer to `workspace/diagnostic`. */
interface FileReport {
  readonly uri: string;
  readonly kind: 'full' | 'unchanged';
  readonly resultId?: string;
}

/** By URI, the name of the answer that the client has. */
export type KnownResults = ReadonlyMap<string, string>;

const progress = new ProgressType<{ items: FileReport[] }>();
let tokens = 0;

/** Asks once, and collects the parts that are sent before the answer. It stays open while nothing is new. */
export async function askWorkspace(
  connection: MessageConnection,
  known: KnownResults,
  cancel = new CancellationTokenSource(),
): Promise<readonly FileReport[]> {
  const partialResultToken = `workspace-${++tokens}`;
  const reports: FileReport[] = [];
  const listening = connection.onProgress(progress, partialResultToken, ({ items }) => {
    reports.push(...items);
  });
  try {
    const answer = await connection.sendRequest<{ items: FileReport[] }>(
      'workspace/diagnostic',
      { previousResultIds: [...known].map(([uri, value]) => ({ uri, value })), partialResultToken },
      cancel.token,
    );
    return [...reports, ...answer.items];
  } finally {
    listening.dispose();
  }
}

/** What the client knows after an answer. */
export function learn(known: KnownResults, reports: readonly FileReport[]): KnownResults {
  return new Map([...known, ...reports.map(({ uri, resultId }) => [uri, resultId ?? ''] as const)]);
}

/** VS Code asks again two seconds after an answer. */
const EDITORS_PAUSE = 2000;

/** Asks again and again as VS Code does, beside everything else, until the returned function is called. */
export function keepAsking(connection: MessageConnection): () => Promise<void> {
  const cancel = new CancellationTokenSource();
  const asking = (async () => {
    let known: KnownResults = new Map();
    while (!cancel.token.isCancellationRequested) {
      known = learn(known, await askWorkspace(connection, known, cancel).catch(() => []));
      await pause(EDITORS_PAUSE, undefined, { ref: false });
    }
  })();
  return async () => {
    cancel.cancel();
    await asking;
  };
}
