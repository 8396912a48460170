import fc from 'fast-check';

const PARTS = [
  ...[
    '*',
    '**',
    '?',
    '/',
    '.',
    'a',
    'vmx',
    '*.vmx',
    'node',
    ' ',
    '!',
    '\\',
    '-',
    ',',
    '..',
    'deep',
    '0',
    '9',
  ],
  ...['[', ']', '[a-z]', '[!a]', '[^', '[[:alpha:]]', '{', '}', '{a,b}', '{1..9}', '{a..', '{1..100000}'],
  ...[
    '(',
    ')',
    '+(',
    '*(',
    '?(',
    '@(',
    '!(',
    '|',
    '(a|b)',
    '+(a|b)',
    '+(a)*',
    '*(*)',
    '(a+)+',
    '$',
    '^',
    '\0',
    'ä',
  ],
];

/** Globs of up to 40 parts, most of them no sensible ones. */
const odd = fc
  .array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 40 })
  .map((parts) => parts.join(''));

/** Stars between letters: each may stand for any stretch of a long name, and the end decides that none of them fits. */
const starry = fc
  .tuple(
    fc.constantFrom('*a', '*a*', '**/a*', '?*', '*[a-z]', '*(a|aa)', '+(a*)', '{a,*a}*'),
    fc.integer({ min: 2, max: 30 }),
    fc.constantFrom('b', '.vmx', '/', ''),
  )
  .map(([part, times, end]) => part.repeat(times) + end);

/** Globs as nobody writes them, and some that take many steps to match. */
export const globs: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: odd },
  { weight: 1, arbitrary: starry },
);
