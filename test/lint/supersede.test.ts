import assert from 'node:assert/strict';
import type { LintedFinding } from '../../server/src/lint/lintedFinding.js';
import { withoutSuperseded } from '../../server/src/lint/supersede.js';
import type { Rule } from '../../server/src/rules/rule.js';
import sameVhdTwice from '../../server/src/rules/vmc-same-vhd-twice.js';
import sharedDiskOnIde from '../../server/src/rules/vmc-shared-disk-on-ide.js';

/** A finding about ten characters from `start`. */
function finding(
  rule: Rule,
  subject: string,
  start: number,
  severity: LintedFinding['severity'] = 'error',
): LintedFinding {
  return {
    rule,
    ruleId: rule.id,
    severity,
    key: `${rule.id}@${subject}`,
    subject,
    uri: 'file:///vms/node.vmc',
    span: { start, end: start + 10 },
    message: [],
    related: [],
    fixes: [],
  };
}
const grave = (subject: string, start: number, severity?: LintedFinding['severity']): LintedFinding =>
  finding(sameVhdTwice, subject, start, severity);
const lesser = (subject: string, start: number, severity?: LintedFinding['severity']): LintedFinding =>
  finding(sharedDiskOnIde, subject, start, severity);

describe('A finding that supersedes another', () => {
  it('takes its place wherever it is found itself', () => {
    const [first, second] = [grave('ide0:0', 0), grave('ide1:0', 100)];
    const kept = withoutSuperseded([lesser('ide0:0', 0), first, lesser('ide1:0', 100), second]);
    assert.deepEqual(kept, [first, second]);
  });

  it('does so on the same subject or on the same characters, and nowhere else', () => {
    const all = [grave('ide0:0', 0), lesser('ide1:0', 9), lesser('ide0:0', 50), lesser('ide1:0', 10)];
    assert.deepEqual(withoutSuperseded(all), [all[0], all[3]]);
  });

  it('hides nothing that is louder than a hint where it is one itself', () => {
    const [hint, warning, quiet] = [
      grave('ide0:0', 0, 'hint'),
      lesser('ide0:0', 0, 'warning'),
      lesser('ide0:0', 0, 'hint'),
    ];
    assert.deepEqual(withoutSuperseded([hint, warning, quiet]), [hint, warning]);
  });
});
