import fc from 'fast-check';
import { growth, mutations, type Mutation } from './mutations.js';
import { CLUSTER_LINES, oddPieces } from './pieces.js';
import { linesOf, realTexts, wordsOf, type Kind } from './realTexts.js';

/** Longer files of the project cost more time than they find. */
const MAX_REAL = 20_000;

/** Texts of a kind: real ones, and real lines in a new order, with up to eight mutations. */
export function texts(kind: Kind): fc.Arbitrary<string> {
  const real = realTexts(kind).filter(({ length }) => length <= MAX_REAL);
  const lines = linesOf(real);
  const extra = kind === 'vmx' ? CLUSTER_LINES : [];
  const pieces = [...oddPieces(kind), ...lines, ...wordsOf(real), ...extra];
  const changes = fc.array(mutations([...oddPieces(kind), ...oddPieces(kind), ...pieces]), { maxLength: 8 });
  return fc.tuple(bases(real, [...lines, ...extra]), changes).map(mutated);
}

/** Texts of a kind in which a stretch is repeated thousands of times. */
export function longTexts(kind: Kind): fc.Arbitrary<string> {
  return fc.tuple(texts(kind), fc.array(growth, { minLength: 1, maxLength: 2 })).map(mutated);
}

function bases(real: readonly string[], lines: readonly string[]): fc.Arbitrary<string> {
  const shuffled = fc
    .tuple(fc.array(fc.constantFrom(...lines), { maxLength: 25 }), fc.constantFrom('\n', '\r\n', '\r'))
    .map(([some, lineEnd]) => some.join(lineEnd));
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...real) },
    { weight: 3, arbitrary: shuffled },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  );
}

const mutated = ([text, changes]: readonly [string, readonly Mutation[]]): string =>
  changes.reduce((now, change) => change(now), text);
