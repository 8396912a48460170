import { setTimeout as pause } from 'node:timers/promises';
import type { LanguageClient } from './languageClient.js';
import { percentile } from './statistics.js';

/** How long it took from a keystroke to the diagnostics of the text with it, in milliseconds. */
export interface KeystrokeTimes {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What somebody types into. */
export interface TypedFile {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  /** Texts that occur in the file; letters are typed and taken back behind each of them in turn. */
  readonly places: readonly string[];
}

/** A fast typist's pause is ten times as long; what a server does between keystrokes has its time all the same. */
const PAUSE = 12;
const LETTERS = 'abcdefgh';

/**
 * Types letter by letter into an open file, takes the letters back, and asks for the diagnostics after each of them; the
 * first eighth of the keystrokes only warms the server up.
 * @param waiting milliseconds that the server waits by design before it looks at a change; taken off.
 */
export async function typeInto(
  client: LanguageClient,
  file: TypedFile,
  keystrokes: number,
  diagnosed: 'pulled' | 'pushed',
  waiting = 0,
): Promise<KeystrokeTimes> {
  const { connection } = client;
  const { uri, languageId, text } = file;
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version: 0, text },
  });
  if (diagnosed === 'pulled')
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  const times: number[] = [];
  for (let version = 1; version <= keystrokes; version++) {
    await pause(PAUSE);
    const start = performance.now();
    const published = diagnosed === 'pushed' ? nextPublished(client, uri) : undefined;
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [changeAt(file, version - 1)],
    });
    await (published ?? connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }));
    times.push(performance.now() - start - waiting);
  }
  const warm = times.slice(Math.ceil(keystrokes / 8));
  return { p50: percentile(warm, 0.5), p95: percentile(warm, 0.95), p99: percentile(warm, 0.99) };
}

function nextPublished(client: LanguageClient, uri: string): Promise<void> {
  return new Promise((resolve) => {
    client.onPublished = (about) => {
      if (about === uri) resolve();
    };
  });
}

/** The change of the keystroke with this number: eight letters in, the same eight out, then at the next place. */
export function changeAt(
  { text, places }: Pick<TypedFile, 'text' | 'places'>,
  number: number,
): ContentChange {
  const turn = number % (2 * LETTERS.length);
  const place = places[Math.floor(number / (2 * LETTERS.length)) % places.length] ?? '';
  const before = text.slice(0, text.indexOf(place) + place.length).split('\n');
  const line = before.length - 1;
  const character = before.at(-1)?.length ?? 0;
  const isTyping = turn < LETTERS.length;
  const typed = isTyping ? turn : 2 * LETTERS.length - turn - 1;
  const at = { line, character: character + typed };
  return isTyping
    ? { range: { start: at, end: at }, text: LETTERS[typed] ?? '' }
    : { range: { start: at, end: { line, character: at.character + 1 } }, text: '' };
}

/** An incremental change, as LSP has it. */
export interface ContentChange {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly text: string;
}
