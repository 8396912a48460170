import type { SemanticTokensLegend } from 'vscode-languageserver';
import type { Span } from '../../syntax/text.js';

/**
 * What a token is: all standard types, so that every editor and theme has a colour for them. `class` is a device,
 * `property` what is set of it, `keyword` a boolean or a directive, `enumMember` one of a setting's known values.
 */
export const TOKEN_TYPES = [
  'class',
  'property',
  'keyword',
  'string',
  'number',
  'enumMember',
  'comment',
  'operator',
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/**
 * What is more to say of it. `disabled`: the device is switched off, so the line counts for nothing; `shared`: the disk or bus
 * is one that nodes use together; `deprecated` is a standard one.
 */
export const TOKEN_MODIFIERS = ['disabled', 'deprecated', 'shared'] as const;
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

export const TOKEN_LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TOKEN_TYPES],
  tokenModifiers: [...TOKEN_MODIFIERS],
};

/** A stretch of one line. Tokens of a file stand in its order and do not overlap. */
export interface Token {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}
