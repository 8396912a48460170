import assert from 'node:assert/strict';
import { remembered, rememberedOf } from '../../server/src/syntax/remembered.js';

/** A remembered question, and how often its answer was worked out. */
function counted(): { lengthOf: (text: string) => number; times: () => number } {
  let times = 0;
  const lengthOf = remembered((text) => {
    times++;
    return text.length;
  });
  return { lengthOf, times: () => times };
}

describe('What is asked of every file', () => {
  it('is worked out once for each text', () => {
    const { lengthOf, times } = counted();
    assert.deepEqual(['a', 'scsi0', 'a', 'scsi0'].map(lengthOf), [1, 5, 1, 5]);
    assert.equal(times(), 2);
  });

  it('is worked out anew for long texts, which do not come again', () => {
    const { lengthOf, times } = counted();
    const long = 'a'.repeat(1000);
    assert.deepEqual([lengthOf(long), lengthOf(long)], [1000, 1000]);
    assert.equal(times(), 2);
  });

  it('stays right when there are more texts than are remembered', () => {
    const { lengthOf } = counted();
    const texts = Array.from({ length: 50_000 }, (_, index) => String(index));
    assert.deepEqual(
      [...texts, ...texts].map(lengthOf),
      [...texts, ...texts].map(({ length }) => length),
    );
  });
});

/** Something that is asked about, its two questions, and how often they were answered. */
function thing(text: string) {
  let times = 0;
  const asked = { text };
  const lengthOf = rememberedOf((one: { readonly text: string }) => {
    times++;
    return one.text.length;
  });
  const firstOf = rememberedOf((one: { readonly text: string }) => {
    times++;
    return one.text.at(0);
  });
  return { asked, lengthOf, firstOf, times: () => times };
}

describe('What many ask of one thing', () => {
  it('is worked out once for each question, also where the answer is that there is none', () => {
    const { asked, lengthOf, firstOf, times } = thing('');
    assert.deepEqual([lengthOf(asked), firstOf(asked)], [0, undefined]);
    assert.deepEqual([lengthOf(asked), firstOf(asked)], [0, undefined]);
    assert.equal(times(), 2);
  });

  it('is worked out anew for a changed copy', () => {
    const { asked, lengthOf } = thing('scsi0');
    assert.equal(lengthOf(asked), 5);
    assert.equal(lengthOf({ ...asked, text: 'ide' }), 3);
  });

  it('is not seen on the thing', () => {
    const { asked, lengthOf } = thing('scsi0');
    lengthOf(asked);
    assert.deepEqual(asked, { text: 'scsi0' });
    assert.equal(JSON.stringify(asked), '{"text":"scsi0"}');
  });
});
