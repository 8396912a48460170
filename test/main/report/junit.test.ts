import assert from 'node:assert/strict';
import { parseStringPromise } from 'xml2js';
import { junitReport } from '../../../server/src/main/report/junit.js';
import { CLEAN, lintedFolder } from './lintedFolder.js';

interface Case {
  readonly $: { readonly name: string; readonly classname: string };
  readonly failure?: readonly {
    readonly _: string;
    readonly $: { readonly type: string; readonly message: string };
  }[];
  readonly error?: readonly { readonly $: { readonly message: string } }[];
  readonly skipped?: readonly { readonly $: { readonly message: string } }[];
  readonly 'system-out'?: readonly string[];
}

interface JUnit {
  readonly testsuites: {
    readonly $: Readonly<Record<string, string>>;
    readonly testsuite: readonly {
      readonly $: Readonly<Record<string, string>>;
      readonly testcase: readonly Case[];
    }[];
  };
}

async function read(
  files: Readonly<Record<string, string>>,
  ...paths: string[]
): Promise<JUnit['testsuites']> {
  const xml = junitReport(await lintedFolder(files, ...paths));
  return ((await parseStringPromise(xml)) as JUnit).testsuites;
}

/** Each test case on a line: its file, its name and how it went. */
function outcomes({ testsuite }: JUnit['testsuites']): readonly string[] {
  return testsuite.flatMap(({ $, testcase }) =>
    testcase.map(
      (one) => `${$.name ?? ''}: ${one.$.name}: ${one.failure ? 'failed' : one.error ? 'error' : 'passed'}`,
    ),
  );
}

describe('The JUnit report', () => {
  it('has a suite for each file: findings fail, clean files pass, unreadable ones are errors', async () => {
    const files = {
      'bad.vmx': `${CLEAN}memsize = "512"\nmemsize = "1024"\n`,
      'clean.vmx': CLEAN,
      'remark.vmx': `${CLEAN}memsize = 512\n`,
    };
    const suites = await read(files, '.', 'missing.vmx');
    assert.deepEqual(outcomes(suites), [
      'bad.vmx: vmx-duplicate-key, line 5, column 1: failed',
      'clean.vmx: no findings: passed',
      'remark.vmx: vmx-unquoted-value, line 4, column 11: passed',
      'missing.vmx: readable: error',
    ]);
    assert.deepEqual(suites.$, { name: 'vmxlint', tests: '4', failures: '1', errors: '1', skipped: '0' });
    assert.deepEqual(
      suites.testsuite.map(({ $: { tests, failures, errors } }) => [tests, failures, errors]),
      [
        ['1', '1', '0'],
        ['1', '0', '0'],
        ['1', '0', '0'],
        ['1', '0', '1'],
      ],
    );
  });

  it('says in a failure what, where and how grave', async () => {
    const suites = await read({ 'bad.vmx': `${CLEAN}memsize = "512"\nmemsize = "1024"\n` });
    const failure = suites.testsuite[0]?.testcase[0]?.failure?.[0];
    assert.equal(failure?.$.type, 'error');
    assert.match(failure.$.message, /^memsize is written 2 times, with different values: "512", "1024"\./);
    assert.equal(failure._, `bad.vmx:5:1: error: ${failure.$.message}`);
  });

  it('says of a file that is ignored that it was skipped, not that it passed', async () => {
    const suites = await read({
      'clean.vmx': CLEAN,
      'old/bad.vmx': `${CLEAN}memsize = "512"\nmemsize = "1024"\n`,
      'vmxlint.json': '{ "ignore": ["old/**"] }',
    });
    const [clean, ignored] = suites.testsuite;
    assert.deepEqual(clean?.testcase[0]?.skipped, undefined);
    assert.equal(ignored?.testcase[0]?.$.name, 'not checked');
    assert.equal(ignored.testcase[0].skipped?.[0]?.$.message, 'ignored by vmxlint.json');
    assert.deepEqual(
      [suites.$, clean?.$, ignored.$].map((counts) => [counts?.tests, counts?.skipped]),
      [
        ['2', '1'],
        ['1', '0'],
        ['1', '1'],
      ],
    );
  });

  it('keeps what a remark says with the test that passed', async () => {
    const suites = await read({ 'a.vmx': `${CLEAN}memsize = 512\n` });
    assert.match(
      suites.testsuite[0]?.testcase[0]?.['system-out']?.[0] ?? '',
      /^a\.vmx:4:11: hint: The value of memsize/,
    );
  });

  it('is well-formed whatever files and names hold', async () => {
    const suites = await read({ 'a&<"\u001B>.vmx': `${CLEAN}<\u0000]]>&\u0008\uFFFE\n` });
    assert.deepEqual(
      outcomes(suites).map((line) => line.split(':')[0]),
      ['a&<"\uFFFD>.vmx'],
    );
  });
});
