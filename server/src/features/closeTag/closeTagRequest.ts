import type { CancellationToken, TextDocumentPositionParams } from 'vscode-languageserver';
import type { Feature } from '../feature.js';
import { aboutMachine } from '../machineDocument.js';
import { closingTagAt } from './closingTag.js';

/**
 * Asks, right after `>` or `</` was typed in a `.vmc`, for the closing tag that belongs there. The protocol has no such
 * request of its own; our client sends this one.
 */
const CLOSE_TAG_REQUEST = 'vmx/closeTag';

interface CloseTagAnswer {
  /** What to insert at the position; null for nothing. */
  readonly text: string | null;
  /** True: the text is a snippet, whose `$0` keeps the cursor in front of the tag. */
  readonly isSnippet: boolean;
}

const NOTHING: CloseTagAnswer = { text: null, isSnippet: false };

/** The closing of tags while they are typed. */
export const CLOSE_TAG: Feature = {
  capabilities: () => ({}),

  answer(connection, server) {
    const answer = aboutMachine(
      connection,
      server,
      'closing a tag',
      'file',
      ({ machine, text, places }, { position }: TextDocumentPositionParams): CloseTagAnswer => {
        if (machine.source.format !== 'vmc') return NOTHING;
        const closing = closingTagAt(text, places.offset(position));
        return { text: closing.text ?? null, isSnippet: closing.isSnippet };
      },
    );
    connection.onRequest(
      CLOSE_TAG_REQUEST,
      async (params: TextDocumentPositionParams, token: CancellationToken) =>
        (await answer(params, token)) ?? NOTHING,
    );
  },
};
