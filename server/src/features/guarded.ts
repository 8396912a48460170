import { ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';

/**
 * Wraps a request handler: a failure is logged with its stack and answered as an error of this one request, so that
 * nothing a file says can end the server.
 */
export function guarded<P, R>(
  connection: Connection,
  what: string,
  handler: (params: P, token: CancellationToken) => Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    try {
      return await handler(params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      connection.console.error(`${what}: ${text}`);
      throw error;
    }
  };
}
