import { MarkupContent } from 'vscode-languageserver';
import { hoverAt } from '../../server/src/features/hover/hover.js';
import type { Files } from '../lintFiles.js';
import { cursorIn, type SessionOptions } from './editorSession.js';

/** A client that takes plain text only. */
const PLAIN: SessionOptions = { capabilities: {} };

/** What a hover at the mark `$0` says in plain text, line by line; none where nothing is said. */
export async function hoverLines(files: Files): Promise<readonly string[]> {
  return (await hoverText(files, PLAIN)).split('\n').filter((line) => line !== '');
}

/** What a hover at the mark `$0` says, as the client gets it; empty where nothing is said. */
export async function hoverText(files: Files, options: SessionOptions = {}): Promise<string> {
  const { document, offset } = await cursorIn(files, options);
  const contents = (await hoverAt(document, offset))?.contents;
  return MarkupContent.is(contents) ? contents.value : '';
}

/** The characters that a hover at the mark `$0` is about. */
export async function hoveredText(files: Files): Promise<string> {
  const { document, offset, text } = await cursorIn(files);
  const range = (await hoverAt(document, offset))?.range;
  return range ? text.slice(document.places.offset(range.start), document.places.offset(range.end)) : '';
}
