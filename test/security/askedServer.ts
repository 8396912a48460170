import type { MessageConnection } from 'vscode-jsonrpc';
import { URI } from 'vscode-uri';
import type { FileSystem } from '../../server/src/workspace/fileSystem.js';
import { positionAt } from '../features/everywhere/places.js';
import { questionsAt, questionsOfFile, type Question } from '../features/everywhere/questions.js';
import { serverInMemory } from '../features/everywhere/serverInMemory.js';
import { MODERN_CLIENT } from '../protocol/serverProcess.js';

const OWN = ['offerSave', 'saveSettings', 'showRule', 'rightEncoding', 'showDocument', 'compareNodes'];

/** What a server said while an editor showed files and asked everything there is to ask. */
export interface Said {
  /** By `method`, as JSON. */
  readonly answers: readonly (readonly [method: string, answer: string])[];
  /** Everything that the server logged or showed by itself. */
  readonly told: readonly string[];
}

/**
 * Opens a folder, then each of the files in it, and asks every question about each file, and about the end of each line, where
 * values stand, what is answered from files.
 * @param folder none where the files are opened alone.
 * @param files by URI, the texts as the editor shows them.
 * @param own what our own extension says it can do; nothing, for another editor.
 */
export async function askEverything(
  fileSystem: FileSystem,
  folder: string | undefined,
  files: Readonly<Record<string, string>>,
  settings: object = {},
  own: readonly string[] = OWN,
): Promise<Said> {
  const server = await serverInMemory(fileSystem, folder, MODERN_CLIENT, own);
  const { connection } = server;
  const told: string[] = [];
  for (const method of ['window/logMessage', 'window/showMessage'])
    connection.onNotification(method, ({ message }: { message: string }) => {
      told.push(message);
    });
  await connection.sendNotification('workspace/didChangeConfiguration', { settings: { vmx: settings } });
  for (const [uri, text] of Object.entries(files)) await server.show(uri, text);
  const answers: [string, string][] = [];
  for (const [uri, text] of Object.entries(files))
    for (const question of questionsAbout(uri, text))
      answers.push([question.method, await answerTo(connection, question)]);
  for (const uri of Object.keys(files))
    for (const beside of [uri, `${uri}.lck`, URI.parse(uri).toString().replace(/\w+$/, 'vmdk')])
      await connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: beside, type: 1 }],
      });
  for (const uri of Object.keys(files))
    answers.push(['again', await answerTo(connection, diagnosticsOf(uri))]);
  return { answers, told: [...server.failures, ...told] };
}

/** Both the answer and what a client asks about it next count. */
async function answerTo(connection: MessageConnection, { method, params }: Question): Promise<string> {
  // A refusal is an answer too: its message is shown to a person.
  const answer = await connection
    .sendRequest<unknown>(method, params)
    .catch((error: unknown) => String(error));
  const parts = [answer];
  const resolve = {
    'textDocument/codeAction': 'codeAction/resolve',
    'textDocument/completion': 'completionItem/resolve',
  }[method];
  for (const item of resolve === undefined ? [] : itemsOf(answer).slice(0, MOST_RESOLVED))
    parts.push(
      await connection.sendRequest<unknown>(String(resolve), item).catch((error: unknown) => String(error)),
    );
  return JSON.stringify(parts);
}

/** Of a list that is long the entries are alike. */
const MOST_RESOLVED = 2;

function itemsOf(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer.filter((item: { data?: unknown }) => item.data !== undefined);
  const { items } = (answer ?? {}) as { items?: unknown };
  return Array.isArray(items) ? items : [];
}

const diagnosticsOf = (uri: string): Question => ({
  method: 'textDocument/diagnostic',
  params: { textDocument: { uri } },
});

/** Questions about a place whose answer may look at files or quote them; the others answer with places only. */
const ABOUT_FILES = new Set(['textDocument/hover', 'textDocument/definition', 'textDocument/prepareRename']);

function questionsAbout(uri: string, text: string): readonly Question[] {
  const start = { line: 0, character: 0 };
  const questions = [...questionsOfFile(uri, { start, end: positionAt(text, text.length) })];
  let offset = 0;
  for (const line of text.split('\n')) {
    const end = offset + line.trimEnd().length;
    const position = positionAt(text, Math.max(offset, end - 1));
    const about = questionsAt(uri, position, positionAt(text, end));
    questions.push(...about.filter(({ method }) => ABOUT_FILES.has(method)));
    questions.push({ method: 'textDocument/completion', params: { textDocument: { uri }, position } });
    offset += line.length + 1;
  }
  return questions;
}
