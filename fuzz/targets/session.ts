import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SessionClient } from '../session/client.js';
import { step, type Step } from '../session/steps.js';
import type { FuzzTarget } from '../target.js';
import { texts } from '../texts/texts.js';

interface SessionInput {
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/**
 * Whatever somebody does, the server knows in the end what one knows that was told of the end alone. Only that an editor
 * showed a file in a wrong encoding it remembers longer: the sign that told of it may be edited away.
 */
export const session: FuzzTarget<SessionInput> = {
  name: 'session',
  share: 4,
  seconds: 10,
  inputs: fc
    .record({
      files: fc.record(
        {
          'one.vmx': texts('vmx'),
          'two.vmx': texts('vmx'),
          'three.vmc': texts('vmc'),
          'disk.vmdk': texts('vmdk'),
        },
        { requiredKeys: ['one.vmx'] },
      ),
      steps: fc.array(step, { maxLength: 40 }),
    })
    .filter((input) => !JSON.stringify(input).includes('\uFFFD')),
  check: async ({ files, steps }) => {
    const client = await SessionClient.start(Object.entries(files));
    for (const one of steps) await client.take(one);
    const fresh = await client.fresh();
    try {
      assert.deepEqual(await client.state(), await fresh.state());
    } finally {
      client.end();
      fresh.end();
    }
  },
};
