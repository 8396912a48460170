import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lintPaths } from '../../../server/src/main/lintPaths.js';
import type { LintResult } from '../../../server/src/main/report/result.js';
import { sarifReport } from '../../../server/src/main/report/sarif.js';
import { CLEAN, lintedFolder, WITH_SECRETS } from './lintedFolder.js';
import { complaintsAbout } from './sarifValidator.js';
import { afterFix, type SarifLog, type SarifRun } from './sarifLog.js';

const ROOT = new URL('../../../', import.meta.url);

function pageOf(id: string): string | undefined {
  const page = new URL(`docs/rules/${id}.md`, ROOT);
  return existsSync(page) ? readFileSync(page, 'utf8') : undefined;
}

const written = (result: LintResult): string => sarifReport(result, { pageOf, version: '1.2.3' });

function runOf(result: LintResult): SarifRun {
  return (JSON.parse(written(result)) as SarifLog).runs[0]!;
}

const TWICE = `${CLEAN}memsize = "512"\nmemsize = "1024"\n`;

describe('The SARIF report', () => {
  // Nobody has published these pages yet, so there is no address of the tool that would be true.
  const KNOWN = ['warning SARIF2005'];

  it('is valid for the examples and the corpus, and for files that cannot be read', async () => {
    const examples = await lintPaths(['.'], fileURLToPath(new URL('examples', ROOT)));
    const corpus = await lintPaths(['.', 'missing.vmx'], fileURLToPath(new URL('test/corpus', ROOT)));
    const clean = await lintedFolder({ 'a.vmx': CLEAN });
    const odd = await lintedFolder({ 'a b%#[ü].vmx': `\uFEFF${CLEAN}{0} [x](1) \u0000\n`, ...WITH_SECRETS });
    for (const result of [examples, corpus, clean, odd])
      assert.deepEqual(complaintsAbout(written(result)), KNOWN);
  });

  it('says where a finding is, what is written there and what else to look at', async () => {
    const { results } = runOf(await lintedFolder({ 'ä b/node.vmx': `\uFEFF${TWICE}` }));
    const result = results.find(({ ruleId }) => ruleId === 'vmx-duplicate-key');
    assert.match(result?.message.text ?? '', /^memsize is written 2 times/);
    assert.equal(result?.level, 'error');
    const artifactLocation = { uri: '%C3%A4%20b/node.vmx', uriBaseId: 'SRCROOT' };
    assert.deepEqual(result.locations, [
      {
        physicalLocation: {
          artifactLocation,
          region: { startLine: 5, startColumn: 1, endLine: 5, endColumn: 8, snippet: { text: 'memsize' } },
          contextRegion: { startLine: 5, endLine: 5, snippet: { text: 'memsize = "1024"' } },
        },
      },
    ]);
    assert.deepEqual(result.relatedLocations, [
      {
        id: 0,
        physicalLocation: {
          artifactLocation,
          region: { startLine: 4, startColumn: 1, endLine: 4, endColumn: 8 },
        },
        message: { text: 'memsize stands here too, with the value "512".' },
      },
    ]);
  });

  it('gives no surroundings where the finding is all of its lines', async () => {
    const { results } = runOf(await lintedFolder({ 'a.vmx': `${CLEAN}nonsense\nmemsize = 512\n` }));
    assert.deepEqual(
      results.map(({ ruleId, locations: [one] }) => [ruleId, one?.physicalLocation.contextRegion]),
      [
        ['vmx-syntax', undefined],
        ['vmx-unquoted-value', { startLine: 5, endLine: 5, snippet: { text: 'memsize = 512' } }],
      ],
    );
  });

  it('counts a lone carriage return as the end of a line, and says so', async () => {
    const { newlineSequences, results } = runOf(
      await lintedFolder({ 'a.vmx': `${CLEAN}nonsense\n`.replaceAll('\n', '\r') }),
    );
    assert.deepEqual(newlineSequences, ['\r\n', '\n', '\r']);
    assert.equal(results[0]?.locations[0]?.physicalLocation.region?.startLine, 4);
  });

  it('has fixes that, applied by what it says, give the right files', async () => {
    const files = { 'node.vmx': TWICE };
    const { results } = runOf(await lintedFolder(files));
    const [keepLast, keepFirst] = results[0]?.fixes ?? [];
    assert.equal(keepLast?.description.text, 'Keep memsize = "1024"');
    assert.deepEqual(keepLast.properties, { safety: 'unsafe' });
    assert.deepEqual(afterFix(files, keepLast), { 'node.vmx': `${CLEAN}memsize = "1024"\n` });
    assert.deepEqual(afterFix(files, keepFirst!), { 'node.vmx': `${CLEAN}memsize = "512"\n` });
  });

  it('has fixes over several files, too', async () => {
    const folder = new URL('examples/1-esx-in-a-box/wrong/', ROOT);
    const names = ['node1.vmx', 'node2.vmx'];
    const files = Object.fromEntries(
      names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
    );
    const { results } = runOf(await lintedFolder(files));
    const finding = results.find(({ ruleId }) => ruleId === 'cluster-shared-disk-on-boot-controller');
    const repaired = await lintedFolder(afterFix(files, finding!.fixes![0]!));
    assert.deepEqual(
      repaired.findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('describes each rule that it names, with its page', async () => {
    const { results, tool } = runOf(await lintedFolder({ 'node.vmx': `${TWICE}50%\n` }));
    assert.deepEqual(
      tool.driver.rules.map(({ id }) => id),
      ['vmx-duplicate-key', 'vmx-syntax'],
    );
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
    const [rule] = tool.driver.rules;
    assert.equal(rule?.name, 'VmxDuplicateKey');
    assert.match(rule.help.markdown ?? '', /^# vmx-duplicate-key\n/);
    assert.doesNotMatch(rule.help.markdown ?? '', /<!-- facts|\]\(/);
    const parts = rule.help.text.split('\n\n').map((part) => part.split(' ', 2).join(' '));
    assert.deepEqual(parts, ['One setting', 'Reports a', 'There is', 'Keeps one', 'Where a']);
    assert.doesNotMatch(rule.help.text + rule.fullDescription.text, /[`\n]{3}|\]\(/);
    assert.deepEqual(tool.driver.semanticVersion, '1.2.3');
  });

  it('tells what is found in a disk descriptor from what the linter says of itself', async () => {
    const { tool } = runOf(
      await lintedFolder(
        {
          'disk.vmdk': '# Disk DescriptorFile\nnonsense\n',
          'a.vmx': `# vmxlint product=esx33\n${CLEAN}`,
        },
        'disk.vmdk',
        'a.vmx',
      ),
    );
    const described = (wanted: string): readonly unknown[] => {
      const rule = tool.driver.rules.find(({ id }) => id === wanted);
      return [rule?.fullDescription.text, rule?.properties.tags];
    };
    assert.deepEqual(described('vmdk-line'), [
      'Something is wrong with the text that describes a disk, or with the files that it names.',
      ['vmdk'],
    ]);
    assert.deepEqual(described('declaration'), [
      'A part of a comment about product or cluster has no effect.',
      ['vmxlint'],
    ]);
  });

  it('gives files outside of the folder by their whole address', async () => {
    const result = await lintedFolder({ 'node.vmx': TWICE });
    const [one] = runOf({ ...result, displayPath: () => '../elsewhere/node.vmx' }).results;
    const { uri, uriBaseId } = one!.locations[0]!.physicalLocation.artifactLocation;
    assert.match(uri, /^file:\/\/\/.*\/node\.vmx$/);
    assert.equal(uriBaseId, undefined);
  });

  it('tells what could not be read, and that the run was not successful', async () => {
    const [bad] = runOf(await lintedFolder({ 'a.vmx': CLEAN }, 'a.vmx', 'missing.vmx')).invocations;
    assert.equal(bad?.executionSuccessful, false);
    assert.deepEqual(bad.toolExecutionNotifications, [
      {
        level: 'error',
        message: { text: 'This could not be read: there is no such file' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'missing.vmx', uriBaseId: 'SRCROOT' } } }],
      },
    ]);
    const [good] = runOf(await lintedFolder({ 'a.vmx': CLEAN })).invocations;
    assert.deepEqual(good, { executionSuccessful: true, toolExecutionNotifications: [] });
  });

  it('makes no link of what a file says', async () => {
    const { results } = runOf(await lintedFolder({ 'a.vmx': `${CLEAN}[a](http://example.com)\n` }));
    assert.match(results[0]?.message.text ?? '', /after \[a\] \(http/);
  });
});
