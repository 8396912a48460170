import assert from 'node:assert/strict';
import { translationTables } from '../../scripts/phrases.mjs';
import { ENGLISH, translatedBy } from '../../server/src/l10n/language.js';
import { eitherInWords, inWords, say } from '../../server/src/l10n/phrase.js';

const german = translatedBy(Object.assign({}, ...translationTables('de').values()) as Record<string, string>);
const MANY = 'a b c d e f g h i j'.split(' ');

describe('Names in one sentence', () => {
  for (const [names, together, oneOf] of [
    [[], '', ''],
    [['a'], 'a', 'a'],
    [['a', say`the file is missing`], 'a and the file is missing', 'a or the file is missing'],
    [['a', 'b', 'c'], 'a, b and c', 'a, b or c'],
    [MANY, 'a, b, c, d, e, f, g, h and 2 others', 'a, b, c, d, e, f, g, h and 2 others'],
  ] as const) {
    it(`are "${together}", or "${oneOf}" where one of them is meant`, () => {
      assert.equal(ENGLISH(inWords(names)), together);
      assert.equal(ENGLISH(eitherInWords(names)), oneOf);
    });
  }

  it('stand so in German too', () => {
    assert.equal(german(inWords(['a', 'b', say`the file is missing`])), 'a, b und die Datei fehlt');
    assert.equal(german(eitherInWords(['a', 'b', say`the file is missing`])), 'a, b oder die Datei fehlt');
    assert.equal(german(inWords(MANY)), 'a, b, c, d, e, f, g, h und noch 2');
  });
});
