import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { messageIn } from '../../server/src/lint/lintedFinding.js';
import { fileURLToPath } from 'node:url';
import { lintPaths } from '../../server/src/main/lintPaths.js';

const quiet = fileURLToPath(new URL('quiet', import.meta.url));

describe('Ordinary and odd but legal files', () => {
  it('are all read, and none gives more than hints', async () => {
    const result = await lintPaths(['.'], quiet);
    const loud = result.findings.filter(({ severity }) => severity !== 'hint');
    assert.deepEqual(
      loud.map(
        (finding) =>
          `${result.displayPath(finding.uri)} ${finding.severity} ${finding.ruleId}: ${messageIn(ENGLISH, finding)}`,
      ),
      [],
    );
    assert.deepEqual(result.problems, []);
    assert.ok(result.read.length > 25);
  });
});
