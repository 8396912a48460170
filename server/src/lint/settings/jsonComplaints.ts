import { printParseErrorCode, type ParseErrorCode } from 'jsonc-parser';
import { say, type Phrase } from '../../l10n/phrase.js';

/** What the JSON reader complains about, by the names of its codes. Source: jsonc-parser 3, ParseErrorCode. */
const COMPLAINTS: Readonly<Record<ReturnType<typeof printParseErrorCode>, Phrase>> = {
  InvalidSymbol: say`invalid symbol`,
  InvalidNumberFormat: say`invalid number format`,
  PropertyNameExpected: say`property name expected`,
  ValueExpected: say`value expected`,
  ColonExpected: say`colon expected`,
  CommaExpected: say`comma expected`,
  CloseBraceExpected: say`close brace expected`,
  CloseBracketExpected: say`close bracket expected`,
  EndOfFileExpected: say`end of file expected`,
  InvalidCommentToken: say`invalid comment token`,
  UnexpectedEndOfComment: say`unexpected end of comment`,
  UnexpectedEndOfString: say`unexpected end of string`,
  UnexpectedEndOfNumber: say`unexpected end of number`,
  InvalidUnicode: say`invalid unicode`,
  InvalidEscapeCharacter: say`invalid escape character`,
  InvalidCharacter: say`invalid character`,
  '<unknown ParseErrorCode>': say`it cannot be read here`,
};

/** A complaint of the JSON reader in words, to stand behind a colon. */
export function jsonComplaint(code: ParseErrorCode): Phrase {
  return COMPLAINTS[printParseErrorCode(code)];
}
