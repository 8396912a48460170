import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { SessionClient } from '../session/client.js';
import { edit, question, type Step } from '../session/steps.js';
import { realTexts } from '../texts/realTexts.js';
import type { FuzzTarget } from '../target.js';

interface LongSessionInput {
  /** The edits follow from it. */
  readonly seed: number;
  readonly edits: number;
}

/** In bytes: what the heap may grow by, whatever the number of edits; a few texts of the most characters fit in. */
const MAX_GROWTH = 8 * 1024 * 1024;

/** Many edits of a few files, with questions in between: the state is right in the end, and the heap as large as before. */
export const longSession: FuzzTarget<LongSessionInput> = {
  name: 'long-session',
  share: 0,
  seconds: 600,
  inputs: fc.record({ seed: fc.nat(), edits: fc.constant(10_000) }),
  check: async ({ seed, edits }) => {
    const client = await SessionClient.start([
      ['one.vmx', realTexts('vmx')[100] ?? ''],
      ['two.vmx', realTexts('vmx')[50] ?? ''],
      ['three.vmc', realTexts('vmc')[10] ?? ''],
      ['disk.vmdk', realTexts('vmdk')[0] ?? ''],
    ]);
    const steps = stepsOf(seed, edits);
    const warmUp = Math.floor(steps.length / 5);
    for (const one of steps.slice(0, warmUp)) await client.take(one);
    await client.state();
    const before = await heap();
    for (const one of steps.slice(warmUp)) await client.take(one);
    const state = await client.state();
    const growth = (await heap()) - before;
    const fresh = await client.fresh();
    assert.deepEqual(state, await fresh.state());
    client.end();
    fresh.end();
    assert.ok(growth < MAX_GROWTH, `${edits} edits left ${growth} bytes in the heap`);
  },
};

/** After every tenth edit a question, of which the client always waits for the answer. */
function stepsOf(seed: number, edits: number): readonly Step[] {
  const questions = fc.sample(question, { seed, numRuns: Math.ceil(edits / 10) });
  return fc.sample(edit, { seed, numRuns: edits }).flatMap((one, index) => {
    const asked = index % 10 === 9 ? questions[Math.floor(index / 10)] : undefined;
    return asked?.do === 'ask' ? [one, { ...asked, waits: true }] : [one];
  });
}

/** Bytes in use behind everything that is no longer needed. */
async function heap(): Promise<number> {
  // With the flag --expose-gc it is there at once; the tests run without.
  setFlagsFromString('--expose-gc');
  const collect = (globalThis.gc ?? runInNewContext('gc')) as () => void;
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}
