import fc from 'fast-check';

/** A longer text is no more use: what takes long shows before. */
const MAX_LENGTH = 200_000;

/** Changes a text as people, programs and damage do. */
export type Mutation = (text: string) => string;

/** A place in ten thousandths of a text, so that a smaller text has it about where a larger one does. */
const place = fc.nat({ max: 9999 });
const few = fc.nat({ max: 40 });

/** Mutations that know what lines, words and numbers are. @param pieces what may come in from elsewhere. */
export function mutations(pieces: readonly string[]): fc.Arbitrary<Mutation> {
  const piece = fc.constantFrom(...pieces);
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(place, piece).map(insertPiece) },
    { weight: 6, arbitrary: fc.tuple(place, piece).map(replaceWord) },
    { weight: 4, arbitrary: fc.tuple(place, few).map(removeStretch) },
    { weight: 3, arbitrary: fc.tuple(place, place).map(copyLine) },
    { weight: 3, arbitrary: place.map(removeLine) },
    { weight: 2, arbitrary: fc.tuple(place, fc.boolean()).map(changeCase) },
    { weight: 2, arbitrary: fc.tuple(place, fc.constantFrom(...NUMBERS)).map(changeNumber) },
    { weight: 1, arbitrary: place.map(cutOff) },
    { weight: 1, arbitrary: fc.constantFrom('\n', '\r\n', '\r').map(changeLineEnds) },
    { weight: 1, arbitrary: fc.tuple(place, few, fc.integer({ min: 2, max: 60 })).map(repeatStretch) },
  );
}

const NUMBERS = [
  '0',
  '-1',
  '1',
  '4',
  '7',
  '16',
  '00',
  '65536',
  '4294967296',
  '99999999999999999999',
  '1e9',
  '0x1',
];

const placeIn = (text: string, at: number): number => Math.floor((text.length * at) / 10_000);

const insertPiece =
  ([at, piece]: readonly [number, string]): Mutation =>
  (text) =>
    replaced(text, placeIn(text, at), 0, piece);

const removeStretch =
  ([at, length]: readonly [number, number]): Mutation =>
  (text) =>
    replaced(text, placeIn(text, at), length, '');

const cutOff =
  (at: number): Mutation =>
  (text) =>
    text.slice(0, placeIn(text, at));

const changeLineEnds =
  (lineEnd: string): Mutation =>
  (text) =>
    text.replaceAll(/\r\n|\r|\n/g, lineEnd);

const repeatStretch =
  ([at, length, times]: readonly [number, number, number]): Mutation =>
  (text) => {
    const start = placeIn(text, at);
    const stretch = text.slice(start, start + length);
    return replaced(text, start, 0, stretch.repeat(times)).slice(0, MAX_LENGTH);
  };

const replaceWord =
  ([at, piece]: readonly [number, string]): Mutation =>
  (text) =>
    changeMatch(text, at, /[\w.:-]+/g, () => piece);

const changeCase =
  ([at, up]: readonly [number, boolean]): Mutation =>
  (text) =>
    changeMatch(text, at, /[\w.:-]+/g, (word) => (up ? word.toUpperCase() : word.toLowerCase()));

const changeNumber =
  ([at, number]: readonly [number, string]): Mutation =>
  (text) =>
    changeMatch(text, at, /\d+/g, () => number);

const copyLine =
  ([from, to]: readonly [number, number]): Mutation =>
  (text) => {
    const [line, start] = [lineAt(text, from), lineAt(text, to).index];
    return replaced(text, start, 0, line.text);
  };

const removeLine =
  (at: number): Mutation =>
  (text) => {
    const line = lineAt(text, at);
    return replaced(text, line.index, line.text.length, '');
  };

function replaced(text: string, start: number, length: number, by: string): string {
  return text.slice(0, start) + by + text.slice(start + length);
}

/** Changes what the pattern finds at a place or behind it. */
function changeMatch(text: string, at: number, pattern: RegExp, change: (found: string) => string): string {
  pattern.lastIndex = placeIn(text, at);
  const found = pattern.exec(text);
  return found ? replaced(text, found.index, found[0].length, change(found[0])) : text;
}

/** A line with its line end. */
function lineAt(text: string, at: number): { readonly text: string; readonly index: number } {
  const offset = placeIn(text, at);
  const index =
    offset === 0 ? 0 : Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const stop = /\r\n|\r|\n|$/g;
  stop.lastIndex = offset;
  const found = stop.exec(text);
  const end = found ? found.index + found[0].length : text.length;
  return { text: text.slice(index, end), index };
}

/** Mutations by which a text becomes long, to find what takes more than its share of time. */
export const growth: fc.Arbitrary<Mutation> = fc
  .tuple(place, few, fc.integer({ min: 500, max: 8000 }))
  .map(repeatStretch);
