import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { unifiedDiff } from '../../../server/src/main/commandLine/repair/unifiedDiff.js';
import { applyEdits, type TextEdit } from '../../../server/src/syntax/text.js';
import { QUIET, QUOTED, UNQUOTED, VmxlintIn } from './vmxlintIn.js';

describe('vmxlint --diff', () => {
  let lint: VmxlintIn;

  beforeEach(() => {
    lint = new VmxlintIn({ 'a/n.vmx': UNQUOTED, 'b/n.vmx': QUIET });
  });
  afterEach(() => {
    lint.folder.remove();
  });

  it('shows what --fix would write, and writes nothing', () => {
    const { stdout, stderr, status } = lint.run(['--diff', '.']);
    assert.equal(
      stdout,
      `--- a/a/n.vmx
+++ b/a/n.vmx
@@ -1,4 +1,4 @@
 config.version = "8"
 virtualHW.version = "7"
 guestOS = "other"
-memsize = 1024
+memsize = "1024"
`,
    );
    assert.equal(stderr, 'a/n.vmx: would be repaired: Put the value in quotes [vmx-unquoted-value]\n');
    assert.equal(status, 0, 'a hint fails nobody');
    assert.equal(lint.run(['--diff', '--fail-on', 'hint', '.']).status, 1);
    assert.equal(lint.read('a/n.vmx'), UNQUOTED);
  });

  it('can be read where the file is UTF-16, as Virtual Server writes it', () => {
    const lines = ['<preferences><hardware><memory>', '<ram_size type="text">512</ram_size>'];
    const text = `\uFEFF${lines.join('\n')}\n</memory></hardware></preferences>\n`;
    lint.folder.write('a/n.vmc', Buffer.from(text, 'utf16le'));
    const { stdout } = lint.run(['--diff', '--unsafe-fixes', 'a/n.vmc']);
    assert.match(stdout, /^-<ram_size type="text">512<\/ram_size>\n\+<ram_size type="integer">512</m);
  });

  it('takes the unsafe repairs in when asked', () => {
    lint.folder.write('a/n.vmx', `${QUIET}ethernet0.present = "yes"\n`);
    assert.equal(lint.run(['--diff', '.']).stdout, '');
    assert.match(lint.run(['--diff', '--unsafe-fixes', '.']).stdout, /^\+ethernet0\.present = "TRUE"$/m);
  });

  it('tells how many unsafe repairs it does not show, whatever counts as failed', () => {
    const told = /^vmxlint: 1 more finding can be repaired: --diff --unsafe-fixes shows how\.$/m;
    assert.doesNotMatch(lint.run(['--diff', '.']).stderr, told);
    lint.folder.write('a/n.vmx', `${QUIET}ethernet0.present = "yes"\n`);
    for (const limit of ['never', 'hint'])
      assert.match(lint.run(['--diff', '--fail-on', limit, '.']).stderr, told);
    assert.doesNotMatch(lint.run(['--diff', '--unsafe-fixes', '.']).stderr, told);
  });

  it('can be applied by git, whatever the encoding and the line ends', () => {
    const text = Buffer.from(UNQUOTED.replaceAll('\n', '\r\n') + 'displayName = "K\u00fche"', 'latin1');
    lint.folder.write('a/n.vmx', text);
    const { stdout } = lint.run(['--diff', '.'], { encoding: 'latin1' });
    const git = spawnSync('git', ['apply', '-'], {
      cwd: lint.folder.path,
      input: Buffer.from(stdout, 'latin1'),
      encoding: 'utf8',
    });
    assert.equal(git.stderr, '');
    assert.equal(lint.bytes('a/n.vmx').toString('latin1'), text.toString('latin1').replace('1024', '"1024"'));
  });

  it('can be applied whatever the name of the file', () => {
    const names = [
      'Windows Server 2003, Node 1.vmx',
      '"q" \\n.vmx',
      'two\nlines "\\.vmx',
      'a\tb 2001-01-01.vmx',
    ];
    for (const name of names) lint.folder.write(`a/${name}`, UNQUOTED);
    const { stdout } = lint.run(['--diff', '.']);
    assert.ok(
      stdout.includes('--- a/a/Windows Server 2003, Node 1.vmx\t\n'),
      'as GNU diff ends it for patch',
    );
    const git = spawnSync('git', ['apply', '-'], {
      cwd: lint.folder.path,
      input: stdout,
      encoding: 'utf8',
    });
    assert.equal(git.status, 0, git.stderr);
    for (const name of names) assert.equal(lint.read(`a/${name}`), QUOTED, name);
  });

  it('shows no secret', () => {
    lint.folder.write('a/n.vmx', `${UNQUOTED}remoteDisplay.vnc.password = "hunter2"\n`);
    const { stdout, stderr } = lint.run(['--diff', '.']);
    assert.match(stdout, /^ remoteDisplay\.vnc\.password = "\*\*\*"$/m);
    assert.doesNotMatch(stdout + stderr, /hunter2/);
    assert.match(stderr, /secrets are shown as \*\*\*/);
  });

  it('goes to a file when one is named', () => {
    assert.equal(lint.run(['--diff', '--output', 'repair.diff', 'a']).stdout, '');
    assert.match(lint.read('repair.diff'), /^\+memsize = "1024"$/m);
    assert.equal(lint.read('a/n.vmx').replace('1024', '"1024"'), QUOTED);
  });
});

describe('unified diff', () => {
  const numbers = (count: number): string =>
    Array.from({ length: count }, (_one, index) => `line ${index + 1}\n`).join('');
  const replace = (text: string, from: string, to: string): TextEdit => {
    const start = text.indexOf(from);
    return { span: { start, end: start + from.length }, newText: to };
  };

  it('keeps changes that are far from each other in hunks of their own', () => {
    const text = numbers(20);
    const edits = [replace(text, 'line 2\n', ''), replace(text, 'line 15\n', 'one\ntwo\n')];
    assert.equal(
      unifiedDiff('x', text, edits),
      `--- a/x
+++ b/x
@@ -1,5 +1,4 @@
 line 1
-line 2
 line 3
 line 4
 line 5
@@ -12,7 +11,8 @@
 line 12
 line 13
 line 14
-line 15
+one
+two
 line 16
 line 17
 line 18
`,
    );
  });

  it('says where the last line has no end, and fills empty files', () => {
    assert.equal(
      unifiedDiff('x', 'a', [{ span: { start: 1, end: 1 }, newText: '\nb' }]),
      '--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n',
    );
    assert.equal(
      unifiedDiff('x', '', [{ span: { start: 0, end: 0 }, newText: 'b\n' }]),
      '--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+b\n',
    );
    assert.equal(unifiedDiff('x', 'a\n', [{ span: { start: 0, end: 1 }, newText: 'a' }]), '');
  });

  it('turns the old text into the new one under patch, for every pair of changes', () => {
    const text = numbers(9);
    for (let first = 1; first <= 8; first++) {
      for (const second of [first + 1, 9]) {
        const edits = [replace(text, `line ${first}\n`, 'x\ny\n'), replace(text, `line ${second}\n`, '')];
        const diff = unifiedDiff('f', text, first === second ? edits.slice(0, 1) : edits);
        assert.equal(patched(text, diff), applyEdits(text, first === second ? edits.slice(0, 1) : edits));
      }
    }
  });
});

/** What a reader of unified diffs makes of one. */
function patched(text: string, diff: string): string {
  const old = text.match(/[^\n]*\n/g) ?? [];
  const result: string[] = [];
  let at = 0;
  for (const line of (diff.match(/[^\n]*\n/g) ?? []).slice(2)) {
    const head = /^@@ -(\d+)/.exec(line);
    if (head) while (at < Number(head[1]) - 1) result.push(old[at++]!);
    else if (line.startsWith('+')) result.push(line.slice(1));
    else {
      assert.equal(line.slice(1), old[at]);
      if (line.startsWith(' ')) result.push(old[at]!);
      at++;
    }
  }
  return [...result, ...old.slice(at)].join('');
}
