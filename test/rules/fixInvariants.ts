import assert from 'node:assert/strict';
import type { Rule } from '../../server/src/rules/rule.js';
import { applyFix, lintFiles, type Files, type EnglishFinding, type EnglishFix } from '../lintFiles.js';

/** A repair that has not converged after so many fixes never will. */
const MAX_PASSES = 10;

/** Rules of unsafe repairs that repair a mere slip in a value safely. */
const SOMETIMES_SAFE: readonly string[] = ['cluster-bus-sharing-value', 'vmx-bad-boolean', 'vmx-bad-integer'];

interface Offer {
  readonly file: string;
  readonly finding: EnglishFinding;
  readonly fix: EnglishFix;
}

type Found = ReadonlyMap<string, readonly EnglishFinding[]>;

/** Every fix that is offered, of one rule or of all. */
function offers(found: Found, rule: Rule | undefined): Offer[] {
  return [...found].flatMap(([file, findings]) =>
    findings
      .filter((finding) => finding.rule && (rule === undefined || finding.ruleId === rule.id))
      .flatMap((finding) => finding.fixes.map((fix) => ({ file, finding, fix }))),
  );
}

/**
 * The promises of every fix: applied whole it removes its finding, adds no error, changes nothing when applied again,
 * and the rule's metadata says the truth about it.
 * @param rule only this rule's fixes; all when undefined.
 */
export async function checkFixes(files: Files, rule?: Rule): Promise<void> {
  const found = await lintFiles(files);
  for (const { file, finding, fix } of offers(found, rule)) {
    const what = `${finding.ruleId}, ${fix.title}`;
    const safety = finding.rule?.fix;
    assert.notEqual(safety, 'none', `${what}: the metadata says that there is no fix`);
    if (!SOMETIMES_SAFE.includes(finding.ruleId))
      assert.equal(fix.safety, safety, `${what}: the metadata says ${safety}, and --fix goes by the fix`);
    const after = applyFix(files, fix);
    assert.notDeepEqual(after, files, `${what}: changes nothing`);
    const left = await lintFiles(after);
    assert.ok(!left.get(file)?.some(({ key }) => key === finding.key), `${what}: its finding is still there`);
    assert.ok(errors(left) <= errors(found), `${what}: adds an error`);
    const again = offers(left, finding.rule).filter(
      (one) => one.fix.title === fix.title && one.finding.key === finding.key && one.file === file,
    );
    assert.deepEqual(again, [], `${what}: is offered again`);
  }
}

function errors(found: Found): number {
  return [...found.values()].flat().filter(({ severity }) => severity === 'error').length;
}

/** The files after the first fix of the first finding, again and again, until nothing is left to repair. */
export async function repaired(files: Files, rule?: Rule): Promise<Files> {
  let current = files;
  const passes = rule === undefined ? 5 * MAX_PASSES : MAX_PASSES;
  for (let pass = 0; pass < passes; pass++) {
    const [first] = offers(await lintFiles(current), rule);
    if (!first) return current;
    current = applyFix(current, first.fix);
  }
  return assert.fail(
    `the fixes of ${rule?.id ?? 'all rules together'} did not come to an end in ${passes} passes`,
  );
}
