import assert from 'node:assert/strict';
import { gitlabReport } from '../../../server/src/main/report/gitlab.js';
import { CLEAN, lintedFolder } from './lintedFolder.js';

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

async function issues(
  files: Readonly<Record<string, string>>,
  ...paths: string[]
): Promise<readonly Issue[]> {
  return JSON.parse(gitlabReport(await lintedFolder(files, ...paths))) as readonly Issue[];
}

describe('The report for GitLab', () => {
  it('has what GitLab asks of an issue', async () => {
    const [issue] = await issues({ 'sub/a.vmx': `${CLEAN}memsize = "512"\nmemsize = "1024"\n` });
    assert.match(issue?.description ?? '', /^memsize is written 2 times/);
    assert.deepEqual(
      { ...issue, description: '', fingerprint: '' },
      {
        description: '',
        check_name: 'vmx-duplicate-key',
        fingerprint: '',
        severity: 'critical',
        location: { path: 'sub/a.vmx', lines: { begin: 5 } },
      },
    );
  });

  it('gives every issue a fingerprint of its own, also files that could not be read', async () => {
    const files = { 'a.vmx': `${CLEAN}x\nx\nx\n`, 'b.vmx': `${CLEAN}x\n` };
    const all = await issues(files, '.', 'missing.vmx', 'lost.vmx');
    assert.deepEqual(
      all.map(
        ({ check_name: name, severity, location }) =>
          `${location.path}:${location.lines.begin} ${severity} ${name}`,
      ),
      [
        'a.vmx:4 critical vmx-syntax',
        'a.vmx:5 critical vmx-syntax',
        'a.vmx:6 critical vmx-syntax',
        'b.vmx:4 critical vmx-syntax',
        'missing.vmx:1 blocker unreadable',
        'lost.vmx:1 blocker unreadable',
      ],
    );
    assert.equal(new Set(all.map(({ fingerprint }) => fingerprint)).size, all.length);
  });

  it('is an empty list when there is nothing to say', async () => {
    assert.deepEqual(await issues({ 'a.vmx': CLEAN }), []);
  });
});
