import { findKey } from '../../knowledge/vmxKeys.js';
import { isTemplate } from '../../machine/template.js';
import { applyEdits, type Span, type TextEdit } from '../../syntax/text.js';
import { invisibleIn, leadingBlanks, trailingBlanks, withoutInvisible } from '../../syntax/vmx/invisible.js';
import { parse } from '../../syntax/vmx/parse.js';
import { isPrivateKey } from '../../machine/vmx/privateKey.js';

/**
 * Where a line holds characters that nobody sees: in what is meant as its `key`, between the equals sign and the value
 * (`before`), behind the value (`behind`), at an end of it inside the quotes (`value`), or in a line that looks `empty`.
 */
export type InvisiblePlace = 'key' | 'before' | 'behind' | 'value' | 'empty';

export interface InvisibleCharacters {
  readonly place: InvisiblePlace;
  /** The first of them, `U+00A0` for instance. */
  readonly character: string;
  /** As it is meant; empty where the line looks empty. */
  readonly key: string;
  readonly span: Span;
  /** Takes all of them out of the line. */
  readonly edits: readonly TextEdit[];
  /** True where the line has a mistake only without them: a quote that they stood in front of does not end with the value. */
  readonly hidesMistake: boolean;
}

/** True for a text with such characters anywhere: hardly any has them. */
export const hasInvisible = (text: string): boolean => invisibleIn(text) !== undefined;

/** Those of a line that VMware reads in another way than a person does. In free text they are text like any other. */
export function invisibleCharacters(text: string, line: Span): InvisibleCharacters | undefined {
  const whole = text.slice(line.start, line.end);
  const character = invisibleIn(whole);
  if (character === undefined || isTemplate(whole)) return undefined;
  const equals = whole.indexOf('=');
  if (equals === -1) {
    const isEmpty = leadingBlanks(whole) === whole;
    return isEmpty
      ? {
          place: 'empty',
          character,
          key: '',
          span: line,
          edits: [{ span: line, newText: '' }],
          hidesMistake: false,
        }
      : undefined;
  }
  const name = whole.slice(0, equals);
  const key = withoutInvisible(name).trim();
  if (key === '' || /[\s"#]/.test(key) || isPrivateKey(key)) return undefined;
  const pieces = [...inKey(name, key), ...aroundValue(whole, equals + 1, key)].flatMap((piece) => {
    const one = invisibleIn(whole.slice(piece.start, piece.end));
    return one === undefined ? [] : [{ ...piece, character: one }];
  });
  const [first] = pieces;
  if (!first) return undefined;
  const isKey = first.place === 'key';
  const from = isKey ? 0 : equals + 1;
  const rest = whole.slice(from);
  const blanks = rest.length - rest.replace(/^[ \t]+/, '').length;
  return {
    place: first.place,
    character: first.character,
    key,
    span: { start: line.start + from + blanks, end: isKey ? line.start + equals : line.end },
    edits: pieces.map(({ start, end, newText }) => ({
      span: { start: line.start + start, end: line.start + end },
      newText,
    })),
    hidesMistake: mistakesIn(whole) < mistakesIn(applyEdits(whole, pieces.map(toEdit))),
  };
}

interface Piece {
  readonly place: InvisiblePlace;
  /** In the line. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

const toEdit = ({ start, end, newText }: Piece): TextEdit => ({ span: { start, end }, newText });

const mistakesIn = (line: string): number => parse(line).errors.length;

function inKey(name: string, key: string): Piece[] {
  const newText = trailingBlanks(name) === '' ? key : `${key} `;
  return [{ place: 'key', start: 0, end: name.length, newText }];
}

function aroundValue(whole: string, from: number, key: string): Piece[] {
  const gap = leadingBlanks(whole.slice(from));
  const start = from + gap.length;
  const before: Piece = { place: 'before', start: from, end: start, newText: ' ' };
  if (whole.charAt(start) === '"') return [before, ...quoted(whole, start, key)];
  return isFreeText(key) ? [] : [before, ...bare(whole, start, key)];
}

function quoted(whole: string, start: number, key: string): Piece[] {
  const closing = whole.indexOf('"', start + 1);
  if (closing === -1) return [];
  const rest = whole.slice(closing + 1);
  const blanks = leadingBlanks(rest);
  const next = rest.charAt(blanks.length);
  const behind: Piece[] =
    next === '' || next === '#'
      ? [
          {
            place: 'behind',
            start: closing + 1,
            end: closing + 1 + blanks.length,
            newText: next === '' ? '' : ' ',
          },
        ]
      : [];
  return [...behind, ...atEnds(whole, { start: start + 1, end: closing }, key, '')];
}

function bare(whole: string, start: number, key: string): Piece[] {
  const hash = whole.indexOf('#', start);
  return hash === -1
    ? atEnds(whole, { start, end: whole.length }, key, '')
    : atEnds(whole, { start, end: hash }, key, ' ');
}

const isFreeText = (key: string): boolean => (findKey(key)?.type ?? 'string') === 'string';

/**
 * Of a value that is a word, a number or a file: nothing else ends in a character that counts and that nobody sees.
 * @param gap what stays between the value and what follows it.
 */
function atEnds(whole: string, { start, end }: Span, key: string, gap: '' | ' '): Piece[] {
  if (isFreeText(key)) return [];
  const value = whole.slice(start, end);
  const leading = leadingBlanks(value);
  if (leading === value) return [];
  return [
    { place: 'value', start, end: start + leading.length, newText: '' },
    { place: 'value', start: end - trailingBlanks(value).length, end, newText: gap },
  ];
}
