import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UNQUOTED, VmxlintIn } from './vmxlintIn.js';

const VMXLINT = fileURLToPath(new URL('../../../server/bin/vmxlint.js', import.meta.url));

describe('the output of vmxlint', () => {
  let lint: VmxlintIn;

  beforeEach(() => {
    lint = new VmxlintIn({ 'n.vmx': UNQUOTED });
  });
  afterEach(() => {
    lint.folder.remove();
  });

  /** A run in which one of its streams is a file that can only be read. */
  function runWithout(stream: 'stdout' | 'stderr', args: readonly string[], input = '') {
    const unwritable = openSync(lint.path('n.vmx'), 'r');
    try {
      return spawnSync(process.execPath, [VMXLINT, ...args], {
        cwd: lint.folder.path,
        encoding: 'utf8',
        input,
        stdio: ['pipe', stream === 'stdout' ? unwritable : 'pipe', stream === 'stderr' ? unwritable : 'pipe'],
      });
    } finally {
      closeSync(unwritable);
    }
  }

  it('may be closed by its reader before anything is written', async () => {
    const run = spawn(process.execPath, [VMXLINT, '.'], { cwd: lint.folder.path });
    run.stdout.destroy();
    let told = '';
    run.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    const ended: unknown[] = await once(run, 'close');
    assert.deepEqual([...ended, told], [0, null, '']);
  });

  for (const args of [['.'], ['rules'], ['explain', 'vmx-bom'], ['--help'], ['--version'], ['init']])
    it(`of ${args.join(' ')} that cannot be written is told, and is no finding`, () => {
      const { status, stderr } = runWithout('stdout', args);
      assert.equal(status, 2);
      assert.match(stderr, /^vmxlint: standard output could not be written: .*\n$/);
    });

  it('of commands may go to a file, which may be impossible', () => {
    for (const args of [['rules'], ['explain', 'vmx-bom']]) {
      assert.equal(lint.run([...args, '--output', 'out.txt']).status, 0);
      assert.equal(lint.read('out.txt'), lint.run(args).stdout);
      const { status, stderr } = lint.run([...args, '--output', 'no/such/folder']);
      assert.equal(status, 2);
      assert.match(stderr, /^vmxlint: no\/such\/folder could not be written/);
    }
  });

  it('that stands aside does not keep a repair from being written', () => {
    const repaired = runWithout('stderr', ['--fix', '--stdin-filename', 'n.vmx', '-'], UNQUOTED);
    assert.match(repaired.stdout, /^memsize = "1024"$/m);
    assert.equal(repaired.status, 2, 'the report is lost');
    assert.equal(runWithout('stderr', ['--fix', '.']).status, 0);
    assert.match(lint.read('n.vmx'), /^memsize = "1024"$/m);
  });

  it('on standard error lets no name and no word of a setting steer the terminal or begin a line', () => {
    const evil = 'x\u001B[2J\n::error::y';
    lint.folder.write('c.json', JSON.stringify({ [evil]: 1 }));
    for (const args of [
      ['--diff', `${evil}.vmx`],
      ['--graph', 'dot', `${evil}.vmx`],
      ['--baseline', 'known.json', '--update-baseline', `${evil}.vmx`],
      ['--baseline', evil, '.'],
      ['--output', `no/${evil}`, '.'],
      ['--config', 'c.json', '.'],
      [`--${evil}`],
    ]) {
      const { status, stderr } = lint.run(args);
      assert.equal(status, 2);
      assert.match(stderr, /x\\x1b\[2J\\x0a::error::y/, args.join(' '));
      assert.doesNotMatch(stderr, /^::|\u001B/m);
    }
  });
});
