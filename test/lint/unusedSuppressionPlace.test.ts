import assert from 'node:assert/strict';
import { applyFix, lintVmx } from '../lintFiles.js';

describe('A comment that accepts nothing any more, behind a setting', () => {
  it('is deleted with the blanks before it; the setting stays', async () => {
    const text = 'config.version = "8"\nguestOS = "other" \t # vmxlint-disable-line vmx-syntax\n';
    const [finding] = (await lintVmx(text)).filter(({ ruleId }) => ruleId === 'unused-suppression');
    const [fix] = finding?.fixes ?? [];
    assert.ok(fix);
    assert.deepEqual(applyFix({ 'node.vmx': text }, fix), {
      'node.vmx': 'config.version = "8"\nguestOS = "other"\n',
    });
  });
});
