import { FILE_REQUESTS } from '../../server/src/workspace/clientFileSystem.js';
import type { FileSystem } from '../../server/src/workspace/fileSystem.js';

/** The words of the tests' file system in the words of a client. */
const FAILURES: Readonly<Record<string, string>> = { 'there is no such file': 'not-found' };

/** What a client answers to the server's requests about files, as it lies in memory; through JSON, as on a wire. */
export async function answerFromFiles(
  files: FileSystem,
  request: string,
  { uri }: { readonly uri: string },
): Promise<unknown> {
  const answer = async (): Promise<object> => {
    switch (request) {
      case FILE_REQUESTS.readFile:
        return { base64: Buffer.from(await files.readFile(uri, Infinity)).toString('base64') };
      case FILE_REQUESTS.stat: {
        const stat = await files.stat(uri);
        return stat ? { stat } : { failure: 'not-found' };
      }
      case FILE_REQUESTS.list:
        return { entries: await files.list(uri) };
      case FILE_REQUESTS.realPath:
        return { uri: await files.realPath(uri) };
      default:
        throw new Error(`no client answers ${request}`);
    }
  };
  const answered = await answer().catch((error: unknown) => ({
    failure: (error instanceof Error ? FAILURES[error.message] : undefined) ?? 'other',
  }));
  return JSON.parse(JSON.stringify(answered)) as unknown;
}
