import {
  ErrorCodes,
  Message,
  ResponseError,
  type Connection,
  type MessageStrategy,
} from 'vscode-languageserver';

/** What a refused request is handed on as, with the reason in place of what it asked. */
const REFUSED = 'vmx/refused';

interface Refusal {
  readonly code: number;
  readonly reason: string;
}

type Stage = 'new' | 'running' | 'ended';

/**
 * Holds a client to the order of the protocol: nothing before `initialize` but `exit`, `initialize` once, no request after
 * `shutdown`. An empty answer in its place would look like files without findings.
 */
export function lifeCycle(): MessageStrategy {
  let stage: Stage = 'new';
  return {
    handleMessage(message, next) {
      if (Message.isNotification(message))
        return stage !== 'new' || message.method === 'exit' ? next(message) : undefined;
      if (!Message.isRequest(message)) return next(message);
      const refusal = refusalOf(stage, message.method);
      if (refusal) return next(Object.assign(message, { method: REFUSED, params: refusal }));
      if (message.method === 'initialize') stage = 'running';
      if (message.method === 'shutdown') stage = 'ended';
      return next(message);
    },
  };
}

function refusalOf(stage: Stage, method: string): Refusal | undefined {
  const { InvalidRequest, ServerNotInitialized } = ErrorCodes;
  if (stage === 'ended')
    return { code: InvalidRequest, reason: 'The server has been shut down: only exit may follow.' };
  const isFirst = method === 'initialize';
  if (stage === 'new' && !isFirst)
    return { code: ServerNotInitialized, reason: 'The server is not initialized: initialize comes first.' };
  if (stage === 'running' && isFirst)
    return { code: InvalidRequest, reason: 'The server has been initialized already.' };
  return undefined;
}

/** Answers what the life cycle of the connection has refused. */
export function answerRefused(connection: Connection): void {
  connection.onRequest(REFUSED, ({ code, reason }: Refusal) => new ResponseError(code, reason));
}
