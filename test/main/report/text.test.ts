import assert from 'node:assert/strict';
import { textReport } from '../../../server/src/main/report/text.js';
import { CLEAN, lintedFolder } from './lintedFolder.js';

const TWICE = `${CLEAN}memsize = "512"\nmemsize = "1024"\n`;

describe('The report for people', () => {
  it('shows a finding with its line, related places and fixes, and counts at the end', async () => {
    const report = textReport(await lintedFolder({ 'a b/node.vmx': TWICE }), { color: false });
    const [first = '', ...rest] = report.split('\n');
    assert.match(first, /^a b\/node\.vmx:5:1: error: memsize is written 2 times, .* \[vmx-duplicate-key\]$/);
    assert.deepEqual(rest, [
      '  5 | memsize = "1024"',
      '    | ^^^^^^^',
      '    see a b/node.vmx:4:1: memsize stands here too, with the value "512".',
      '    fix (unsafe): Keep memsize = "1024"',
      '    fix (unsafe): Keep memsize = "512"',
      '',
      '1 error, 0 warnings, 0 remarks in 1 file',
      '',
    ]);
  });

  it('says the same in colour', async () => {
    const result = await lintedFolder({ 'node.vmx': TWICE }, '.', 'missing.vmx');
    const colored = textReport(result, { color: true });
    const plain = textReport(result, { color: false });
    assert.doesNotMatch(plain, /\u001B/);
    assert.match(colored, /\u001B\[1;31merror\u001B\[0m/);
    assert.match(colored, / \u001B\[1;31m\^{7}\u001B\[0m\n/);
    assert.equal(colored.replaceAll(/\u001B\[[\d;]*m/g, ''), plain);
    assert.match(plain, /^missing\.vmx: could not be read: there is no such file$/m);
    assert.match(plain, /^1 error, .* in 1 file, 1 file could not be read$/m);
  });

  it('lets no control character of a file or its name reach the terminal', async () => {
    const files = { 'x\u001B[2J.vmx': `${CLEAN}\u001B]0;owned\u0007 = "1" x\u202E\n` };
    const report = textReport(await lintedFolder(files), { color: false });
    assert.match(report, /^x\\x1b\[2J\.vmx:4:/m);
    assert.match(report, /4 \| \\x1b\]0;owned\\x07 = "1" x\\u202e$/m);
    assert.doesNotMatch(report, /(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it('is one line when there is nothing to say', async () => {
    const report = textReport(await lintedFolder({ 'node.vmx': CLEAN }), { color: false });
    assert.equal(report, '0 errors, 0 warnings, 0 remarks in 1 file\n');
  });

  it('counts files that settings ignore apart, also one that was named', async () => {
    const files = { 'vmxlint.json': '{ "ignore": ["old/**"] }', 'old/a.vmx': TWICE, 'b.vmx': CLEAN };
    const counts = async (...paths: readonly string[]): Promise<string> =>
      textReport(await lintedFolder(files, ...paths), { color: false });
    const all = '0 errors, 0 warnings, 0 remarks in 1 file, 1 file ignored by vmxlint.json\n';
    assert.equal(await counts('.'), all);
    assert.equal(await counts('old/a.vmx'), all.replace('in 1 file', 'in 0 files'));
  });
});
