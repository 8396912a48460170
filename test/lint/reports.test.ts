import assert from 'node:assert/strict';
import { isRuleId } from '../../client/src/ruleIds.js';
import * as reports from '../../server/src/lint/reports.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { indexOf, machine, uri } from '../cluster/machines.js';
import { lintVmx } from '../lintFiles.js';

describe('What the linter says of its own work', () => {
  it('has no id that looks like that of a rule: the client would link it to a page that is not there', async () => {
    const facts = (await indexOf({ 'a.vmx': machine('a') })).facts(uri('a.vmx')) ?? assert.fail();
    const [rule] = ALL_RULES;
    const own = [
      reports.internalError(facts, rule ?? assert.fail()),
      reports.limitReached(facts),
      reports.tooManySettings(facts, 20_001),
      reports.devicesCutOff(facts),
      reports.crowdFound(facts, 101),
    ];
    const makers = Object.values(reports).filter((one) => typeof one === 'function');
    assert.equal(own.length, makers.length, 'every one is asked');
    for (const { ruleId, message } of own)
      assert.ok(message.length > 1, `${ruleId} says what is wrong, and what that means or what to do`);
    const ids = own.map(({ ruleId }) => ruleId);
    assert.deepEqual(
      ids.filter((id) => isRuleId(id) || ALL_RULES.some((one) => one.id === id)),
      [],
    );
  });

  it('and every rule has an id that the client knows as one', () => {
    assert.deepEqual(
      ALL_RULES.map(({ id }) => id).filter((id) => !isRuleId(id)),
      [],
    );
  });
});

it('Every finding has a key of its own, also where one rule says the same twice', async () => {
  const keys = (await lintVmx('config.version = "8"\n= "a"\n= "a"\n= "a"\n'))
    .map(({ key }) => key)
    .filter((key) => key.startsWith('vmx-syntax'));
  assert.deepEqual(keys, ['vmx-syntax@no-key =', 'vmx-syntax@no-key =#2', 'vmx-syntax@no-key =#3']);
});
