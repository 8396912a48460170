// What the tests have run of the rooms that hold the knowledge, measured by V8 while `npm test` runs (.c8rc.json).
// `node scripts/coverage.mjs` lists, after `npm test`, what was not run, with the line and column of each place.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, runAsScript } from './prerequisites.mjs';

const REPORT = path.join(root, 'coverage', 'coverage-final.json');

/**
 * How many lines and branches of a room may be left without a test that runs them. These numbers only ever go down:
 * whoever adds code adds its test, and whoever covers more lowers them. Random tests reach some branches of the rules by
 * chance, so there two or three more than were counted are allowed.
 */
const MOST_LEFT = {
  l10n: { lines: 0, branches: 0 },
  syntax: { lines: 3, branches: 2 },
  disk: { lines: 0, branches: 0 },
  knowledge: { lines: 0, branches: 0 },
  machine: { lines: 0, branches: 2 },
  cluster: { lines: 0, branches: 2 },
  rules: { lines: 0, branches: 0 },
  lint: { lines: 0, branches: 0 },
};

await runAsScript(import.meta.url, () => {
  for (const { file, lines, branches } of filesLeft()) {
    if (lines.length > 0) console.log(`${file}: lines ${lines.join(', ')}`);
    for (const { line, column } of branches) console.log(`${file}:${line}:${column + 1}`);
  }
});

/** Takes the last measurement away, so that nobody takes it for the next one. */
export function forgetCoverage() {
  rmSync(REPORT, { force: true });
}

/** Prints what is left by room. @returns false when a room has more left than it may. */
export function coverageHolds() {
  const left = filesLeft();
  let holds = true;
  for (const [room, most] of Object.entries(MOST_LEFT)) {
    const files = left.filter(({ file }) => file.startsWith(`server/src/${room}/`));
    const now = { lines: total(files, 'lines'), branches: total(files, 'branches') };
    for (const kind of ['lines', 'branches']) {
      if (now[kind] === most[kind]) continue;
      const tooMany = now[kind] > most[kind];
      console.log(
        tooMany
          ? `  ${room}: ${now[kind]} ${kind} are run by no test, ${most[kind]} may be; node scripts/coverage.mjs lists them`
          : `  ${room}: only ${now[kind]} ${kind} are left; write this number into scripts/coverage.mjs`,
      );
      holds &&= !tooMany;
    }
  }
  return holds;
}

function total(files, kind) {
  return files.reduce((sum, file) => sum + file[kind].length, 0);
}

/** The files with lines or branches that no test has run; a branch is named by the place where it begins. */
function filesLeft() {
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
