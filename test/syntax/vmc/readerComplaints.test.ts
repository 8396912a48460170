import assert from 'node:assert/strict';
import { Parser } from 'xml2js';
import { ENGLISH } from '../../../server/src/l10n/language.js';
import { explain } from '../../../server/src/syntax/vmc/complaints.js';
import { parse } from '../../../server/src/syntax/vmc/parse.js';

describe('mistakes in a .vmc that the XML reader tells otherwise than expected', () => {
  it('are told of a bare & also in a text that uses every character which could stand for it', () => {
    const used = Array.from({ length: 0xf900 - 0xe000 }, (_, index) => String.fromCharCode(0xe000 + index));
    const text = `<a>${used.join('')} R&D</a>`;
    // The XML reader takes the < behind it for text then, and misses the closing tag: that is no mistake of its own.
    assert.deepEqual(
      parse(text).errors.map(({ span }) => text.slice(span.start, span.end)),
      ['&D<'],
    );
  });

  it('are told also where the XML reader complains in words that nobody here knows', () => {
    const place = { text: '<a>1</a>', markup: 0, at: 3, rootSeen: true };
    const { error, about } = explain('Something new', place);
    assert.deepEqual([ENGLISH(error.message), about], ['This is not well-formed XML.', 'text']);
    assert.deepEqual(error.span, { start: 3, end: 4 });
  });

  it('are told where the XML reader itself breaks off', () => {
    const whole = Object.getOwnPropertyDescriptor(Parser.prototype, 'parseString') ?? assert.fail();
    const fails = () => assert.fail('a mistake of the reader');
    Object.defineProperty(Parser.prototype, 'parseString', { ...whole, value: fails });
    try {
      const [error] = parse('<a/>').errors;
      assert.equal(error && ENGLISH(error.message), 'The file cannot be read from here on.');
    } finally {
      Object.defineProperty(Parser.prototype, 'parseString', whole);
    }
  });
});
