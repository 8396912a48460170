// Runs the rules' tests on one mutant after the other, in this process. Started by mutate.mts, which it tells of each
// mutant when it begins and when it knows whether a test noticed it.
import fs from 'node:fs';
import { register } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Mocha from 'mocha';
import ts from 'typescript';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import type { Rule } from '../../server/src/rules/rule.js';
import type { Mutation } from './mutations.mjs';

export type Report = { readonly begins: number } | { readonly ends: number; readonly noticedBy?: string };

const RULES = fileURLToPath(new URL('../../server/src/rules/', import.meta.url));
const TESTS = fileURLToPath(new URL('../../test/rules/', import.meta.url));
/** Named after no rule, but it compares every rule's metadata with its page. */
const FACTS = 'facts and index follow from the metadata';

const sources = new Map(
  fs
    .readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [path.join(RULES, name), fs.readFileSync(path.join(RULES, name), 'utf8')]),
);
const originals = [...ALL_RULES];

register('./hooks.mjs', import.meta.url);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mutants-'));
const mocha = new Mocha({ bail: true, reporter: 'min', timeout: 20_000 }).cleanReferencesAfterRun(false);
for (const name of fs.readdirSync(TESTS).filter((one) => one.endsWith('.test.ts')))
  mocha.addFile(path.join(TESTS, name));
await mocha.loadFilesAsync();
// The reports go through the channel to the parent; what mocha prints is of no interest.
process.stdout.write = () => true;

process.on('message', (mutations: readonly (readonly [number, Mutation])[]) => {
  void (async () => {
    for (const [index, mutation] of mutations) {
      process.send?.({ begins: index } satisfies Report);
      const noticedBy = await noticed(mutation);
      process.send?.({ ends: index, ...(noticedBy === undefined ? {} : { noticedBy }) } satisfies Report);
    }
    fs.rmSync(folder, { recursive: true });
    process.disconnect();
    process.exit();
  })();
});

/** The title of the first test that fails with the mutation; undefined when all pass. */
async function noticed(mutation: Mutation): Promise<string | undefined> {
  const file = path.join(RULES, mutation.file);
  const affected = dependantsOf(file);
  let rules: readonly Rule[];
  try {
    rules = await rulesWith(mutation, file, affected);
  } catch (error) {
    return `loading: ${String(error)}`;
  }
  putInPlace(rules);
  try {
    return await firstFailure(idsIn(affected));
  } finally {
    putInPlace(originals);
  }
}

/** The tests hold the list itself, so its content changes; what was remembered of it holds no longer then. */
function putInPlace(rules: readonly Rule[]): void {
  (ALL_RULES as Rule[]).splice(0, ALL_RULES.length, ...rules);
  for (const answers of Object.getOwnPropertySymbols(ALL_RULES)) Reflect.deleteProperty(ALL_RULES, answers);
}

async function rulesWith(
  mutation: Mutation,
  file: string,
  affected: readonly string[],
): Promise<readonly Rule[]> {
  const before = sources.get(file) ?? '';
  const changed = before.slice(0, mutation.start) + mutation.text + before.slice(mutation.end);
  const { outputText } = ts.transpileModule(changed, {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  const description = path.join(folder, `${mutation.file.replaceAll('/', '-')}-${performance.now()}.mutant`);
  fs.writeFileSync(description, JSON.stringify({ path: file, text: outputText, affected }));
  const url = pathToFileURL(path.join(RULES, 'allRules.ts'));
  url.searchParams.set('mutant', description);
  const loaded = (await import(url.href)) as { ALL_RULES: readonly Rule[] };
  return loaded.ALL_RULES;
}

/** The file itself and all rule files that import it, directly or not. */
function dependantsOf(file: string): readonly string[] {
  const found = new Set([file]);
  for (const one of found) {
    for (const [other, text] of sources) {
      const imported = [...text.matchAll(/ from '(\.[^']*)\.js'/g)].map(
        ([, name = '']) => `${path.resolve(path.dirname(other), name)}.ts`,
      );
      if (imported.includes(one)) found.add(other);
    }
  }
  return [...found];
}

function idsIn(files: readonly string[]): readonly string[] {
  const names = new Set(files.map((file) => path.basename(file, '.ts')));
  return originals.map(({ id }) => id).filter((id) => names.has(id));
}

/** Runs the tests of these rules: their pages, and the test files that name them or share words with others that do. */
async function firstFailure(ids: readonly string[]): Promise<string | undefined> {
  const titles = new Set<string>();
  mocha.suite.eachTest((test) => {
    const title = test.fullTitle();
    const text = contentOf(test.file ?? '');
    if (title.includes(FACTS) || ids.some((id) => title.includes(id) || text.includes(id))) titles.add(title);
  });
  // Mocha asks its `grep` nothing but whether it fits a title.
  mocha.options.grep = { test: (title: string) => titles.has(title) } as unknown as RegExp;
  return new Promise((resolve) => {
    let failure: string | undefined;
    mocha
      .run(() => {
        resolve(failure);
      })
      .on('fail', (test) => (failure ??= test.fullTitle()));
  });
}

const contents = new Map<string, string>();

/** The text of a test file together with that of the files beside it that it imports. */
function contentOf(file: string): string {
  let text = contents.get(file);
  if (text === undefined) contents.set(file, (text = file === '' ? '' : withNeighbours(file)));
  return text;
}

function withNeighbours(file: string): string {
  const own = fs.readFileSync(file, 'utf8');
  const neighbours = [...own.matchAll(/ from '\.\/([^'/]*)\.js'/g)].map(([, name = '']) =>
    fs.readFileSync(path.join(path.dirname(file), `${name}.ts`), 'utf8'),
  );
  return [own, ...neighbours].join('\n');
}
