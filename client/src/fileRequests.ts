import { FileSystemError, FileType, workspace, type Disposable, type FileStat, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/**
 * The language server's requests about files that it cannot read itself (server/src/workspace/clientFileSystem.ts): those
 * of a virtual workspace, and all files where it runs in a browser.
 */
const READ_FILE = 'vmx/fs/readFile';
const STAT = 'vmx/fs/stat';
const LIST = 'vmx/fs/list';
const REAL_PATH = 'vmx/fs/realPath';

interface Question {
  readonly uri: string;
}

/** Answers the server's requests about files with what VS Code knows of them. */
export function answerFileRequests(client: BaseLanguageClient): Disposable[] {
  const answer = (request: string, run: (uri: Uri) => Promise<object>): Disposable =>
    client.onRequest(request, async ({ uri }: Question) => {
      try {
        return await run(client.protocol2CodeConverter.asUri(uri));
      } catch (error) {
        return { failure: failureOf(error) };
      }
    });
  return [
    answer(READ_FILE, async (uri) => ({ base64: base64Of(await workspace.fs.readFile(uri)) })),
    answer(STAT, async (uri) => {
      const { type, size, mtime } = await workspace.fs.stat(uri);
      return { stat: { type: typeOf(type & ~FileType.SymbolicLink), size, modified: mtime } };
    }),
    answer(LIST, async (uri) => ({
      entries: (await workspace.fs.readDirectory(uri)).map(([name, type]) => ({ name, type: typeOf(type) })),
    })),
    answer(REAL_PATH, async (uri) =>
      (await leadsOverLink(uri)) ? { failure: 'link' } : { uri: client.code2ProtocolConverter.asUri(uri) },
    ),
  ];
}

function typeOf(type: FileType): string {
  if ((type & FileType.SymbolicLink) !== 0) return 'link';
  if (type === FileType.File) return 'file';
  return type === FileType.Directory ? 'directory' : 'other';
}

/** VS Code's error codes as the words that the server knows. */
function failureOf(error: unknown): string {
  const words: Readonly<Record<string, string>> = {
    FileNotFound: 'not-found',
    NoPermissions: 'no-permission',
    FileIsADirectory: 'is-folder',
    FileNotADirectory: 'no-folder',
    Unavailable: 'unavailable',
  };
  return (error instanceof FileSystemError ? words[error.code] : undefined) ?? 'other';
}

/**
 * VS Code does not tell where a link leads, so what lies behind one counts as outside. The opened folder itself may be a
 * link: the person has chosen it.
 * @throws FileSystemError when there is no such file.
 */
async function leadsOverLink(uri: Uri): Promise<boolean> {
  const top = workspace.getWorkspaceFolder(uri)?.uri.path.replace(/\/$/, '') ?? '';
  const parts = uri.path.slice(top.length).split('/').filter(Boolean);
  const ways = parts.map((_, index) => uri.with({ path: [top, ...parts.slice(0, index + 1)].join('/') }));
  const stats: FileStat[] = await Promise.all(ways.map((way) => workspace.fs.stat(way)));
  return stats.some(({ type }) => (type & FileType.SymbolicLink) !== 0);
}

function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  // All characters in one call would be more arguments than a function may have.
  for (let start = 0; start < bytes.length; start += 0x8000)
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  return btoa(parts.join(''));
}
