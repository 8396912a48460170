// Inputs that once broke a promise, and a few new ones of every kind. `npm run fuzz` tries many more.
import assert from 'node:assert/strict';
import { checkInTime, hunt } from '../../fuzz/hunt.js';
import { keptFailures } from '../../fuzz/keptFailures.js';
import { TARGETS } from '../../fuzz/targets.js';

/** The same inputs every time; whoever wants others says so. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 7);

/** How many fit into half a second, by the name of the target. */
const RUNS: Readonly<Record<string, number>> = {
  vmx: 200,
  vmc: 40,
  vmdk: 400,
  disk: 300,
  settings: 200,
  lint: 12,
  session: 12,
};

/** Edits of the one long session. */
const EDITS = 10_000;

/** In milliseconds, for a computer that is slow and has much else to do: `seconds` of the target counts what is computed. */
const PATIENCE = 600_000;

const targetNamed = (name: string) =>
  TARGETS.find((target) => target.name === name) ?? assert.fail(`there is no target ${name}`);

describe('Whatever comes in', () => {
  for (const [name, runs] of Object.entries(RUNS)) {
    it(`${name}: ${runs} inputs keep all promises`, async () => {
      const failure = await hunt(targetNamed(name), SEED, runs, false);
      assert.equal(failure, undefined, failure && `${failure.message}\n${JSON.stringify(failure.input)}`);
    });
  }

  it(`${EDITS} edits of a session leave the right state and no memory behind`, async () => {
    await checkInTime(targetNamed('long-session'), { seed: SEED, edits: EDITS }, false);
  }).timeout(PATIENCE);

  it('every target is tried', () => {
    assert.deepEqual(
      TARGETS.map(({ name }) => name),
      [...Object.keys(RUNS), 'long-session'],
    );
    assert.equal(
      TARGETS.reduce((sum, { share }) => sum + share, 0),
      1000,
    );
  });
});

describe('Inputs that once broke a promise', () => {
  for (const [file, { target, input }] of keptFailures()) {
    it(file, async () => {
      await checkInTime(targetNamed(target), input, true);
    });
  }
});
