import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { lintMachine } from '../../server/src/lint/lintMachine.js';
import { messageIn } from '../../server/src/lint/lintedFinding.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { say } from '../../server/src/l10n/phrase.js';
import { machineRule, type Fix, type Rule } from '../../server/src/rules/rule.js';
import { indexOf, machine, uri } from '../cluster/machines.js';

const like = ALL_RULES.find(({ id }) => id === 'vmx-syntax') ?? assert.fail('there is no such rule');
const FAILING: Rule = {
  ...like,
  id: 'vmx-made-to-fail',
  scope: 'machine',
  check() {
    throw new Error('made to fail');
  },
};

const UNREPAIRABLE = machineRule({
  ...FAILING,
  check({ machine: { anchor } }) {
    const fix: Fix = {
      title: say`Repair it`,
      safety: 'safe',
      get files(): never {
        throw new Error('made to fail');
      },
    };
    return [{ span: anchor, subject: 'all', what: say`What.`, why: say`Why.`, how: say`How.`, fixes: [fix] }];
  },
});

describe('A rule that fails', () => {
  it('becomes one finding and is told to the log; the others still run', async () => {
    const index = await indexOf({ 'a.vmx': `${machine('a')}\ndisplayName = "b" c\n` });
    const told: string[] = [];
    const found = lintMachine(index, uri('a.vmx'), {
      rules: [FAILING, ...ALL_RULES],
      onRuleError: ({ id }, error) => told.push(`${id}: ${String(error)}`),
    });
    const failures = found.filter(({ ruleId }) => ruleId === 'internal-error');
    assert.deepEqual(
      failures.map((finding) => messageIn(ENGLISH, finding).split('. ')[0]),
      ['The check vmx-made-to-fail failed on this file'],
    );
    assert.deepEqual(told, ['vmx-made-to-fail: Error: made to fail']);
    assert.ok(found.some(({ ruleId }) => ruleId === 'vmx-syntax' || ruleId === 'vmx-duplicate-key'));
  });

  it('keeps its finding when only the repair fails', async () => {
    const index = await indexOf({ 'a.vmx': machine('a') });
    const told: string[] = [];
    const [found, ...others] = lintMachine(index, uri('a.vmx'), {
      rules: [UNREPAIRABLE],
      onRuleError: ({ id }, error) => told.push(`${id}: ${String(error)}`),
    });
    assert.deepEqual(others, []);
    assert.deepEqual(found?.fixes, []);
    assert.equal(messageIn(ENGLISH, found), 'What. Why. How.');
    assert.deepEqual(told, ['vmx-made-to-fail: Error: made to fail']);
  });

  it('hurts nobody where nobody wants to be told', async () => {
    const index = await indexOf({ 'a.vmx': machine('a') });
    const ids = lintMachine(index, uri('a.vmx'), { rules: [FAILING] }).map(({ ruleId }) => ruleId);
    assert.deepEqual(ids, ['internal-error']);
  });
});
