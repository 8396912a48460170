import assert from 'node:assert/strict';
import {
  applyFix,
  lintFiles,
  type EnglishFinding,
  type EnglishFix,
  type Files,
} from '../../test/lintFiles.js';

/** More fixes of one folder are of the same kinds. */
const MAX_FIXES = 12;

/**
 * Repairs that make a line count that did not count before, as every repair of spelling does, or that tell for the first
 * time how the rest has to be judged: by a type, by a guest. With it they may show a mistake that was there all the time.
 */
const REVEALING = [
  'vmx-unknown-key',
  'vmx-duplicate-key',
  'vmx-device-without-present',
  'vmc-type-attribute',
  'cluster-guest-edition-mismatch',
];

type Found = ReadonlyMap<string, readonly EnglishFinding[]>;

interface Offer {
  readonly file: string;
  readonly finding: EnglishFinding;
  readonly fix: EnglishFix;
}

/**
 * What every fix promises, also in files that nobody has seen before: applied whole it changes something, removes its
 * finding, adds no error and is not offered again.
 */
export async function assertFixesSound(files: Files, found: Found): Promise<void> {
  for (const offer of offersToTry(found)) await assertFixSound(files, found, offer);
}

/** The fixes of different rules before those of the same one. */
function offersToTry(found: Found): readonly Offer[] {
  const seen = new Map<string, number>();
  const offers = [...found].flatMap(([file, findings]) =>
    findings.flatMap((finding) =>
      finding.fixes
        .filter(({ blocked }) => blocked === undefined)
        .map((fix) => {
          const turn = seen.get(finding.ruleId) ?? 0;
          seen.set(finding.ruleId, turn + 1);
          return { file, finding, fix, turn };
        }),
    ),
  );
  return offers.sort((a, b) => a.turn - b.turn).slice(0, MAX_FIXES);
}

async function assertFixSound(files: Files, found: Found, { file, finding, fix }: Offer): Promise<void> {
  const what = `${finding.ruleId} in ${file}, "${fix.title}"`;
  const after = applyFix(files, fix);
  assert.notDeepEqual(after, files, `${what}: changes nothing`);
  const left = await lintFiles(after);
  const again = count(left, file, finding);
  assert.ok(again < count(found, file, finding), `${what}: its finding is still there`);
  if (fix.safety === 'safe' || REVEALING.includes(finding.ruleId)) return;
  assert.ok(errors(left) <= errors(found), `${what}: adds an error: ${newErrors(found, left)}`);
}

/** How many findings say the same of the same device or setting. */
function count(found: Found, file: string, { ruleId, subject }: EnglishFinding): number {
  const same = (one: EnglishFinding): boolean => one.ruleId === ruleId && one.subject === subject;
  return (found.get(file) ?? []).filter(same).length;
}

function allErrors(found: Found): readonly EnglishFinding[] {
  return [...found.values()].flat().filter(({ severity }) => severity === 'error');
}

const errors = (found: Found): number => allErrors(found).length;

function newErrors(before: Found, after: Found): string {
  const known = new Set(allErrors(before).map(({ key, uri }) => uri + key));
  return allErrors(after)
    .filter(({ key, uri }) => !known.has(uri + key))
    .map(({ message }) => message)
    .join(' / ');
}
