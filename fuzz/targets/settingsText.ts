import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { settingsFor } from '../../server/src/lint/settings/effective.js';
import { readSettings } from '../../server/src/lint/settings/readSettings.js';
import { ruleNames } from '../../server/src/lint/settings/ruleNames.js';
import { settingFindings } from '../../server/src/lint/settings/settingFindings.js';
import type { VirtualMachine } from '../../server/src/machine/virtualMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { assertInText } from '../checks/spans.js';
import { globs } from '../texts/globs.js';
import type { FuzzTarget } from '../target.js';
import { texts } from '../texts/texts.js';

const NAMES = ruleNames(ALL_RULES);
const FOLDER = 'file:///vms';
const MACHINES = [
  'file:///vms/a.vmx',
  'file:///vms/deep/er/Node 1.vmc',
  'file:///else/b.vmx',
  'untitled:c',
  // What a star stands for here can begin and end at each of many places.
  `file:///vms/${'a'.repeat(200)}.vmx`,
];

/** The .vmx files are known, with two disks. */
const machine = (uri: string): VirtualMachine | undefined =>
  uri.endsWith('.vmx')
    ? readVmxMachine(uri, 'scsi0:0.fileName = "boot.vmdk"\nscsi1:0.fileName = "D:\\san\\quorum.vmdk"\n')
    : undefined;

/** What people write in settings, with any glob and any word. */
const written: fc.Arbitrary<string> = fc
  .record(
    {
      rules: fc.dictionary(
        fc.constantFrom(...NAMES, '__proto__', 'x'),
        fc.constantFrom('off', 'error', 'hint', 'x', 3),
      ),
      product: fc.constantFrom('gsx3', 'esx2', 'x', null),
      ignore: fc.array(globs, { maxLength: 2 }),
      overrides: fc.array(fc.record({ files: fc.array(globs, { maxLength: 2 }) }), { maxLength: 2 }),
      clusters: fc.array(
        fc.record({
          nodes: fc.array(globs, { maxLength: 2 }),
          sharedDisks: fc.array(fc.string(), { maxLength: 2 }),
        }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value, undefined, 1));

/** Texts of vmxlint.json, read and asked about machines. */
export const settingsText: FuzzTarget<string> = {
  name: 'settings',
  share: 90,
  seconds: 2,
  inputs: fc.oneof(texts('json'), written),
  check: (text) => {
    const read = readSettings(text, NAMES);
    const { settings } = read;
    const file = { uri: `${FOLDER}/vmxlint.json`, layer: { folder: FOLDER }, ...read };
    for (const { span, message } of settingFindings(file, { uris: MACHINES, machine })) {
      if (text !== '') assertInText(text, span, ENGLISH(message[0] ?? assert.fail('no message')));
      for (const sentence of message) assert.notEqual(ENGLISH(sentence), '');
    }
    for (const uri of MACHINES) {
      const { ignoredBy, levelOf, declaration } = settingsFor(uri, [
        { folder: FOLDER, name: 'vmxlint.json', settings },
      ]);
      assert.ok(ignoredBy === undefined || ignoredBy === 'vmxlint.json');
      for (const rule of ALL_RULES) levelOf(rule);
      declaration.isSharedDisk('quorum.vmdk');
      declaration.isSharedDisk('C:\\a\\..\\quorum.vhd');
    }
  },
};
