// The problem matcher in package.json understands the text that the shipped linter prints.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';

interface Matcher {
  readonly pattern: Readonly<
    Record<'file' | 'line' | 'column' | 'severity' | 'message' | 'code', number> & { regexp: string }
  >;
}

const VMXLINT = fileURLToPath(new URL('../../server/bin/vmxlint.js', import.meta.url));
const { contributes } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly contributes: { readonly problemMatchers: readonly Matcher[] };
};

interface JsonFinding {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

describe('The problem matcher $vmxlint', () => {
  const folder = new TemporaryFolder({
    'a b/node: 1.vmx': '# vmxlint product=gsx3 cluster=in-a-box\nscsi0.present = TRUE\ndisplayName = "K\n',
    'c.vmx': 'no dictionary at all',
    'd.vmc': '<preferences><hardware></preferences>',
  });
  after(() => {
    folder.remove();
  });

  const run = (format: string): string =>
    spawnSync(process.execPath, [VMXLINT, '--format', format, '.'], { cwd: folder.path, encoding: 'utf8' })
      .stdout;

  it('finds in the text report what the JSON report has, and nothing else', () => {
    const [matcher] = contributes.problemMatchers;
    assert.ok(matcher);
    const { regexp, ...groups } = matcher.pattern;
    const found = run('text')
      .split('\n')
      .flatMap((line) => {
        const match = new RegExp(regexp).exec(line);
        return match ? [match] : [];
      })
      .map((match) => ({
        file: match[groups.file],
        line: Number(match[groups.line]),
        column: Number(match[groups.column]),
        severity: match[groups.severity],
        message: match[groups.message],
        rule: match[groups.code],
      }));
    const { findings } = JSON.parse(run('json')) as { readonly findings: readonly JsonFinding[] };
    assert.ok(findings.length === 5);
    assert.deepEqual(
      found,
      findings.map(({ file, range, severity, message, rule }) => ({
        file,
        line: range.start.line + 1,
        column: range.start.character + 1,
        severity,
        message,
        rule,
      })),
    );
  });
});
