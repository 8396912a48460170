import assert from 'node:assert/strict';
import { translationTables } from '../../scripts/phrases.mjs';
import { translatedBy } from '../../server/src/l10n/language.js';
import { messageIn, type LintedFinding } from '../../server/src/lint/lintedFinding.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { findingsOf } from '../lintFiles.js';
import { asked, readRulePage } from '../rules/rulePage.js';
import { ENGLISH_WORDS } from './englishWords.js';

const german = translatedBy(Object.assign({}, ...translationTables('de').values()) as Record<string, string>);

function saidIn(finding: LintedFinding): string[] {
  return [
    messageIn(german, finding),
    ...finding.fixes.map(({ title }) => german(title)),
    ...finding.related.map(({ message }) => german(message)),
  ];
}

describe('A finding in German', () => {
  for (const rule of ALL_RULES) {
    it(`${rule.id} has no English word in it`, async () => {
      const page = readRulePage(new URL(`../../docs/rules/${rule.id}.md`, import.meta.url));
      for (const { files } of page.examples('Wrong')) {
        const found = (await findingsOf(asked(rule, files))).filter(({ ruleId }) => ruleId === rule.id);
        assert.ok(found.length > 0, 'finds nothing');
        for (const text of found.flatMap(saidIn))
          // What stands in quotes or brackets, and the note of an example, comes from a file.
          assert.doesNotMatch(text.replaceAll(/"[^"]*"|\([^)]*\)|the first node/g, ''), ENGLISH_WORDS);
      }
    });
  }
});
