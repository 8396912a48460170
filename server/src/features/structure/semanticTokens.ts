import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { Span } from '../../syntax/text.js';
import type { Feature } from '../feature.js';
import { aboutMachine, type MachineDocument } from '../machineDocument.js';
import { encodeTokens, tokenEdits } from './encodeTokens.js';
import { TOKEN_LEGEND, type Token } from './tokenLegend.js';
import { vmcTokens } from './vmcTokens.js';
import { vmxTokens } from './vmxTokens.js';

/** Colours by meaning: devices, disabled ones, shared ones, settings that are old. */
export const SEMANTIC_TOKENS: Feature = {
  capabilities: ({ semanticTokens }) =>
    semanticTokens
      ? { semanticTokensProvider: { legend: TOKEN_LEGEND, full: { delta: true }, range: true } }
      : {},
  answer(connection, server) {
    const answers = new TokenAnswers();
    const full = aboutMachine<SemanticTokensParams, SemanticTokens>(
      connection,
      server,
      'semantic tokens',
      'file',
      (document) => answers.full(document),
    );
    const delta = aboutMachine<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
      connection,
      server,
      'changed semantic tokens',
      'file',
      (document, { previousResultId }) => answers.since(document, previousResultId),
    );
    const range = aboutMachine<SemanticTokensRangeParams, SemanticTokens>(
      connection,
      server,
      'semantic tokens of a range',
      'file',
      (document, { range: { start, end } }) => {
        const { places } = document;
        const span = { start: places.offset(start), end: places.offset(end) };
        return { data: encodeTokens(tokensOf(document, span), places) };
      },
    );
    const { semanticTokens } = connection.languages;
    semanticTokens.on(async (params, token) => (await full(params, token)) ?? { data: [] });
    semanticTokens.onDelta(async (params, token) => (await delta(params, token)) ?? { data: [] });
    semanticTokens.onRange(async (params, token) => (await range(params, token)) ?? { data: [] });
  },
};

/** The tokens of a file, or of the part of it that a span touches. */
export function tokensOf({ machine, text }: MachineDocument, range?: Span): Token[] {
  const { source } = machine;
  const span = range ?? { start: 0, end: text.length };
  return source.format === 'vmx'
    ? vmxTokens(machine, source.tree, span)
    : vmcTokens(machine, source.tree, span);
}

/** Keeps the last answer about each open document, so that the next one need only say what has changed. */
export class TokenAnswers {
  readonly #last = new Map<string, { readonly resultId: string; readonly data: number[] }>();
  #count = 0;

  full(document: MachineDocument): SemanticTokens {
    this.#forgetClosed(document);
    const answer = {
      resultId: String(++this.#count),
      data: encodeTokens(tokensOf(document), document.places),
    };
    if (document.session.document(document.uri)) this.#last.set(document.uri, answer);
    return answer;
  }

  /** Everything where the answer of that name is not the last one any more. */
  since(document: MachineDocument, previous: string): SemanticTokens | SemanticTokensDelta {
    const before = this.#last.get(document.uri);
    const now = this.full(document);
    if (before?.resultId !== previous) return now;
    return { resultId: String(this.#count), edits: tokenEdits(before.data, now.data) };
  }

  /** Documents that were closed since the last question. */
  #forgetClosed({ session }: MachineDocument): void {
    for (const uri of this.#last.keys()) if (!session.document(uri)) this.#last.delete(uri);
  }
}
