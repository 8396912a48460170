import assert from 'node:assert/strict';
import { readSettings } from '../../server/src/lint/settings/readSettings.js';
import { ruleNames } from '../../server/src/lint/settings/ruleNames.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { lintFiles, lintVmx } from '../lintFiles.js';

const idsOf = async (text: string): Promise<string[]> => [
  ...new Set((await lintVmx(text)).map(({ ruleId }) => ruleId)),
];
const times = (count: number, line: (number: number) => string): string =>
  Array.from({ length: count }, (_, number) => line(number)).join('');

describe('Too much of something', () => {
  it('devices: the first thousand are looked at, and that is said', async () => {
    const text = times(1001, (number) => `scsi${number >> 6}:${number & 63}.fileName = "${number}.vmdk"\n`);
    assert.ok(!(await idsOf(text.split('\n').slice(0, 999).join('\n'))).includes('device-limit'));
    const found = await lintVmx(text);
    assert.ok(found.some(({ ruleId }) => ruleId === 'device-limit'));
  });

  it('devices of a .vmc', async () => {
    const adapters = times(
      1001,
      (id) =>
        `<ethernet_controller id="${id}"><virtual_network><name type="string">n${id}</name></virtual_network></ethernet_controller>`,
    );
    const text = `<preferences><hardware><pci_bus><ethernet_adapter>${adapters}</ethernet_adapter></pci_bus></hardware></preferences>`;
    const found = (await lintFiles({ 'a.vmc': text })).get('a.vmc') ?? [];
    assert.ok(found.some(({ ruleId }) => ruleId === 'device-limit'));
  });

  it('settings: the file is not checked, and that is said', async () => {
    const text = times(20_001, (number) => `key${number}.x = "TRUE" \n`);
    assert.deepEqual(await idsOf(text), ['setting-limit']);
  });

  it('findings: the first are shown, and that is said', async () => {
    const text = `config.version = "8"\n${times(600, (number) => `key${number} = "a" b\n`)}`;
    const found = await lintVmx(text);
    assert.equal(found.length, 501);
    assert.equal(found.at(-1)?.ruleId, 'finding-limit');
  });

  it('comments that accept nothing, all on one line', async () => {
    const comments = times(20_000, () => '<!-- vmxlint-disable-next-line a -->');
    const found = (await lintFiles({ 'a.vmc': `<preferences>${comments}</preferences>` })).get('a.vmc') ?? [];
    assert.equal(found.filter(({ ruleId }) => ruleId === 'unused-suppression').length, 500);
    assert.equal(found.at(-1)?.ruleId, 'finding-limit');
  });

  it('findings: that something was not looked at is told, however many come before it', async () => {
    const wrong = times(600, (number) => `<x${number} type="integer">many</x${number}>`);
    const deep = '<a>'.repeat(2000);
    const found = (await lintFiles({ 'a.vmc': `<preferences>${wrong}${deep}` })).get('a.vmc') ?? [];
    assert.equal(found.length, 502);
    assert.match(found.at(-2)?.message ?? '', /^Reading stopped here/);
    assert.equal(found.at(-1)?.ruleId, 'finding-limit');
  });
});

/** Each of these once took minutes. */
describe('A file that is made to take long', () => {
  const long = (piece: string, length = 200_000): string => piece.repeat(length / piece.length);
  const files: readonly (readonly [string, string])[] = [
    ['marks of placeholders that nothing closes', `displayName = "${long('${')}"\n`],
    ['lines of such marks', `${long('{% ')}\n`],
    ['thousands of settings on one line', `${long('abc = "1" ')}\n`],
    ['thousands of settings on one line, without quotes', `${long('abc = 1 ')}\n`],
    ['a key with thousands of dots', `${long('.REDO')} = "1"\n`],
    ['a million lines', times(1_000_000, () => 'a = "\n')],
  ];
  for (const [what, text] of files) {
    it(what, async () => {
      const found = await lintVmx(text);
      assert.ok(found.every(({ ruleId }) => ruleId !== 'internal-error'));
    });
  }

  const settings: readonly (readonly [string, readonly string[]])[] = [
    ['a name of a rule with 900,000 letters', [long('cluster-time-s', 900_000)]],
    ['thousands of names of rules that there are not', numbered(20_000, 'cluster-time-sink')],
  ];
  for (const [what, rules] of settings) {
    it(`${what}, in vmxlint.json`, () => {
      const text = JSON.stringify({ rules: Object.fromEntries(rules.map((rule) => [rule, 'off'])) });
      assert.equal(readSettings(text, ruleNames(ALL_RULES)).problems.length, rules.length);
    });
  }
});

function numbered(count: number, name: string): readonly string[] {
  return Array.from({ length: count }, (_, number) => `${name}${number}`);
}
