import assert from 'node:assert/strict';
import { githubReport } from '../../../server/src/main/report/github.js';
import { CLEAN, lintedFolder } from './lintedFolder.js';

describe('The report for GitHub Actions', () => {
  it('is one command a finding, with its place and rule, then the line that counts', async () => {
    const report = githubReport(
      await lintedFolder({ 'a.vmx': `${CLEAN}memsize = "512"\nmemsize = "1024"\n` }),
    );
    const [first = '', ...rest] = report.split('\n');
    assert.match(
      first,
      /^::error file=a\.vmx,line=5,col=1,endLine=5,endColumn=8,title=vmx-duplicate-key::memsize is written 2 times, /,
    );
    assert.deepEqual(rest, ['1 error, 0 warnings, 0 remarks in 1 file', '']);
  });

  it('escapes what would end a property or the command', async () => {
    const files = { 'a,b:100%.vmx': `${CLEAN}50% of it\n` };
    const [line = ''] = githubReport(await lintedFolder(files)).split('\n');
    assert.match(line, /^::error file=a%2Cb%3A100%25\.vmx,line=4,/);
    assert.match(line, /::There is no "=" after 50%25 of it\. /);
  });

  it('lets no file begin a command of its own', async () => {
    const files = { 'a.vmx': `${CLEAN}x\u0085::set-env name=A::b\u001B\n` };
    const lines = githubReport(await lintedFolder(files))
      .trimEnd()
      .split(/[\n\r\u0085\u2028]/);
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /^::error file=a\.vmx,/);
  });

  it('names files that could not be read', async () => {
    const report = githubReport(await lintedFolder({ 'a.vmx': CLEAN }, 'a.vmx', 'missing.vmx'));
    assert.match(
      report,
      /^::error file=missing\.vmx,title=unreadable::This could not be read: there is no such file$/m,
    );
  });
});
