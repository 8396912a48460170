import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { SessionClient } from '../session/client.js';
import { edit, question, type FileName, type Step } from '../session/steps.js';
import { realTexts, type Kind } from '../texts/realTexts.js';
import type { FuzzTarget } from '../target.js';

interface LongSessionInput {
  /** The edits follow from it. */
  readonly seed: number;
  readonly edits: number;
}

/** In bytes: what the heap may grow by, whatever the number of edits. Answers that are remembered take about half of it. */
const MAX_GROWTH = 10 * 1024 * 1024;

/** Longer texts of the project are whole disk images. */
const MAX_FIRST = 5000;

/** Characters that the edited files have in the mean at least: who keeps something of each text then keeps much. */
const MIN_MEAN_LENGTH = 500;

const FIRST: ReadonlyMap<FileName, string> = new Map([
  ['one.vmx', firstText('vmx', 0)],
  ['two.vmx', firstText('vmx', 1)],
  ['three.vmc', firstText('vmc', 0)],
  ['disk.vmdk', firstText('vmdk', 0)],
  ['vmxlint.json', firstText('json', 0)],
]);

/** The longest real text, or one in front of it. */
function firstText(kind: Kind, before: number): string {
  const texts = realTexts(kind).filter(({ length }) => length <= MAX_FIRST);
  return texts.at(-1 - before) ?? assert.fail(`too few texts of ${kind}`);
}

/** Many edits of a few files, with questions in between: the state is right in the end, and the heap as large as before. */
export const longSession: FuzzTarget<LongSessionInput> = {
  name: 'long-session',
  share: 0,
  seconds: 600,
  inputs: fc.record({ seed: fc.nat(), edits: fc.constant(10_000) }),
  check: async ({ seed, edits }) => {
    const client = await SessionClient.start(FIRST);
    const steps = stepsOf(seed, edits);
    const warmUp = Math.floor(steps.length / 5);
    await takeAll(client, steps.slice(0, warmUp));
    await client.state();
    const before = await heap();
    const mean = await takeAll(client, steps.slice(warmUp));
    const state = await client.state();
    const growth = (await heap()) - before;
    const fresh = await client.fresh();
    assert.deepEqual(state, await fresh.state());
    client.end();
    fresh.end();
    assert.ok(growth < MAX_GROWTH, `${edits} edits left ${growth} bytes in the heap`);
    assert.ok(mean > MIN_MEAN_LENGTH, `the edited files had ${mean} characters, too few to leave a trace`);
  },
};

/** @returns how many characters a file had in the mean after an edit. */
async function takeAll(client: SessionClient, steps: readonly Step[]): Promise<number> {
  let [sum, edits] = [0, 0];
  for (const one of steps) {
    await client.take(one);
    if (one.do !== 'edit') continue;
    const length = client.shownLength(one.file);
    sum += length;
    edits++;
    const first = FIRST.get(one.file) ?? '';
    if (length < first.length / 2) await client.take({ do: 'replace', file: one.file, text: first });
  }
  return sum / edits;
}

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
