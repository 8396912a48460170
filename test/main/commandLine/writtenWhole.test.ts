import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { QUIET, UNQUOTED, VmxlintIn } from './vmxlintIn.js';
import { openToEverybody, vmxlintAsOrdinaryUser } from '../../faults/otherUser.js';

const VMXLINT = fileURLToPath(new URL('../../../server/bin/vmxlint.js', import.meta.url));

const UPDATE = ['--baseline', 'known.json', '--update-baseline', 'a'];

describe('files that vmxlint writes over', () => {
  let lint: VmxlintIn;

  beforeEach(() => {
    lint = new VmxlintIn({ 'a/n.vmx': UNQUOTED });
    assert.equal(lint.run(UPDATE).status, 0);
  });
  afterEach(() => {
    lint.folder.remove();
  });

  /** A run that may write no file of more than 512 or 1024 bytes, as if the disk were full then. */
  const runOnFullDisk = (...args: readonly string[]) =>
    spawnSync('sh', ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, VMXLINT, ...args], {
      cwd: lint.folder.path,
      encoding: 'utf8',
      input: `${UNQUOTED}${'# remark\n'.repeat(500)}`,
    });

  it('hold what they held when the disk is full, and nothing lies beside them', () => {
    const before = lint.read('known.json');
    for (let number = 0; number < 20; number++) lint.folder.write(`a/b/${number}.vmx`, UNQUOTED);
    const { status, stderr } = runOnFullDisk(...UPDATE);
    assert.equal(status, 2);
    assert.match(stderr, /^vmxlint: the baseline could not be written: /);
    assert.equal(lint.read('known.json'), before);
    const repaired = runOnFullDisk('--fix', '--stdin-filename', 'a/n.vmx', '-', '--output', 'a/n.vmx');
    assert.equal(repaired.status, 2);
    assert.equal(lint.read('a/n.vmx'), UNQUOTED);
    assert.deepEqual(readdirSync(lint.folder.path).sort(), ['a', 'known.json']);
    assert.deepEqual(readdirSync(lint.path('a')).sort(), ['b', 'n.vmx']);
  });

  it('keep their mode, and a link stays a link', () => {
    chmodSync(lint.path('known.json'), 0o640);
    symlinkSync('known.json', lint.path('link.json'));
    lint.folder.write('a/n.vmx', QUIET);
    for (const name of ['known.json', 'link.json']) {
      assert.equal(lint.run(['--baseline', name, '--update-baseline', 'a']).status, 0);
      assert.equal(statSync(lint.path('known.json')).mode & 0o777, 0o640);
    }
    assert.ok(lstatSync(lint.path('link.json')).isSymbolicLink());
    assert.doesNotMatch(lint.read('known.json'), /unquoted/);
  });

  it('are written where their folder takes no new file, and not where they are write-protected', () => {
    openToEverybody(lint.folder);
    lint.folder.write('a/n.vmx', QUIET);
    chmodSync(lint.folder.path, 0o555);
    try {
      chmodSync(lint.path('known.json'), 0o444);
      assert.equal(vmxlintAsOrdinaryUser(lint.folder, ...UPDATE).status, 2);
      assert.match(lint.read('known.json'), /unquoted/);
      chmodSync(lint.path('known.json'), 0o666);
      assert.equal(vmxlintAsOrdinaryUser(lint.folder, ...UPDATE).status, 0);
      assert.doesNotMatch(lint.read('known.json'), /unquoted/);
    } finally {
      openToEverybody(lint.folder);
    }
  });
});
