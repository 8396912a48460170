import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import { stackOf } from '../workspace/errorText.js';

/**
 * Wraps a request handler: a failure is logged with its stack and answered as an error of this one request, so that
 * nothing a file says can end the server.
 */
export function guarded<P extends unknown[], R>(
  connection: Connection,
  what: string,
  handler: (...params: P) => Promise<R>,
): (...params: P) => Promise<R> {
  return async (...params) => {
    try {
      return await handler(...params);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      connection.console.error(`${what}: ${stackOf(error)}`);
      throw error;
    }
  };
}

/** Wraps a handler that nobody waits for: a failure is logged. Unhandled it would end the process. */
export function guardedEvent<P extends unknown[]>(
  connection: Connection,
  what: string,
  handler: (...params: P) => Promise<void>,
): (...params: P) => Promise<void> {
  const answer = guarded(connection, what, handler);
  return (...params) => answer(...params).catch(() => undefined);
}

/** Ends a request that the client no longer waits for. @throws ResponseError that says so. */
export function dropWhenCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
