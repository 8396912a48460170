import assert from 'node:assert/strict';
import { explanationOf, explanations } from '../../server/src/knowledge/vmxExplanations.js';
import { findKey, vmxKeys } from '../../server/src/knowledge/vmxKeys.js';
import { askedKeys } from './askedKeys.js';

describe('explanations of settings', () => {
  it('are there for every setting that a rule reads', async () => {
    const { known, unknown } = await askedKeys();
    assert.ok(known.size > 80, `${known.size} settings are read`);
    assert.deepEqual(
      [...unknown].map(([key, place]) => `${key}, read by ${place}`),
      [],
      'add these settings to server/src/knowledge/vmxKeys.json, and explain them',
    );
    const lacking = [...known].filter(([pattern]) => !explanations().has(pattern));
    assert.deepEqual(
      lacking.map(([pattern, place]) => `${pattern}, read by ${place}`),
      [],
      'write an explanation into server/src/knowledge/vmxExplanations.json',
    );
  });

  it('are two whole sentences or more', () => {
    for (const [pattern, text] of explanations()) {
      const sentences = text.split(/(?<=[.?!]) (?=[A-Z0-9"])/);
      assert.ok(sentences.length >= 2, pattern);
      assert.match(text, /^[A-Z0-9].*\.$/, pattern);
      assert.doesNotMatch(text, / {2}|\.\.|[\u2013\u2014]/, pattern);
    }
  });

  it('explain settings that exist', () => {
    const known = new Set(vmxKeys().map(({ pattern }) => pattern.text));
    assert.deepEqual(
      [...explanations().keys()].filter((pattern) => !known.has(pattern)),
      [],
      'add these settings to server/src/knowledge/vmxKeys.json',
    );
  });

  it('are answered for a key of a file, else its short description', () => {
    const of = (key: string): string => {
      const known = findKey(key);
      return known ? explanationOf(known) : '';
    };
    assert.match(of('SCSI1.SHAREDBUS'), /mode of the whole controller/);
    assert.match(of('disk.locking'), /needs FALSE in every node/);
    assert.equal(of('hpet0.present'), 'High precision timer');
  });
});
