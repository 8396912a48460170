import assert from 'node:assert/strict';
import type { LintedFinding, LintedFix } from '../../server/src/lint/lintedFinding.js';
import type { Rule } from '../../server/src/rules/rule.js';
import { applyFix, lintFiles, type Files } from '../lintFiles.js';

/** A repair that has not converged after so many fixes never will. */
const MAX_PASSES = 10;

interface Offer {
  readonly file: string;
  readonly finding: LintedFinding;
  readonly fix: LintedFix;
}

async function offers(files: Files, rule: Rule): Promise<Offer[]> {
  const found = await lintFiles(files);
  return [...found].flatMap(([file, findings]) =>
    findings
      .filter(({ ruleId }) => ruleId === rule.id)
      .flatMap((finding) => finding.fixes.map((fix) => ({ file, finding, fix }))),
  );
}

/**
 * The promises of every fix: applied whole it removes its finding, adds no finding of a graver kind than it repairs,
 * changes nothing when applied again, and says the truth about its safety.
 */
export async function checkFixes(files: Files, rule: Rule): Promise<void> {
  const all = await offers(files, rule);
  if (rule.fix === 'none')
    assert.deepEqual(
      all.map(({ fix }) => fix.title),
      [],
      'the metadata says that there is no fix',
    );
  const before = await count(files, 'error');
  for (const { file, finding, fix } of all) {
    if (rule.fix === 'safe') assert.equal(fix.safety, 'safe', `${fix.title}: the metadata says safe`);
    const after = applyFix(files, fix);
    assert.notDeepEqual(after, files, `${fix.title}: changes nothing`);
    const left = (await lintFiles(after)).get(file) ?? [];
    assert.ok(!left.some(({ key }) => key === finding.key), `${fix.title}: its finding is still there`);
    assert.ok((await count(after, 'error')) <= before, `${fix.title}: adds an error`);
    assert.equal(
      (await offers(after, rule)).filter(
        (again) => again.fix.title === fix.title && again.finding.key === finding.key,
      ).length,
      0,
      `${fix.title}: is offered again`,
    );
  }
}

async function count(files: Files, severity: string): Promise<number> {
  return [...(await lintFiles(files)).values()].flat().filter((finding) => finding.severity === severity)
    .length;
}

/** The files after the first fix of the first finding, again and again, until the rule has nothing left to repair. */
export async function repaired(files: Files, rule: Rule): Promise<Files> {
  let current = files;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const [first] = await offers(current, rule);
    if (!first) return current;
    current = applyFix(current, first.fix);
  }
  return assert.fail(`the fixes of ${rule.id} did not converge in ${MAX_PASSES} passes`);
}
