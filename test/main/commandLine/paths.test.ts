import assert from 'node:assert/strict';
import { QUIET, UNQUOTED, VmxlintIn } from './vmxlintIn.js';

const DESCRIPTOR = `# Disk DescriptorFile
version=1
CID=fffffffe
parentCID=ffffffff
createType="monolithicFlat"

# Extent description
RW 4096 FLAT "gone-flat.vmdk" 0

# The Disk Data Base
ddb.adapterType = "lsilogic"
`;

describe('paths of vmxlint', () => {
  let lint: VmxlintIn;

  beforeEach(() => {
    lint = new VmxlintIn({
      'one/a.vmx': UNQUOTED,
      'one/deep/b.vmx': UNQUOTED,
      'two/c.vmx': UNQUOTED,
      'two/notes.txt': 'nothing',
      'two/disk.vmdk': DESCRIPTOR,
      'two/disk-flat.vmdk': 'KDMV\0\0\0',
    });
  });
  afterEach(() => {
    lint.folder.remove();
  });

  const files = (...args: readonly string[]): readonly string[] =>
    lint.findings(...args).map((one) => one.split(' ')[0]!);

  it('are files and folders, several of them, each file once', () => {
    assert.deepEqual(files('two/c.vmx', 'one', 'one/a.vmx'), ['one/a.vmx', 'one/deep/b.vmx', 'two/c.vmx']);
  });

  it('are globs that no shell has expanded', () => {
    assert.deepEqual(files('**/*.vmx'), ['one/a.vmx', 'one/deep/b.vmx', 'two/c.vmx']);
    assert.deepEqual(files('one/*.vmx'), ['one/a.vmx']);
    assert.deepEqual(files('{one,two}/?.vmx'), ['one/a.vmx', 'two/c.vmx']);
    assert.deepEqual(files('o*'), ['one/a.vmx', 'one/deep/b.vmx'], 'a folder stands for what is in it');
    assert.deepEqual(files('./two/[a-c].vmx'), ['two/c.vmx']);
    assert.deepEqual(files(`${lint.folder.path}/one/*.vmx`), ['one/a.vmx']);
  });

  it('say so when a glob fits nothing', () => {
    const { status, stdout } = lint.run(['*.vmc']);
    assert.equal(status, 2);
    assert.match(stdout, /^\*\.vmc: could not be read: no machine file has a name like that$/m);
  });

  it('that are neither a file nor a whole glob are told like a glob that fits nothing', () => {
    for (const written of ['[', 'node[1.vmx', '{}', 'one/\\*']) {
      const { status, stdout, stderr } = lint.run([written]);
      assert.deepEqual([status, stderr], [2, ''], written);
      assert.match(stdout, /: could not be read: no machine file has a name like that$/m);
    }
  });

  it('leave nothing out by a ! in front, and --fix repairs nothing for one', () => {
    for (const written of ['!one/a.vmx', '!*.vmx', '!**/a.vmx']) {
      const { status, stdout } = lint.run(['--fix', written]);
      assert.equal(status, 2);
      assert.match(
        stdout,
        /: could not be read: a path that begins with ! leaves nothing out; list .* "ignore"/,
      );
    }
    assert.deepEqual(lint.run(['one/!*.vmx']).status, 2);
    assert.equal(lint.read('one/a.vmx'), UNQUOTED);
    assert.deepEqual(files('!(one)/*.vmx'), ['two/c.vmx'], 'that is a glob of its own');
    lint.folder.write('!x/!a.vmx', UNQUOTED);
    assert.deepEqual(files('!x/!*.vmx'), []);
    assert.deepEqual(files('!x/!a.vmx', './!x/!*.vmx'), ['!x/!a.vmx']);
  });

  it('name every character but some as a shell does', () => {
    lint.folder.write('one/b.vmx', UNQUOTED);
    assert.deepEqual(files('one/[!a].vmx'), ['one/b.vmx']);
    assert.deepEqual(files('one/[^a].vmx'), ['one/b.vmx']);
  });

  it('that are empty are told, not taken for the current folder', () => {
    const { status, stdout } = lint.run(['--fix', '']);
    assert.equal(status, 2);
    assert.match(stdout, /^\.: could not be read: the path is empty; write \. for the current folder$/m);
    assert.equal(lint.read('one/a.vmx'), UNQUOTED);
  });

  it('may have glob characters in their names', () => {
    lint.folder.write('[old]/x.vmx', UNQUOTED);
    assert.deepEqual(files('[old]/x.vmx'), ['[old]/x.vmx']);
    assert.deepEqual(files('[old]'), ['[old]/x.vmx']);
    assert.deepEqual(files('[old]/*.vmx', '*ld]/?.vmx'), ['[old]/x.vmx']);
  });

  it('may quote such characters in globs, as in a shell', () => {
    lint.folder.write('[old]/x.vmx', UNQUOTED);
    assert.deepEqual(files('\\[old\\]/*.vmx'), ['[old]/x.vmx']);
  });

  it('that cannot be read do not keep the others from being checked', () => {
    const { status, stdout } = lint.run(['gone.vmx', 'one/a.vmx', 'two/notes.txt']);
    assert.equal(status, 2);
    assert.match(stdout, /^one\/a\.vmx:4:11: hint: /m);
    assert.match(stdout, /^gone\.vmx: could not be read: there is no such file$/m);
    assert.match(stdout, /^two\/notes\.txt: could not be read: it is no machine file/m);
  });

  it('that are wrong are told once, however often they are named', () => {
    const { stdout } = lint.run(['gone.vmx', './gone.vmx', 'one/../gone.vmx']);
    assert.match(
      stdout,
      /^gone\.vmx: could not be read: there is no such file\n\n.* 1 file could not be read\n$/,
    );
  });

  it('can be disks: what describes them is checked with the files it names', () => {
    const { status, stdout } = lint.run(['two/disk.vmdk']);
    assert.equal(status, 1);
    assert.match(stdout, /^two\/disk\.vmdk:8:\d+: \w+: .*gone-flat\.vmdk.* \[vmdk-extent-missing\]$/m);
    assert.match(
      lint.run(['two/disk-flat.vmdk']).stdout,
      /where a small \.vmdk beside it describes it, name that one$/m,
    );
    assert.deepEqual(files('two'), ['two/c.vmx'], 'a folder is searched for machines only');
  });

  it('follow -- although they look like options', () => {
    lint.folder.write('--fix/x.vmx', UNQUOTED);
    lint.folder.write('rules/x.vmx', UNQUOTED);
    assert.deepEqual(files('--', '--fix'), ['--fix/x.vmx']);
    assert.deepEqual(files('--', 'rules'), ['rules/x.vmx']);
    assert.deepEqual(files('./rules'), ['rules/x.vmx']);
  });

  describe('from standard input', () => {
    const sharing = (name: string): string =>
      `${QUIET}displayName = "${name}"\nscsi0.present = "TRUE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "/srv/one.vmdk"\n`;

    it('are linted as the named file, together with the machines of its folder', () => {
      lint.folder.write('pair/a.vmx', QUIET);
      lint.folder.write('pair/b.vmx', sharing('b'));
      const args = ['--format', 'json', '--stdin-filename', 'pair/a.vmx', '-'];
      const { stdout, status } = lint.run(args, { input: sharing('a') });
      const report = JSON.parse(stdout) as { findings: { rule: string; file: string; related: object[] }[] };
      assert.equal(status, 1);
      assert.deepEqual(
        report.findings.map(({ rule, file, related }) => [rule, file, related.length]),
        [['vmx-disk-in-two-machines', 'pair/a.vmx', 1]],
      );
      assert.equal(lint.read('pair/a.vmx'), QUIET);
    });

    it('need no file of that name', () => {
      const { stdout } = lint.run(['--stdin-filename', 'nowhere/x.vmx', '-'], { input: UNQUOTED });
      assert.match(stdout, /^nowhere\/x\.vmx:4:11: hint: /m);
    });

    it('are printed repaired with --fix, byte by byte, and findings that are left are told beside', () => {
      const input = Buffer.from(
        '\ufeff' + UNQUOTED.replaceAll('\n', '\r\n') + 'displayName = "K\u00fche\r\n',
      );
      const { stdout, stderr, status } = lint.run(['--fix', '--stdin-filename', 'one/x.vmx', '-'], { input });
      assert.equal(stdout, input.toString().replace('= 1024', '= "1024"'));
      assert.match(stderr, /^one\/x\.vmx: repaired: Put the value in quotes \[vmx-unquoted-value\]$/m);
      assert.match(stderr, /^one\/x\.vmx:5:15: error: .*closing quote/m);
      assert.equal(status, 1);
    });

    it('come out as they are when there is nothing to repair', () => {
      const { stdout, status } = lint.run(['--fix', '--stdin-filename', 'x.vmx', '-'], { input: QUIET });
      assert.deepEqual([stdout, status], [QUIET, 0]);
    });
  });
});
