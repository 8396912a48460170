import assert from 'node:assert/strict';
import { hasItsDigits, readPattern, shapeOf, spelledLike } from '../../server/src/knowledge/keyPattern.js';
import { ENGLISH } from '../../server/src/l10n/language.js';
import {
  isAllowedNumber,
  rangesInWords,
  readAllowedNumbers,
} from '../../server/src/knowledge/numberRange.js';

describe('patterns of keys', () => {
  it('have the shape of their keys', () => {
    for (const [pattern, key] of [
      ['scsi<0-3>:<0-64>.fileName', 'SCSI1:12.filename'],
      ['monitor.debugOnStartGuest32', 'monitor.debugonstartguest32'],
      ['usb:<n>.port', 'usb:7.port'],
    ] as const)
      assert.equal(readPattern(pattern).shape, shapeOf(key));
  });

  it('tell numbers of devices from digits of the name', () => {
    assert.deepEqual(readPattern('efi64.x<0-3>').numbers, [{ literal: '64' }, { min: 0, max: 3 }]);
    assert.ok(hasItsDigits(readPattern('efi64.x<0-3>'), 'EFI64.x9'));
    assert.ok(!hasItsDigits(readPattern('efi64.x<0-3>'), 'efi32.x1'));
    assert.ok(!hasItsDigits(readPattern('bios440.filename'), 'bios.filename'));
  });

  it('are spelled with the numbers of a key', () => {
    assert.equal(
      spelledLike(readPattern('scsi<0-3>:<0-64>.fileName'), 'SCSI01:12.FILENAME'),
      'scsi01:12.fileName',
    );
    assert.equal(spelledLike(readPattern('efi64.x<0-3>'), 'efi64.X2'), 'efi64.x2');
    assert.equal(spelledLike(readPattern('memsize'), 'MEMSIZE'), 'memsize');
  });

  it('take signs in a name as they are', () => {
    const free = readPattern('a.b-c(d).<name>').free;
    assert.equal(free?.prefix, 'a.b-c(d).');
    assert.ok(free.expression.test('a.b-c(d).x'));
    assert.ok(!free.expression.test('axb-c(d).x'));
  });
});

describe('ranges of numbers', () => {
  const cases: readonly (readonly [
    text: string,
    inside: readonly number[],
    outside: readonly number[],
    words: string,
  ])[] = [
    ['0..100', [0, 100], [-1, 101], '0 to 100'],
    ['-1..', [-1, 1e12], [-2], '-1 or more'],
    ['..5', [-9, 5], [6], '5 or less'],
    ['0..0', [0], [-1, 1], 'only 0'],
    ['1..2|7..|unlimited', [1, 2, 7], [0, 3], '1 to 2 or 7 or more'],
    ['', [-1e15, 0, 1e15], [], 'any number'],
  ];
  for (const [text, inside, outside, words] of cases) {
    it(`${text || '(nothing)'}: ${words}`, () => {
      const allowed = readAllowedNumbers(text);
      assert.ok(inside.every((number) => isAllowedNumber(allowed, number)));
      assert.ok(!outside.some((number) => isAllowedNumber(allowed, number)));
      assert.equal(ENGLISH(rangesInWords(allowed)), words);
      assert.deepEqual(allowed.words, text.includes('unlimited') ? ['unlimited'] : []);
    });
  }
});
