import assert from 'node:assert/strict';
import { loadGrammar, tokenizeLines, type Language } from './tokenize.js';

const LENGTH = 10_000;

// A regular expression that backtracks shows itself on long runs of one piece, above all when the end is missing.
const PIECES: Readonly<Record<Language, readonly string[]>> = {
  vmx: [
    ' ',
    '\t',
    'a',
    '0',
    '.',
    ':',
    '=',
    '#',
    '"',
    '|',
    '{',
    '%',
    '$',
    '-',
    '\0',
    '“',
    'a ',
    'a.',
    'a=',
    'scsi1:0.',
  ],
  vmc: [
    ' ',
    'a',
    '<',
    '>',
    '&',
    '-',
    '"',
    '</',
    '<a',
    '<a>',
    '&a',
    '<!--',
    'a="b" ',
    ' type="integer"',
    'a - -',
  ],
  vmdk: [' ', '\t', 'a', '0', '.', '=', '#', '"', '\0', 'a ', 'a.', 'a=', ' "', 'RW 1 ', '1 '],
};
const HEADS: Readonly<Record<Language, readonly string[]>> = {
  vmx: [
    '',
    'a = ',
    'a = "',
    'a = "b" ',
    'a ',
    '# ',
    '# vmxlint ',
    '{%',
    '{{',
    'a = {{',
    'a = "{{',
    'a = "${',
    '%%',
  ],
  vmc: [
    '',
    '<a ',
    '<a b="',
    '<a type="boolean">',
    '<a type="integer">',
    '<!--',
    '<![CDATA[',
    '<?xml ',
    '&',
    '</a',
  ],
  vmdk: ['', 'a = ', 'a = "', 'a = "b" ', 'a ', '# ', 'RW ', 'RW 1 FLAT ', 'RW 1 FLAT "', 'RW 1 FLAT "b" 0 '],
};

for (const language of ['vmx', 'vmc', 'vmdk'] satisfies Language[]) {
  describe(`long lines of ${language}`, () => {
    for (const head of HEADS[language]) {
      it(`are read to their end behind ${JSON.stringify(head)}`, async () => {
        const grammar = await loadGrammar(language);
        for (const piece of PIECES[language]) {
          const text = (head + piece.repeat(LENGTH)).slice(0, LENGTH);
          const [line] = tokenizeLines(grammar, [text]);
          assert.ok(line?.complete, piece);
          assert.ok(
            (line.tokens.at(-1)?.endIndex ?? 0) >= LENGTH,
            `${JSON.stringify(piece)}: text without a token`,
          );
        }
      });
    }
  });
}
