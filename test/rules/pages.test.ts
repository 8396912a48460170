import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  EDITOR_SCHEMA,
  editorSchemaText,
  ruleIndex,
  SCHEMA,
  schemaText,
  withFacts,
} from '../../scripts/ruleDocs.mjs';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import type { Rule } from '../../server/src/rules/rule.js';
import { findingsOf, lintFiles, type Files, type EnglishFinding } from '../lintFiles.js';
import { checkFixes, repaired } from './fixInvariants.js';
import { asked, readRulePage, type Example, type RulePage } from './rulePage.js';

const PAGES = new URL('../../docs/rules/', import.meta.url);
const HEADINGS = [
  'What it does',
  'Why it matters',
  'Fix',
  'Wrong',
  'Right',
  'Not reported',
  'When not to use it',
  'How to suppress it',
  'References',
];

describe('Every rule has a page that is true', () => {
  for (const rule of ALL_RULES) {
    describe(rule.id, () => {
      const place = new URL(`${rule.id}.md`, PAGES);
      if (!existsSync(place)) {
        it('has a page', () => assert.fail(`docs/rules/${rule.id}.md is missing`));
        return;
      }
      checkPage(rule, readRulePage(place));
    });
  }

  it('facts and index follow from the metadata (npm run docs writes them)', () => {
    for (const rule of ALL_RULES) {
      const text = readRulePage(new URL(`${rule.id}.md`, PAGES)).text;
      assert.equal(text, withFacts(text, rule), `docs/rules/${rule.id}.md is stale: run "npm run docs"`);
    }
    const index = readFileSync(new URL('README.md', PAGES), 'utf8');
    assert.equal(index, ruleIndex(index, ALL_RULES), 'docs/rules/README.md is stale: run "npm run docs"');
    const stale = 'a schema of vmxlint.json is stale: run "npm run docs"';
    assert.equal(readFileSync(SCHEMA, 'utf8'), schemaText(ALL_RULES), stale);
    assert.equal(readFileSync(EDITOR_SCHEMA, 'utf8'), editorSchemaText(ALL_RULES), stale);
  });

  it("VS Code's schema of vmxlint.json completes the same and finds no mistake that the server tells as well", () => {
    const keywords = (text: string): ReadonlySet<string> =>
      new Set([...text.matchAll(/"(\$ref|\w+)": (?=[[{"tf])/g)].map(([, word = '']) => word));
    const [all, ours] = [schemaText(ALL_RULES), editorSchemaText(ALL_RULES)].map(keywords);
    const demands = ['additionalProperties', 'enum', 'required', 'type'];
    assert.deepEqual([...(all ?? [])].filter((word) => ours?.has(word) !== true).sort(), demands);
    for (const word of ['"across-boxes"', '"warning"', '"esx2"', '"cluster-single-nic"'])
      assert.ok(editorSchemaText(ALL_RULES).includes(word), word);
  });

  it('no page is left without a rule', () => {
    const ids = new Set(['README', ...ALL_RULES.map(({ id }) => id)]);
    const pages = readdirSync(PAGES)
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.slice(0, -3));
    assert.deepEqual(
      pages.filter((id) => !ids.has(id)),
      [],
      'these pages belong to no rule of server/src/rules/allRules.ts',
    );
  });
});

function checkPage(rule: Rule, page: RulePage): void {
  it('has its id as title and all headings in order', () => {
    assert.equal(page.title, rule.id);
    assert.deepEqual(page.headings, HEADINGS);
  });

  it('has the marks between which "npm run docs" writes', () => {
    for (const [heading, begin, end] of [
      [undefined, '<!-- facts -->', '<!-- /facts -->'],
      ['How to suppress it', '<!-- suppressing -->', '<!-- /suppressing -->'],
    ] as const) {
      const text = heading === undefined ? page.text : page.section(heading);
      const isThere = text.includes(begin) && text.indexOf(end) > text.indexOf(begin);
      assert.ok(
        isThere,
        `write ${begin} and ${end} under ${heading ?? 'the title'}, then run "npm run docs"`,
      );
    }
  });

  it('names the documents that a warning or an error rests on', () => {
    const isGrave = Object.values(rule.severity).some(
      (severity) => severity === 'error' || severity === 'warning',
    );
    assert.ok(!isGrave || rule.sources.length > 0, 'without a source a rule is information at most');
  });

  const wrong = page.examples('Wrong');
  const right = page.examples('Right');

  it('has an example of each kind', () => {
    const notReported = page.examples('Not reported');
    assert.ok(
      wrong.length > 0 && right.length > 0 && notReported.length > 0,
      'Wrong, Right and Not reported each need a file, in a block such as ```vmx node1.vmx',
    );
    if (rule.fix !== 'none')
      assert.equal(
        right.length,
        wrong.length,
        'each wrong example needs its right one, under the same ### heading',
      );
  });

  wrong.forEach((example, index) => {
    it(`wrong example ${index + 1} gives its own finding on the marked characters, and nothing else above a hint`, async () => {
      const found = await lintFiles(asked(rule, example.files));
      assert.deepEqual(
        places(example, own(rule, found)),
        places(example, example.marks),
        'marked characters',
      );
      assert.deepEqual(
        loud(found).filter((line) => !line.includes(`${rule.id}:`)),
        [],
        'other findings',
      );
    });

    it(`a finding of wrong example ${index + 1} says what is wrong, why it matters and what to do`, async () => {
      const found = await findingsOf(asked(rule, example.files));
      for (const { message } of found.filter(({ ruleId }) => ruleId === rule.id)) {
        const parts = message.map(ENGLISH);
        assert.equal(parts.length, 3);
        for (const part of parts) assert.match(part, /^\S.*[.?!]$/s, `a part of: ${parts.join(' | ')}`);
      }
    });

    it(`the fixes of wrong example ${index + 1} are sound`, async () => {
      await checkFixes(asked(rule, example.files), rule);
    });

    if (!example.hasFix) {
      it(`wrong example ${index + 1} is offered no fix`, async () => {
        assert.deepEqual(
          textFiles(await repaired(asked(rule, example.files), rule)),
          textFiles(example.files),
        );
      });
    } else if (rule.fix !== 'none') {
      it(`the first fix turns wrong example ${index + 1} into the right one`, async () => {
        assert.deepEqual(
          textFiles(await repaired(asked(rule, example.files), rule)),
          textFiles(right[index]?.files ?? {}),
        );
      });
    }
  });

  for (const heading of ['Right', 'Not reported']) {
    page.examples(heading).forEach((example, index) => {
      it(`"${heading}" example ${index + 1} gives nothing above a hint, and nothing of this rule`, async () => {
        const found = await lintFiles(asked(rule, example.files));
        assert.deepEqual(loud(found), []);
        assert.deepEqual(own(rule, found), []);
      });
    });
  }
}

type Found = ReadonlyMap<string, readonly EnglishFinding[]>;

function own(rule: Rule, found: Found): { file: string; start: number; end: number }[] {
  return [...found].flatMap(([file, findings]) =>
    findings
      .filter(({ ruleId }) => ruleId === rule.id)
      .map(({ span }) => ({ file, start: span.start, end: span.end })),
  );
}

function loud(found: Found): string[] {
  return [...found].flatMap(([file, findings]) =>
    findings
      .filter(({ severity }) => severity !== 'hint')
      .map(({ ruleId, message, severity }) => `${file} ${severity} ${ruleId}: ${message}`),
  );
}

/** Places as text, so that a failure shows words instead of offsets. */
function places(example: Example, found: readonly { file: string; start: number; end: number }[]): string[] {
  return found
    .map(({ file, start, end }) => {
      const text = example.files[file];
      const before = typeof text === 'string' ? text.slice(0, start).split('\n') : [];
      return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${typeof text === 'string' ? text.slice(start, end) : ''}`;
    })
    .sort();
}

function textFiles(files: Files): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, content]) =>
      typeof content === 'string' && name !== 'vmxlint.json' ? [[name, content]] : [],
    ),
  );
}
