import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver';
import { sortEdits, type Span, type TextEdit } from '../syntax/text.js';
import type { TextEdit as LspTextEdit } from 'vscode-languageserver';
import { offsetAfter, unitsIn, type PositionEncoding } from './positionEncoding.js';

/**
 * Offsets of a text as LSP positions and back. A byte order mark is in the text that was read from a disk, but not in
 * what an editor shows: positions do not count it.
 */
export class Places {
  readonly #document: TextDocument;
  readonly #text: string;
  readonly #mark: number;
  readonly #encoding: PositionEncoding;

  /** @param encoding the units in which positions count characters, as agreed with the client. */
  constructor(text: string, encoding: PositionEncoding = 'utf-16') {
    this.#mark = text.startsWith('\uFEFF') ? 1 : 0;
    this.#text = text.slice(this.#mark);
    this.#document = TextDocument.create('', '', 0, this.#text);
    this.#encoding = encoding;
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  position(offset: number): Position {
    const position = this.#document.positionAt(Math.max(offset - this.#mark, 0));
    if (this.#encoding === 'utf-16') return position;
    const start = this.#lineStart(position.line);
    const before = this.#text.slice(start, start + position.character);
    return { line: position.line, character: unitsIn(before, this.#encoding) };
  }

  offset(position: Position): number {
    if (this.#encoding === 'utf-16') return this.#document.offsetAt(position) + this.#mark;
    const start = this.#lineStart(position.line);
    const line = this.#text.slice(start, this.#lineStart(position.line + 1));
    const character = offsetAfter(line, position.character, this.#encoding);
    // The document keeps the place inside the line, in front of its line end.
    return this.#document.offsetAt({ line: position.line, character }) + this.#mark;
  }

  /** The length of a stretch inside one line, in the units of positions. */
  length({ start, end }: Span): number {
    return unitsIn(this.#text.slice(Math.max(start - this.#mark, 0), end - this.#mark), this.#encoding);
  }

  /**
   * Edits of the whole text, in the order that the protocol demands of edits at one place: inserts before the one that
   * replaces. Clients that carry them out one after the other lose an insert otherwise.
   */
  edits(edits: readonly TextEdit[]): LspTextEdit[] {
    return sortEdits(edits).map(({ span, newText }) => ({ range: this.range(span), newText }));
  }

  #lineStart(line: number): number {
    return this.#document.offsetAt({ line, character: 0 });
  }
}
