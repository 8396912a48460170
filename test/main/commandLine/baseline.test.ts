import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { openToEverybody, vmxlintAsOrdinaryUser } from '../../faults/otherUser.js';
import { QUIET, UNQUOTED, VmxlintIn } from './vmxlintIn.js';

const BAD = `${QUIET}memsize = "1023"\n`;

describe('a baseline of vmxlint', () => {
  let lint: VmxlintIn;

  beforeEach(() => {
    lint = new VmxlintIn({ 'a/n.vmx': BAD, 'b/n.vmx': UNQUOTED });
    assert.equal(lint.run(['--baseline', 'known.json', '--update-baseline', '.']).status, 0);
  });
  afterEach(() => {
    lint.folder.remove();
  });

  const left = (...paths: string[]): readonly string[] => lint.findings('--baseline', 'known.json', ...paths);

  it('takes known findings out of report and exit code', () => {
    const { status, stdout } = lint.run(['--baseline', 'known.json', '.']);
    assert.deepEqual([status, stdout.trim()], [0, '0 errors, 0 warnings, 0 remarks in 2 files']);
    assert.deepEqual(lint.findings('.').length, 2);
  });

  it('still knows them on other lines, and tells what is new', () => {
    lint.folder.write('a/n.vmx', `# a comment\n\n${BAD}numvcpus = "two"\n`);
    assert.deepEqual(left('.'), ['a/n.vmx vmx-bad-integer']);
    assert.equal(lint.run(['--baseline', 'known.json', '.']).status, 1);
  });

  it('counts equal findings', () => {
    lint.folder.write('b/n.vmx', `${UNQUOTED}annotation = ""\nmemsize = 1024\n`);
    const all = lint.findings('b').filter((one) => one.includes('unquoted'));
    assert.deepEqual(
      left('b').filter((one) => one.includes('unquoted')),
      all.slice(1),
    );
  });

  it('is the same text for the same findings, sorted, and has no secret', () => {
    lint.folder.write('a/n.vmx', `${BAD}remoteDisplay.vnc.password = hunter2\n`);
    lint.run(['--baseline', 'known.json', '--update-baseline', '.']);
    const first = lint.read('known.json');
    lint.run(['--baseline', 'known.json', '--update-baseline', 'b', 'a']);
    assert.equal(lint.read('known.json'), first);
    assert.doesNotMatch(first, /hunter2/);
    const { findings } = JSON.parse(first) as { findings: { file: string; rule: string }[] };
    const order = findings.map(({ file, rule }) => `${file} ${rule}`);
    assert.deepEqual(order, [...order].sort());
  });

  it('keeps what it holds of files that were not looked at, and forgets files that are gone', () => {
    lint.folder.write('a/n.vmx', QUIET);
    lint.run(['--baseline', 'known.json', '--update-baseline', 'a']);
    assert.deepEqual(left('b'), []);
    lint.folder.write('a/n.vmx', BAD);
    assert.equal(left('a').length, 1, 'what was repaired is new again');
    lint.folder.delete('b');
    lint.run(['--baseline', 'known.json', '--update-baseline', 'a']);
    assert.doesNotMatch(lint.read('known.json'), /b\/n\.vmx/);
  });

  it('keeps what it holds of files in a folder that is closed to us', () => {
    const before = lint.read('known.json');
    openToEverybody(lint.folder);
    chmodSync(lint.path('known.json'), 0o666);
    chmodSync(lint.path('a'), 0);
    try {
      const { status } = vmxlintAsOrdinaryUser(
        lint.folder,
        ...['--baseline', 'known.json', '--update-baseline', '.'],
      );
      assert.equal(status, 2, 'what could not be read is told');
      assert.equal(lint.read('known.json'), before);
    } finally {
      chmodSync(lint.path('a'), 0o755);
    }
  });

  it('names files relative to itself', () => {
    lint.run(['--baseline', 'a/known.json', '--update-baseline', '.']);
    assert.deepEqual(
      (JSON.parse(lint.read('a/known.json')) as { findings: { file: string }[] }).findings.map(
        ({ file }) => file,
      ),
      ['../b/n.vmx', 'n.vmx'],
    );
  });

  it('may have gone through an editor that begins it with a byte order mark', () => {
    lint.run(['--baseline', 'known.json', '--update-baseline', '.']);
    lint.folder.write('known.json', `\ufeff${lint.read('known.json')}`);
    assert.match(lint.run(['--baseline', 'known.json', '.']).stdout, /^0 errors, 0 warnings, 0 remarks/);
  });

  it('must be one', () => {
    lint.folder.write('broken.json', '[');
    lint.folder.write('other.json', '{}');
    for (const [file, why] of [
      ['broken.json', /could not be read: it is not JSON\. Delete it, and --update-baseline/],
      ['other.json', /is no baseline of vmxlint\. Name another file;/],
      ['gone.json', /^vmxlint: There is no baseline .*; to begin one, add --update-baseline\.$/m],
      ['a', /^vmxlint: The baseline .* could not be read: it is a folder\.$/m],
    ] as const) {
      const { status, stderr } = lint.run(['--baseline', file, '.']);
      assert.equal(status, 2);
      assert.match(stderr, why);
    }
  });
});
