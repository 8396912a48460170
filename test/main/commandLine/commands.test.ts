import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { plainPage } from '../../../server/src/main/commandLine/plainPage.js';
import { ALL_RULES } from '../../../server/src/rules/allRules.js';
import { UNQUOTED, VmxlintIn } from './vmxlintIn.js';

describe('commands of vmxlint', () => {
  let lint: VmxlintIn;

  beforeEach(() => {
    lint = new VmxlintIn({ 'a/n.vmx': UNQUOTED });
  });
  afterEach(() => {
    lint.folder.remove();
  });

  describe('explain', () => {
    it('prints the page of a rule for a terminal', () => {
      const { stdout, status } = lint.run(['explain', 'vmx-unquoted-value']);
      assert.equal(status, 0);
      assert.match(stdout, /^vmx-unquoted-value\n\nFiles +\.vmx\nSeverity +error\n/);
      assert.match(stdout, /^WHAT IT DOES$/m);
      assert.match(stdout, /^ {4}annotation = the first node\n/m);
      assert.doesNotMatch(stdout, /```|<!--|\]\(|^#/m);
    });

    it('has no line of prose beyond 80 columns on any page', () => {
      for (const { id } of ALL_RULES) {
        const page = readFileSync(new URL(`../../../docs/rules/${id}.md`, import.meta.url), 'utf8');
        const long = plainPage(page)
          .split('\n')
          .filter((line) => line.length > 80 && line.includes(' ') && !line.startsWith('    '));
        assert.deepEqual(long, [], id);
      }
    });

    it('keeps the name of a fact apart from what it is, however long it is', () => {
      assert.match(
        lint.run(['explain', 'vmx-unquoted-value']).stdout,
        /^Since +0\.1\.0\nWhile it is reported, these are not\n {20}vmx-syntax\n\n/m,
      );
    });

    it('loses and repeats no word where a line is full', () => {
      const words = Array.from({ length: 60 }, (_, at) => `word${at}`);
      assert.deepEqual(
        plainPage(`# title\n\n${words.join(' ')}\n\n- ${words.join(' ')}\n`).match(/word\d+/g),
        [...words, ...words],
      );
    });

    it('says which rule was meant', () => {
      const { status, stderr } = lint.run(['explain', 'vmx-unqoted-value']);
      assert.equal(status, 2);
      assert.match(stderr, /Did you mean vmx-unquoted-value\?/);
      assert.match(lint.run(['explain', '../../etc/passwd']).stderr, /There is no page/);
    });

    it('keeps comments of examples, lists and tables', () => {
      assert.equal(
        plainPage(
          '# Name\n\n<!-- mark -->\n| | |\n| --- | --- |\n| A | b [c](d.md) |\n\nOne\n**two** `x*y*`.\n\n- a\n  b\n- c\n\n```vmc\n<!-- kept -->\n```\n',
        ),
        'Name\n\nA                   b c\n\nOne two `x*y*`.\n\n- a b\n- c\n\n    <!-- kept -->\n',
      );
    });
  });

  describe('rules', () => {
    it('lists all of them, with severity and repair', () => {
      const lines = lint.run(['rules']).stdout.trim().split('\n');
      assert.equal(lines.length, ALL_RULES.length);
      assert.match(lines.join('\n'), /^vmx-unquoted-value +error +fix +A value stands without quotes\.$/m);
    });

    it('lists them for programs', () => {
      const { rules } = JSON.parse(lint.run(['rules', '--format', 'json']).stdout) as {
        rules: { id: string; severity: string; fix: string; formats: string[] }[];
      };
      const { id, severity, fix, formats } = rules.find((rule) => rule.id === 'vmx-unquoted-value')!;
      assert.deepEqual(
        { id, severity, fix, formats },
        { id: 'vmx-unquoted-value', severity: 'error', fix: 'safe', formats: ['vmx'] },
      );
      assert.equal(rules.length, ALL_RULES.length);
    });
  });

  describe('init', () => {
    it('writes settings that change nothing yet and have no mistake', () => {
      const before = lint.findings('.');
      assert.equal(lint.run(['init']).status, 0);
      assert.deepEqual(readdirSync(lint.folder.path).sort(), ['a', 'vmxlint.json']);
      assert.deepEqual(lint.findings('.'), before);
    });

    it('has examples that work when their slashes are taken away', () => {
      lint.run(['init']);
      const opened = lint.read('vmxlint.json').replaceAll(/^( *)\/\/ (?=[ "{}](?:.*[{},\]"])?$)/gm, '$1');
      lint.folder.write('vmxlint.json', opened);
      // The nodes and the disk that the example names.
      for (const node of ['node1', 'node2'])
        lint.folder.write(`${node}/${node}.vmx`, 'scsi1:0.fileName = "../san/quorum.vmdk"\n');
      assert.match(opened, /^ *"product": "esx3",$/m);
      assert.match(opened, /^ *"kind": "across-boxes",$/m);
      assert.deepEqual(
        lint.findings('.').filter((one) => one.startsWith('vmxlint.json')),
        [],
      );
    });

    it('writes over nothing', () => {
      lint.folder.write('vmxlint.json', '{}');
      const { status, stderr } = lint.run(['init']);
      assert.equal(status, 2);
      assert.match(stderr, /is there already and stays as it is/);
      assert.equal(lint.read('vmxlint.json'), '{}');
    });
  });
});
