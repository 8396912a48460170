import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeEscapes, encodeEscapes } from '../../../server/src/syntax/vmx/escape.js';
import { parse } from '../../../server/src/syntax/vmx/parse.js';

describe('Escapes of .vmx values', () => {
  for (const [written, value] of [
    ['line 1|0Aline 2', 'line 1\nline 2'],
    ['say |22hi|22', 'say "hi"'],
    ['a|7Cb|7cc', 'a|b|c'],
    ['100% |', '100% |'],
    ['a|b|0', 'a|b|0'],
    ['|G0|0G', '|G0|0G'],
    ['|7C22', '|22'],
    ['back\\"slash', 'back\\"slash'],
  ] as const) {
    it(`${JSON.stringify(written)} means ${JSON.stringify(value)}`, () => {
      assert.equal(decodeEscapes(written), value);
    });
  }

  it('are written for what VMware writes them for, and for nothing else', () => {
    assert.equal(encodeEscapes('"|\n\r\0\u007F'), '|22|7C|0A|0D|00|7F');
    assert.equal(encodeEscapes("tab\t ü # ' = \\ \u00A0 😀"), "tab\t ü # ' = \\ \u00A0 😀");
  });

  it('count in unquoted values as well', () => {
    assert.equal(parse('a = b|20c').tree.only('a')?.value, 'b c');
  });

  it('bring back every value, which then stands on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const { tree, errors } = parse(`a = "${encodeEscapes(value)}"`);
        assert.equal(errors.length, 0);
        assert.equal(tree.only('a')?.value, value);
      }),
    );
  });
});
