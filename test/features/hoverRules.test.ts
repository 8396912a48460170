import assert from 'node:assert/strict';
import { rulesOf } from '../../server/src/features/hover/ruleLines.js';
import table from '../../server/src/features/hover/rulesOfSettings.json' with { type: 'json' };
import { vmcElement } from '../../server/src/knowledge/vmcElements.js';
import { vmxKeys } from '../../server/src/knowledge/vmxKeys.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';

/** Rules about the machine as a whole, about every setting, or about what is written wrongly. */
const ABOUT_NO_SETTING = [
  'cluster-node-count',
  'cluster-kind-not-supported',
  'cluster-no-vmotion',
  'cluster-workstation-unsupported',
  'cluster-number-with-blank',
  'vmx-bad-boolean',
  'vmx-bad-integer',
  'vmx-bad-word',
  'vmx-bom',
  'vmx-boolean-case',
  'vmx-curly-quotes',
  'vmx-duplicate-key',
  'vmx-invisible-character',
  'vmx-key-case',
  'vmx-out-of-range',
  'vmx-syntax',
  'vmx-two-entries-on-one-line',
  'vmx-unknown-key',
  'vmx-unquoted-value',
  'vmc-duplicate-element',
  'vmc-element-misspelled',
  'vmc-encoding',
  'vmc-id-missing',
  'vmc-not-well-formed',
  'vmc-type-attribute',
  'vmc-type-value',
];

describe('The rules that a hover names', () => {
  const named = new Set(table.rows.flatMap(({ rules }) => rules));

  it('exist', () => {
    const ids = new Set(ALL_RULES.map(({ id }) => id));
    assert.deepEqual(
      [...named].filter((id) => !ids.has(id)),
      [],
      'server/src/rules/allRules.ts lists no such rule',
    );
  });
  it('are all rules but those about no setting in particular', () => {
    const missing = ALL_RULES.map(({ id }) => id).filter((id) => !named.has(id));
    assert.deepEqual(
      missing.sort(),
      [...ABOUT_NO_SETTING].sort(),
      'a new rule belongs into server/src/features/hover/rulesOfSettings.json, beside the settings it looks at; ' +
        'one about no setting in particular into the list above',
    );
  });
  it('belong to settings that the catalogues know', () => {
    const patterns = new Set(vmxKeys().map(({ pattern }) => pattern.text));
    assert.deepEqual(
      table.rows.flatMap(({ settings }) => settings).filter((one) => !patterns.has(one) && !vmcElement(one)),
      [],
      'add a setting to server/src/knowledge/vmxKeys.json, an element of a .vmc to vmcHardware.ts or vmcSettings.ts',
    );
  });
  it('are read of every row that names the setting', () => {
    assert.ok(rulesOf('scsi<0-3>.sharedBus').some(({ id }) => id === 'cluster-bus-sharing-value'));
    assert.deepEqual(rulesOf('nothing'), []);
  });
});
