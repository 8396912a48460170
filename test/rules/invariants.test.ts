// What every fix of every rule promises, on every example of every page, with the line ends of Windows too.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { applyFix, lintFiles, textOf, type Files, type EnglishFix } from '../lintFiles.js';
import { checkFixes, repaired } from './fixInvariants.js';
import { readRulePage } from './rulePage.js';

const PAGES = new URL('../../docs/rules/', import.meta.url);

/** Every wrong example there is, by the page it stands on. A rule without a page is told of in pages.test.ts. */
const examples = ALL_RULES.filter(({ id }) => existsSync(new URL(`${id}.md`, PAGES))).flatMap(({ id }) =>
  readRulePage(new URL(`${id}.md`, PAGES))
    .examples('Wrong')
    .map(({ files }, index) => ({ name: `${id} ${index + 1}`, files })),
);

describe('Whatever a rule finds anywhere', () => {
  for (const { name, files } of examples) {
    it(`its fixes are sound on ${name}`, async () => {
      await checkFixes(files);
    });

    it(`Windows line ends stay on ${name}`, async () => {
      const windows = withWindowsLineEnds(files);
      for (const fix of await allFixes(windows)) {
        for (const [file, content] of Object.entries(applyFix(windows, fix))) {
          if (isMachine(file))
            assert.doesNotMatch(textOf(content), /(?<!\r)\n|\r(?!\n)/, `${fix.title} in ${file}`);
        }
      }
    });

    it(`a fix touches no other line on ${name}`, async () => {
      for (const fix of await allFixes(files)) {
        const after = applyFix(files, fix);
        for (const { uri, edits } of fix.files) {
          const file = uri.slice(uri.indexOf('/vms/') + '/vms/'.length);
          const before = textOf(files[file] ?? '');
          const touched = edits.map(({ span }) => before.slice(span.start, span.end)).join('');
          const kept = before.length - touched.length;
          const written = edits.map(({ newText }) => newText).join('');
          assert.equal(textOf(after[file] ?? '').length, kept + written.length, fix.title);
        }
      }
    });
  }

  for (const { name, files } of examples) {
    it(`repairing everything comes to an end on ${name}`, async () => {
      await repaired(files);
    });
  }
});

const isMachine = (file: string): boolean => /\.(?:vmx|vmc)$/.test(file);

async function allFixes(files: Files): Promise<EnglishFix[]> {
  return [...(await lintFiles(files)).values()].flat().flatMap(({ fixes }) => fixes);
}

function withWindowsLineEnds(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([file, content]) => [
      file,
      isMachine(file) && typeof content === 'string' ? content.replaceAll(/\r?\n/g, '\r\n') : content,
    ]),
  );
}
