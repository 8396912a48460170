import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';

const VMXLINT = fileURLToPath(new URL('../../server/bin/vmxlint.js', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const ORDINARY = 'config.version = "8"\nvirtualHW.version = "7"\nguestOS = "other"\n';
const WARNING =
  '# vmxlint product=gsx3 cluster=in-a-box\nethernet0.present = "TRUE"\nethernet0.connectionType = "bridged"\n';
const BROKEN = 'displayName = "K\u00fche\nguestOS = "other"\n';

describe('vmxlint as shipped', () => {
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = new TemporaryFolder({
      'good/a.vmx': ORDINARY,
      'warn/b.vmx': WARNING,
      'bad/c.vmx': `\ufeff${BROKEN}`,
    });
  });
  afterEach(() => {
    folder.remove();
  });

  function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [VMXLINT, ...args], { cwd: folder.path, encoding: 'utf8' });
  }

  it('ends with 0 for files that are right, 1 for findings, 2 for what could not be read', () => {
    assert.equal(run('good').status, 0);
    assert.equal(run('warn').status, 1);
    assert.equal(run('bad').status, 1);
    assert.equal(run('missing.vmx').status, 2);
    assert.equal(run('bad', 'missing.vmx').status, 2, 'an unreadable file wins over findings');
  });

  it('ends with 2, not with the 1 of findings, where it could not even begin', () => {
    const elsewhere = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$@"';
    const nowhere = spawnSync('sh', ['-c', elsewhere, process.execPath, VMXLINT, '.'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    assert.equal(nowhere.status, 2);
    assert.match(nowhere.stderr, /^vmxlint: the current folder does not exist any more; [^\n]*\n$/m);
    folder.write('breaks.cjs', 'process.cwd = () => { throw new Error("a mistake of ours"); };');
    const broken = spawnSync(process.execPath, ['--require', './breaks.cjs', VMXLINT, '.'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    assert.equal(broken.status, 2);
    assert.match(
      broken.stderr,
      /^vmxlint: something went wrong in vmxlint itself.*: a mistake of ours\n +at /m,
    );
  });

  it('fails from the asked severity on', () => {
    assert.equal(run('--fail-on', 'error', 'warn').status, 0);
    assert.equal(run('--fail-on', 'warning', 'warn').status, 1);
    assert.equal(run('--fail-on', 'error', 'bad').status, 1);
    assert.equal(run('--fail-on', 'never', 'bad').status, 0);
    const hint = { 'x.vmx': 'no dictionary at all' };
    folder.write('hint/x.vmx', hint['x.vmx']);
    assert.equal(run('hint').status, 0, 'hints never fail by default');
    assert.equal(run('--fail-on', 'hint', 'hint').status, 1);
  });

  it('says what is wrong with its command line', () => {
    for (const args of [['--format', 'xml'], ['--fail-on', 'fatal'], ['--nonsense']]) {
      const { status, stderr } = run(...args);
      assert.equal(status, 2);
      assert.match(stderr, /^vmxlint: .*\n.*--help/s);
    }
  });

  it('reads the current folder when nothing is named', () => {
    assert.match(run().stdout, /in 3 files\n$/);
  });

  it('prints JSON in the promised form', () => {
    const { stdout } = run('--format', 'json', 'bad', 'missing.vmx');
    const report = JSON.parse(stdout) as { findings: { message: string; severity: string }[] };
    report.findings = report.findings.filter(({ severity }) => severity === 'error');
    const message = report.findings[0]?.message ?? '';
    assert.match(message, /closing quote/);
    assert.deepEqual(report, {
      version: 1,
      files: 1,
      findings: [
        {
          rule: 'vmx-syntax',
          severity: 'error',
          message,
          file: 'bad/c.vmx',
          range: { start: { line: 0, character: 14 }, end: { line: 0, character: 19 } },
          fixes: [],
          related: [],
        },
      ],
      problems: [{ file: 'missing.vmx', message: 'there is no such file' }],
    });
  });

  it('names related places of other files', () => {
    const machine = (name: string): string =>
      `${ORDINARY}displayName = "${name}"\nscsi0.present = "TRUE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "/srv/one.vmdk"\n`;
    folder.write('two/a.vmx', machine('a'));
    folder.write('two/b.vmx', machine('b'));
    const report = JSON.parse(run('--format', 'json', 'two/a.vmx').stdout) as {
      findings: { rule: string; related: { file: string }[] }[];
    };
    assert.deepEqual(
      report.findings.map(({ rule, related }) => [rule, related.map(({ file }) => file)]),
      [['vmx-disk-in-two-machines', ['two/b.vmx']]],
    );
  });

  it('prints places as editors count them, one finding a paragraph, and a line that counts', () => {
    const { stdout } = run('bad');
    assert.match(stdout, /^bad\/c\.vmx:1:15: error: .* \[vmx-syntax\]$/m);
    assert.match(stdout, /^1 error, 0 warnings, \d remarks? in 1 file$/m);
  });

  describe('settings', () => {
    it('come from the vmxlint.json of the folder, and a wrong one is reported in it', () => {
      folder.write('warn/vmxlint.json', '{ "rules": { "cluster-single-nic": "off" } }');
      assert.equal(run('warn').status, 0);
      folder.write('warn/vmxlint.json', '{ "rules": { "cluster-singel-nic": "off" } }');
      const { status, stdout } = run('warn');
      assert.equal(status, 1);
      assert.match(
        stdout,
        /^warn\/vmxlint\.json:1:14: warning: There is no rule "cluster-singel-nic"\. Did you mean "cluster-single-nic"\?/m,
      );
    });

    it('name a node that is not there: that is told where the whole folder was searched', () => {
      folder.write('warn/vmxlint.json', '{ "clusters": [{ "nodes": ["node1.vmx", "*.vmx"] }] }');
      assert.match(run('warn').stdout, /^warn\/vmxlint\.json:1:28: warning: No machine fits "node1\.vmx" /m);
      assert.doesNotMatch(run('warn/*.vmx').stdout, /No machine fits/);
    });

    it('name a shared disk that no node has: that is told', () => {
      folder.write(
        'warn/vmxlint.json',
        '{ "clusters": [{ "nodes": ["*.vmx"], "sharedDisks": ["quorm.vmdk"] }] }',
      );
      assert.match(
        run('warn').stdout,
        /^warn\/vmxlint\.json:1:54: warning: No node of this cluster has a disk "quorm\.vmdk"/m,
      );
    });

    it('that are not JSON fail also a run that lets warnings pass, with one finding for one mistake', () => {
      folder.write('warn/vmxlint.json', '{ "rules": { "cluster-single-nic": "off" ');
      const { status, stdout } = run('--fail-on', 'error', 'warn');
      assert.equal(status, 1);
      assert.match(stdout, /^warn\/vmxlint\.json:1:42: error: This is not JSON: close brace expected\./m);
      assert.match(stdout, /^1 error, 0 warnings/m);
    });

    it('of the command line beat those of the folder', () => {
      folder.write('warn/vmxlint.json', '{ "rules": { "cluster-single-nic": "off" } }');
      assert.equal(run('--rule', 'cluster-single-nic=error', '--fail-on', 'error', 'warn').status, 1);
      assert.equal(run('--rule', 'cluster=off', 'warn').status, 0);
    });

    it('of a named file are used instead of those of the folder', () => {
      folder.write('warn/vmxlint.json', '{ "rules": { "cluster-single-nic": "off" } }');
      folder.write('strict.json', '{ "rules": { } }');
      assert.equal(run('--config', 'strict.json', 'warn').status, 1);
      folder.write('strict.json', '{ "clusters": [{ "nodes": ["warn/node9.vmx"] }] }');
      const node9 = /^strict\.json:1:28: warning: No machine fits "warn\/node9\.vmx" /m;
      assert.match(run('--config', 'strict.json', '.').stdout, node9);
      assert.doesNotMatch(run('--config', 'strict.json', 'warn').stdout, node9);
      const { status, stderr } = run('--config', 'missing.json', 'warn');
      assert.equal(status, 2);
      assert.match(stderr, /^vmxlint: missing\.json could not be read: there is no such file\.$/m);
    });

    it('may be saved as the editors of Windows save texts', () => {
      const text = '{ "overrides": [{ "files": ["b\u00fc/**"], "rules": { "cluster-single-nic": "off" } }] }';
      folder.write('b\u00fc/b.vmx', WARNING);
      for (const bytes of [
        Buffer.from(`\ufeff${text}`),
        Buffer.from(`\ufeff${text}`, 'utf16le'),
        Buffer.from(text, 'latin1'),
      ]) {
        folder.write('vmxlint.json', bytes);
        assert.equal(run('b\u00fc').status, 0);
        assert.equal(run('--config', 'vmxlint.json', 'b\u00fc').status, 0);
      }
    });

    it('say what is wrong with themselves', () => {
      for (const args of [
        ['--product', 'esx9'],
        ['--rule', 'no-such-rule=off'],
        ['--rule', 'cluster=loud'],
      ]) {
        const { status, stderr } = run(...args, 'good');
        assert.equal(status, 2, args.join(' '));
        assert.match(
          stderr,
          /^vmxlint: ("esx9" is no product|There is no rule "no-such-rule"|"loud" is no level)/,
        );
      }
    });

    it('can name the product', () => {
      const disk =
        'scsi0.present = "TRUE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "a.vmdk"\nscsi0:1.present = "TRUE"\nscsi0:1.fileName = "quorum.vmdk"\n';
      folder.write('q/q.vmx', `config.version = "8"\n${disk}`);
      const severity = (...args: string[]): string | undefined => {
        const report = JSON.parse(run('--format', 'json', ...args, 'q').stdout) as {
          findings: { rule: string; severity: string }[];
        };
        return report.findings.find(({ rule }) => rule === 'cluster-shared-disk-on-boot-controller')
          ?.severity;
      };
      assert.equal(severity(), 'warning');
      assert.equal(severity('--product', 'esx3'), 'error');
      assert.equal(severity('--product', 'gsx3'), 'hint');
    });
  });

  it('prints version and help', () => {
    assert.equal(run('--version').stdout, `${version}\n`);
    assert.match(run('--help').stdout, /Usage: vmxlint/);
  });
});
