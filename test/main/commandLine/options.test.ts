import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { progressOn } from '../../../server/src/main/commandLine/progress.js';
import { readOptions } from '../../../server/src/main/commandLine/readOptions.js';
import { wantsColor } from '../../../server/src/main/commandLine/color.js';
import { QUIET, UNQUOTED, VmxlintIn } from './vmxlintIn.js';

const WARNING =
  '# vmxlint product=gsx3 cluster=in-a-box\nethernet0.present = "TRUE"\nethernet0.connectionType = "bridged"\n';

describe('options of vmxlint', () => {
  let lint: VmxlintIn;

  before(() => {
    lint = new VmxlintIn({
      'hint/n.vmx': UNQUOTED,
      'warn/n.vmx': WARNING,
      'bad/n.vmx': `${QUIET}memsize = "1023"\n`,
    });
  });
  after(() => {
    lint.folder.remove();
  });

  it('that nobody knows are told, with the one that was meant', () => {
    const complaints: readonly (readonly [readonly string[], string])[] = [
      [['--fxi'], 'There is no option --fxi. Did you mean --fix?'],
      [['--max-warning=3'], 'There is no option --max-warning. Did you mean --max-warnings?'],
      [['-x'], 'There is no option -x.'],
      [['--format'], '--format needs a value: --format FORMAT.'],
      [
        ['--output', '--fix'],
        '--output needs a value: --output FILE. One that begins with a dash is written --output=--fix.',
      ],
      [['--max-warnings', '-1'], '--max-warnings needs a value: --max-warnings N.'],
      [['--fix=yes'], '--fix takes no value.'],
      [['--format', 'jsno'], '--format jsno is not known; did you mean json?'],
      [['--graph', 'png'], '--graph png is not known; it can be mermaid, dot or svg.'],
      [['--fail-on', 'warnings'], '--fail-on warnings is not known; did you mean warning?'],
      [['--max-warnings', 'many'], '--max-warnings many is no number; it takes 0, 1, 2 and so on.'],
    ];
    for (const [args, complaint] of complaints) assert.equal(readOptions(args), complaint);
  });

  it('that contradict each other are told', () => {
    const contradictions: readonly (readonly [readonly string[], RegExp])[] = [
      [['--unsafe-fixes'], /goes with --fix or with --diff/],
      [['--fix', '--diff'], /use one of them/],
      [['--graph', 'dot', '--fix'], /prints a drawing/],
      [['--diff', '--format', 'json'], /does not go with --format/],
      [['--update-baseline'], /needs --baseline FILE/],
      [['--format', 'json', '--output', 'a/vmxlint.json'], /would take the place of settings/],
      [['--baseline', 'VMXLINT.JSON', '--update-baseline'], /would take the place of settings/],
      [['--output', 'node1.VMX', 'node1.VMX'], /would take the place of a machine or disk/],
      [['--diff', '--output', 'quorum.vmdk'], /would take the place of a machine or disk/],
      [['--baseline', 'node1.vmx', 'node2.vmx'], /^--baseline node1\.vmx is no list of findings/],
      [['--baseline', 'new.VMDK', '--update-baseline'], /^--baseline new\.VMDK is no list of findings/],
      [['rules', '--output', 'node1.vmc'], /would take the place of a machine or disk/],
      [['--baseline', 'b.json', '--output', './b.json'], /^--output and --baseline name the same file/],
      [['--config', 'a/c.json', '--output', 'a//c.json'], /^--output and --config name the same file/],
      [['-'], /--stdin-filename node1\.vmx -/],
      [['--stdin-filename', 'a.vmx'], /goes with the path -/],
      [['--stdin-filename', 'a.vmx', '-', 'b.vmx'], /stands alone/],
      [['explain'], /Which rule/],
      [['rules', 'extra'], /does not take "extra"/],
      [['rules', '--fix'], /^vmxlint rules does not take --fix\.$/],
      [
        ['rules', '--format', 'sarif'],
        /^vmxlint rules does not take --format sarif; it can be text or json\.$/,
      ],
      [['explain', 'vmx-bom', '--format', 'json'], /^vmxlint explain does not take --format\.$/],
      [['init', '--product', 'esx3'], /^vmxlint init does not take --product\.$/],
    ];
    for (const [args, complaint] of contradictions) assert.match(complaintAbout(args), complaint);
    const inPlace = ['--fix', '--stdin-filename', 'a.vmx', '--output', 'a.vmx', '-'];
    assert.equal(typeof readOptions(inPlace), 'object', 'what is printed then is a machine');
    const { status, stdout, stderr } = lint.run(['--fix', '--diff']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /^vmxlint: .*\nvmxlint --help/);
  });

  it('fit the help, which is at most 80 columns wide', () => {
    const { stdout, status } = lint.run(['--help']);
    assert.equal(status, 0);
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.length > 80),
      [],
    );
    const names = [...stdout.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name = '']) => name);
    assert.deepEqual([...new Set(names)], names);
    for (const name of names) assert.doesNotMatch(complaintAbout([`--${name}`, 'x']), /There is no option/);
    assert.equal(lint.run(['-h']).stdout, stdout);
  });

  it('let warnings pass up to a number', () => {
    const warnings = lint.findings('--rule', '*=off', '--rule', 'cluster=warning', 'warn').length;
    assert.ok(warnings > 0);
    const run = (...args: string[]): number | null =>
      lint.run(['--rule', '*=off', '--rule', 'cluster=warning', ...args, 'warn']).status;
    assert.equal(run(), 1);
    assert.equal(run('--max-warnings', String(warnings)), 0);
    assert.equal(run('--max-warnings', String(warnings - 1)), 1);
    assert.equal(run('--fail-on', 'never', '--max-warnings', '0'), 1);
    assert.equal(lint.run(['--max-warnings', '99', 'bad']).status, 1, 'errors fail all the same');
    assert.match(lint.run(['--max-warnings', '0', 'warn']).stderr, /more than --max-warnings 0 lets pass/);
  });

  it('choose the report', () => {
    const starts = {
      text: /^hint\/n\.vmx:4:11/,
      json: /^\{\n {2}"version": 1/,
      sarif: /"version": "2\.1\.0"/,
      github: /^::notice |^::warning |^::error /m,
      gitlab: /^\[/,
      junit: /^<\?xml/,
    };
    for (const [format, start] of Object.entries(starts))
      assert.match(lint.run(['--format', format, 'hint']).stdout, start, format);
  });

  it('send the report to a file', () => {
    const { stdout, status } = lint.run(['--output', 'report.json', '--format', 'json', 'warn']);
    assert.deepEqual([stdout, status], ['', 1]);
    assert.equal(lint.read('report.json'), lint.run(['--format', 'json', 'warn']).stdout);
    assert.match(lint.run(['--output', '-', 'warn']).stdout, /warning/, 'a dash is standard output');
    const wrong = lint.run(['--output', 'no/such/folder', 'hint']);
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /^vmxlint: no\/such\/folder could not be written/);
  });

  it('draw the machines instead', () => {
    assert.match(lint.run(['--graph', 'mermaid', 'hint']).stdout, /^(?:---|flowchart|graph)/m);
    assert.match(lint.run(['--graph', 'dot', 'hint']).stdout, /graph/);
    const { status } = lint.run(['--graph', 'svg', '--output', 'cluster.svg', 'bad']);
    assert.equal(status, 0, 'a drawing does not fail for findings');
    assert.match(lint.read('cluster.svg'), /^<svg/m);
    assert.equal(lint.run(['--graph', 'dot', 'gone.vmx']).status, 2);
  });

  it('colour a terminal and nothing else, unless somebody says otherwise', () => {
    const colored = (args: string[], environment: Record<string, string> = {}): boolean =>
      lint.run([...args, 'bad'], { environment }).stdout.includes('\u001B[');
    assert.equal(colored([]), false);
    assert.equal(colored([], { FORCE_COLOR: '1' }), true);
    assert.equal(colored(['--no-color'], { FORCE_COLOR: '1' }), false);
    assert.equal(colored(['--format', 'json'], { FORCE_COLOR: '1' }), false);
    const onTerminal = (environment: Record<string, string>): boolean =>
      wantsColor({ noColor: false, isTerminal: true, environment });
    assert.equal(onTerminal({}), true);
    assert.equal(onTerminal({ NO_COLOR: '1' }), false);
    assert.equal(onTerminal({ NO_COLOR: '' }), true);
    assert.equal(onTerminal({ TERM: 'dumb' }), false);
    assert.equal(onTerminal({ FORCE_COLOR: '0' }), false);
  });

  it('show progress on a terminal in long runs only, and take it away', () => {
    let time = 0;
    let shown = '';
    const stream = { isTTY: true, write: (text: string): unknown => (shown += text) };
    const progress = progressOn(stream, () => time);
    progress.show('reading file', 1, 1000);
    assert.equal(shown, '');
    time = 600;
    progress.show('reading file', 2, 1000);
    progress.show('reading file', 3, 1000);
    assert.equal(shown, '\r\u001B[Kreading file 2 of 1000');
    progress.clear();
    assert.match(shown, /\r\u001B\[K$/);
    assert.equal(lint.run(['hint']).stderr, '');
  });

  it('may be cut off by whoever reads the output', () => {
    const head = spawnSync('sh', ['-c', `"$0" "$1" rules | head -1`, process.execPath, vmxlintFile()], {
      encoding: 'utf8',
    });
    assert.deepEqual([head.stderr, head.stdout.split('\n').length], ['', 2]);
  });
});

/** What is wrong with a command line; nothing when it is right. */
function complaintAbout(args: readonly string[]): string {
  const options = readOptions(args);
  return typeof options === 'string' ? options : '';
}

const vmxlintFile = (): string => new URL('../../../server/bin/vmxlint.js', import.meta.url).pathname;
