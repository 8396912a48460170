import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver';
import type { Span, TextEdit } from '../syntax/text.js';
import type { TextEdit as LspTextEdit } from 'vscode-languageserver';

/**
 * Offsets of a text as LSP positions and back. A byte order mark is in the text that was read from a disk, but not in
 * what an editor shows: positions do not count it.
 */
export class Places {
  readonly #document: TextDocument;
  readonly #mark: number;

  constructor(text: string) {
    this.#mark = text.startsWith('\uFEFF') ? 1 : 0;
    this.#document = TextDocument.create('', '', 0, text.slice(this.#mark));
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  position(offset: number): Position {
    return this.#document.positionAt(Math.max(offset - this.#mark, 0));
  }

  offset(position: Position): number {
    return this.#document.offsetAt(position) + this.#mark;
  }

  edit({ span, newText }: TextEdit): LspTextEdit {
    return { range: this.range(span), newText };
  }
}
