import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import type { Format } from '../../server/src/rules/rule.js';
import { decodeFile, decodeUtf8, knownEncoding, shownAs } from '../../server/src/workspace/encoding.js';

/** One byte a character: ASCII as it is, single bytes written as `\xNN`. */
function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** UTF-16LE, a byte order mark only where the text has one. */
function utf16le(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf16le'));
}

interface Case {
  readonly title: string;
  readonly content: Uint8Array;
  readonly format?: Format;
  readonly text: string;
  readonly encoding: string;
  /** What the reason for not saving says; nothing where every byte is kept. */
  readonly unsafe?: RegExp;
}

const CASES: readonly Case[] = [
  { title: 'ASCII', content: bytes('a = "1"'), text: 'a = "1"', encoding: 'utf-8' },
  { title: 'UTF-8 that nothing declares', content: bytes('\xc3\xbc'), text: 'ü', encoding: 'utf-8' },
  {
    title: 'UTF-8 with a byte order mark, which stays in the text',
    content: bytes('\xef\xbb\xbfa = "\xc3\xbc"'),
    text: '\uFEFFa = "ü"',
    encoding: 'utf-8',
  },
  {
    title: 'UTF-8 with bytes that are none',
    content: bytes('.encoding = "UTF-8"\na = "\xfc"'),
    text: '.encoding = "UTF-8"\na = "\uFFFD"',
    encoding: 'utf-8',
    unsafe: /says it is UTF-8, but some of its bytes are not/,
  },
  {
    title: 'windows-1252',
    content: bytes('.encoding = "windows-1252"\na = "\xfc\x80\x93"'),
    text: '.encoding = "windows-1252"\na = "ü€“"',
    encoding: 'windows-1252',
  },
  {
    title: 'windows-1252 with a byte that it does not have',
    content: bytes('.encoding = "windows-1252"\na = "\x81"'),
    text: '.encoding = "windows-1252"\na = "\u0081"',
    encoding: 'windows-1252',
    unsafe: /says it is windows-1252/,
  },
  {
    title:
      'windows-1252 that an editor has saved as UTF-8, with a quote that ends in a byte it does not have',
    content: bytes('.encoding = "windows-1252"\na = \xe2\x80\x9cb\xe2\x80\x9d'),
    text: '.encoding = "windows-1252"\na = â€œbâ€\u009D',
    encoding: 'windows-1252',
    unsafe: /says it is windows-1252, but its bytes are UTF-8.* write \.encoding = "UTF-8"\.$/,
  },
  {
    title: 'windows-1252 that nothing declares',
    content: bytes('a = "\xfc"'),
    text: 'a = "ü"',
    encoding: 'windows-1252',
  },
  {
    title: 'neither UTF-8 nor windows-1252, and nothing declared',
    content: bytes('a = "\x81"'),
    text: 'a = "\u0081"',
    encoding: 'windows-1252',
    unsafe: /names no \.encoding/,
  },
  {
    title: 'GBK',
    content: bytes('.encoding = "GBK"\na = "\xc4\xe3"'),
    text: '.encoding = "GBK"\na = "你"',
    encoding: 'gbk',
  },
  {
    title: 'GBK whose bytes are valid UTF-8 too',
    content: bytes('.encoding = "GBK"\na = "\xce\xbb"'),
    text: '.encoding = "GBK"\na = "位"',
    encoding: 'gbk',
  },
  {
    title: 'Shift_JIS with a backslash as second byte',
    content: bytes('.encoding = "Shift_JIS"\na = "\x83\x5c"'),
    text: '.encoding = "Shift_JIS"\na = "ソ"',
    encoding: 'shift_jis',
  },
  {
    title: 'an encoding far down, without quotes, in capitals and indented',
    content: bytes('a = "\xce\xbb"\n  .ENCODING = gbk # as the host\n'),
    text: 'a = "位"\n  .ENCODING = gbk # as the host\n',
    encoding: 'gbk',
  },
  {
    title: 'an encoding in a comment is none',
    content: bytes('# .encoding = "GBK"\na = "\xce\xbb"'),
    text: '# .encoding = "GBK"\na = "λ"',
    encoding: 'utf-8',
  },
  {
    title: 'an unknown encoding over ASCII',
    content: bytes('.encoding = "cp850"\na = "1"'),
    text: '.encoding = "cp850"\na = "1"',
    encoding: 'windows-1252',
  },
  {
    title: 'an unknown encoding over more',
    content: bytes('.encoding = "cp850"\na = "\xe1"'),
    text: '.encoding = "cp850"\na = "á"',
    encoding: 'windows-1252',
    unsafe: /"cp850" is not known here/,
  },
  {
    title: 'an encoding in typographic quotes, of UTF-8',
    content: bytes('.encoding = \xe2\x80\x9cUTF-8\xe2\x80\x9d\n'),
    text: '.encoding = “UTF-8”\n',
    encoding: 'utf-8',
  },
  {
    title: 'an encoding in typographic quotes, of windows-1252',
    content: bytes('.encoding = \x93windows-1252\x94\n'),
    text: '.encoding = “windows-1252”\n',
    encoding: 'windows-1252',
  },
  {
    title: 'UTF-16LE with a byte order mark',
    content: utf16le('\uFEFF<a>ü</a>'),
    format: 'vmc',
    text: '\uFEFF<a>ü</a>',
    encoding: 'utf-16le',
  },
  {
    title: 'UTF-16LE without one',
    content: utf16le('<a>ü</a>'),
    format: 'vmc',
    text: '<a>ü</a>',
    encoding: 'utf-16le',
  },
  {
    title: 'UTF-16LE that ends in half a character',
    content: utf16le('\uFEFF<a/>').subarray(0, -1),
    format: 'vmc',
    text: '\uFEFF<a/\uFFFD',
    encoding: 'utf-16le',
    unsafe: /says it is utf-16le/,
  },
  { title: 'an empty file', content: bytes(''), text: '', encoding: 'utf-8' },
];

describe('The encoding of a file', () => {
  for (const { title, content, format = 'vmx', text, encoding, unsafe } of CASES) {
    it(title, () => {
      const decoded = decodeFile(content, format);
      assert.deepEqual({ text: decoded.text, encoding: decoded.encoding }, { text, encoding });
      if (unsafe) assert.match(decoded.unsafeToSave ? ENGLISH(decoded.unsafeToSave) : '', unsafe);
      else assert.equal(decoded.unsafeToSave, undefined);
    });
  }

  it('what a .vmc says of .encoding in its text is no declaration', () => {
    assert.equal(decodeFile(bytes('<a>\n.encoding = "GBK"\n</a>'), 'vmc').encoding, 'utf-8');
  });

  it('knows encodings by all names of the standard, and says when it knows none', () => {
    assert.deepEqual(['UTF8', 'Shift_JIS', 'big5', 'cp1252', 'cp850', ''].map(knownEncoding), [
      'utf-8',
      'shift_jis',
      'big5',
      'windows-1252',
      undefined,
      undefined,
    ]);
  });
});

describe('What an editor shows of a file', () => {
  const judged = (content: Uint8Array, shown: string, format: Format = 'vmx'): string =>
    shownAs(shown, decodeUtf8(content), decodeFile(content, format));
  const gbk = bytes('.encoding = "GBK"\na = "\xce\xbb"\n');
  const latin = bytes('.encoding = "windows-1252"\na = "B\xfcro"\n');
  const head = '.encoding = "GBK"\n';

  const table: readonly (readonly [string, Uint8Array, string, string])[] = [
    ['the right text', gbk, `${head}a = "位"\n`, 'right'],
    ['the right text with other line ends', gbk, `${head}a = "位"\n`.replaceAll('\n', '\r\n'), 'right'],
    ['UTF-8, although it is valid', gbk, `${head}a = "λ"\n`, 'wrong'],
    ['an edited text that may be either', gbk, `${head}a = "1"\n`, 'unclear'],
    ['replaced characters', latin, decodeUtf8(latin), 'wrong'],
    ['replaced characters after an edit', latin, `${decodeUtf8(latin)}b = "2"\n`, 'wrong'],
    ['a text without the byte order mark', bytes('\xef\xbb\xbfa = "1"\n'), 'a = "1"\n', 'right'],
    [
      'a character that was lost in the file itself',
      bytes('a = "\xef\xbf\xbd"\n'),
      'a = "\uFFFD"\n',
      'right',
    ],
  ];
  for (const [title, content, shown, expected] of table) {
    it(`${title}: ${expected}`, () => {
      assert.equal(judged(content, shown), expected);
    });
  }

  it('UTF-16LE read as UTF-8 is wrong, read as UTF-16LE right', () => {
    const content = utf16le('<a>ü</a>\r\n');
    assert.equal(judged(content, decodeUtf8(content), 'vmc'), 'wrong');
    assert.equal(judged(content, '<a>ü</a>\n', 'vmc'), 'right');
  });
});
