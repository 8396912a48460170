import assert from 'node:assert/strict';
import { readSuppressions } from '../../server/src/lint/suppressions.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { applyFix, lintFiles, lintVmx } from '../lintFiles.js';

const BAD_LINE = 'displayName = "a" b';
const file = (...lines: string[]): string => ['config.version = "8"', ...lines, ''].join('\n');

/** What is left to see, as `line id`. */
async function seen(text: string): Promise<string[]> {
  const findings = await lintVmx(text);
  return findings
    .filter(({ ruleId }) => ruleId === 'vmx-syntax' || ruleId === 'unused-suppression')
    .map(({ ruleId, span }) => `${text.slice(0, span.start).split('\n').length} ${ruleId}`);
}

describe('Suppressions', () => {
  it('the finding is there without one', async () => {
    assert.deepEqual(await seen(file(BAD_LINE)), ['2 vmx-syntax']);
  });

  it('disable-next-line is for the next line alone', async () => {
    const comment = '# vmxlint-disable-next-line vmx-syntax -- made by a generator';
    assert.deepEqual(await seen(file(comment, BAD_LINE)), []);
    assert.deepEqual(await seen(file(comment, BAD_LINE, BAD_LINE)), ['4 vmx-syntax']);
  });

  it('of two, one below the other, both are for the line behind them', async () => {
    const other = '# vmxlint-disable-next-line vmx-required-key';
    const comment = '# vmxlint-disable-next-line vmx-syntax';
    assert.deepEqual(await seen(file(comment, other, BAD_LINE)), ['3 unused-suppression']);
    assert.deepEqual(await seen(file(comment, '# made by a generator', BAD_LINE)), [
      '2 unused-suppression',
      '4 vmx-syntax',
    ]);
    // Behind a setting it is no line of comments that could be passed over.
    assert.deepEqual(await seen(file(comment, `annotation = "" ${other}`, BAD_LINE)), [
      '2 unused-suppression',
      '3 unused-suppression',
      '4 vmx-syntax',
    ]);
  });

  it('of very many, one below the other or on one line, the targets are found at once', () => {
    const many = 20_000;
    const comments = '# vmxlint-disable-next-line a\n'.repeat(many);
    const below = readSuppressions(readVmxMachine('file:///vms/a.vmx', `${comments}memsize = "4"\n`));
    assert.equal(below.length, many);
    const line = { start: comments.length, end: comments.length + 'memsize = "4"'.length };
    assert.deepEqual([below[0]?.target, below.at(-1)?.target], [line, line]);

    const xml = `<a>${'<!-- vmxlint-disable-next-line a --><b/>'.repeat(many)}\n</a>\n`;
    const beside = readSuppressions(readVmcMachine('file:///vms/a.vmc', xml));
    assert.equal(beside.length, many);
    assert.equal(beside[0]?.target.start, xml.indexOf('</a>'));
  });

  it('disable-line is for its own line', async () => {
    const text = file('scsi1.sharedBus = "virtua" # vmxlint-disable-line cluster-bus-sharing-value');
    const ids = (await lintVmx(text)).map(({ ruleId }) => ruleId);
    assert.ok(!ids.includes('cluster-bus-sharing-value'));
    assert.ok(!ids.includes('unused-suppression'));
  });

  it('disable-file is for the whole file, wherever it stands', async () => {
    assert.deepEqual(await seen(file(BAD_LINE, BAD_LINE, '# vmxlint-disable-file vmx-syntax')), []);
  });

  it('several names, groups, and no name at all', async () => {
    assert.deepEqual(await seen(file('# vmxlint-disable-next-line vmx-locked, vmx-syntax', BAD_LINE)), []);
    assert.deepEqual(await seen(file('# vmxlint-disable-next-line vmx', BAD_LINE)), []);
    assert.deepEqual(await seen(file('# vmxlint-disable-next-line', BAD_LINE)), []);
    assert.deepEqual(await seen(file('# vmxlint-disable-next-line -- all of it', BAD_LINE)), []);
  });

  it('one that suppresses nothing is told, with a fix that deletes it', async () => {
    const text = file('# vmxlint-disable-next-line vmx-syntax', 'guestOS = "other"');
    assert.deepEqual(await seen(text), ['2 unused-suppression']);
    const [finding] = (await lintVmx(text)).filter(({ ruleId }) => ruleId === 'unused-suppression');
    const [fix] = finding?.fixes ?? [];
    assert.ok(fix);
    assert.deepEqual(applyFix({ 'node.vmx': text }, fix), { 'node.vmx': file('guestOS = "other"') });
  });

  it('a misspelled name is told as such', async () => {
    const findings = await lintVmx(file('# vmxlint-disable-next-line vmx-sintax', BAD_LINE));
    assert.match(
      findings.find(({ ruleId }) => ruleId === 'unused-suppression')?.message ?? '',
      /no rule vmx-sintax/,
    );
    assert.ok(findings.some(({ ruleId }) => ruleId === 'vmx-syntax'));
  });

  it('in quotes it is a value, not a comment', async () => {
    assert.deepEqual(await seen(file('annotation = "# vmxlint-disable-file vmx-syntax"', BAD_LINE)), [
      '3 vmx-syntax',
    ]);
  });

  it('works in XML comments', async () => {
    const vmc = (comment: string): string =>
      `<?xml version="1.0"?>\n<!-- vmxlint cluster=in-a-box -->\n${comment}<preferences>\n<hardware><pci_bus><ethernet_adapter>\n<ethernet_controller id="0"/>\n</ethernet_adapter></pci_bus></hardware>\n</preferences>\n`;
    const ids = async (text: string): Promise<string[]> =>
      ((await lintFiles({ 'a.vmc': text })).get('a.vmc') ?? []).map(({ ruleId }) => ruleId);
    assert.ok((await ids(vmc(''))).includes('vmc-single-network'));
    const suppressed = await ids(
      vmc('<!-- vmxlint-disable-file vmc-single-network - one is enough here -->\n'),
    );
    assert.ok(!suppressed.includes('vmc-single-network'));
    assert.ok(!suppressed.includes('unused-suppression'));
  });
});
