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
export const globs: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 40 })
  .map((parts) => parts.join(''));
