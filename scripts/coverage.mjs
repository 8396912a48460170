// What the tests have run of the rooms that hold the knowledge, measured by V8 while `npm test` runs (.c8rc.json).
// `node scripts/coverage.mjs` lists, after `npm test`, what is left, with the line and column of each place.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, runAsScript, SetupError } from './prerequisites.mjs';

const REPORT = path.join(root, 'coverage', 'coverage-final.json');

await runAsScript(import.meta.url, () => {
  filesLeft().forEach(printLeft);
});

/** Takes the last measurement away, so that nobody takes it for the next one. */
export function forgetCoverage() {
  rmSync(REPORT, { force: true });
}

/** Prints what is left. @returns false when any line or branch of these rooms was run by no test. */
export function coverageHolds() {
  const left = filesLeft().filter(({ lines, branches }) => lines.length + branches.length > 0);
  left.forEach(printLeft);
  return left.length === 0;
}

function printLeft({ file, lines, branches }) {
  if (lines.length > 0) console.log(`${file}: lines ${lines.join(', ')}`);
  for (const { line, column } of branches) console.log(`${file}:${line}:${column + 1}`);
}

/** The files with lines or branches that no test has run; a branch is named by the place where it begins. */
function filesLeft() {
  if (!existsSync(REPORT)) {
    throw new SetupError('Nothing is measured yet. "npm test" measures; run it first.');
  }
  return Object.entries(JSON.parse(readFileSync(REPORT, 'utf8'))).map(([file, { s, b, branchMap }]) => ({
    file: path.relative(root, file).replaceAll('\\', '/'),
    // V8 tells of lines as statements, one a line, numbered from zero.
    lines: Object.keys(s)
      .filter((line) => s[line] === 0)
      .map((line) => Number(line) + 1),
    branches: Object.keys(b)
      .filter((branch) => b[branch][0] === 0)
      .map((branch) => branchMap[branch].locations[0].start),
  }));
}
