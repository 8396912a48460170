import { URI } from 'vscode-uri';
import type { Connection } from 'vscode-languageserver';
import { clientFileSystem } from '../workspace/clientFileSystem.js';
import type { FileSystem } from '../workspace/fileSystem.js';

/**
 * The files of a session: those of this computer as the server reads them itself, all others through its client.
 * @param own the files of this computer; undefined in a browser, which has none.
 * @param canAsk whether the client reads files for the server; without it, what is no file here cannot be read.
 */
export function sessionFiles(
  own: FileSystem | undefined,
  connection: Pick<Connection, 'sendRequest'>,
  canAsk: () => boolean,
): FileSystem {
  const client = clientFileSystem((request, params) => connection.sendRequest(request, params));
  const of = (uri: string): FileSystem => {
    if (own === undefined) return client;
    return canAsk() && URI.parse(uri).scheme !== 'file' ? client : own;
  };
  return {
    readFile: (uri, limit) => of(uri).readFile(uri, limit),
    readRange: (uri, offset, length) => of(uri).readRange(uri, offset, length),
    stat: (uri) => of(uri).stat(uri),
    realPath: (uri) => of(uri).realPath(uri),
    linkTarget: async (uri) => of(uri).linkTarget?.(uri),
    list: (uri) => of(uri).list(uri),
  };
}
