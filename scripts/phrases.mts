// Everything the language server says to a person, as templates to translate: `npm run phrases` prints those that
// server/l10n/de does not hold yet, by the file they stand in; `npm run phrases -- cluster-` only those of files named so.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { networkModels, scsiModels } from '../server/src/knowledge/adapterModels.js';
import { deprecation } from '../server/src/knowledge/deprecations.js';
import { guestSystems } from '../server/src/knowledge/guestOs.js';
import { hardwareVersions } from '../server/src/knowledge/hardwareVersions.js';
import { macRanges } from '../server/src/knowledge/macRanges.js';
import { vmdkMeanings } from '../server/src/knowledge/vmdkWords.js';
import { vmcElements } from '../server/src/knowledge/vmcElements.js';
import { vmcValues } from '../server/src/knowledge/vmcStructure.js';
import { explanations } from '../server/src/knowledge/vmxExplanations.js';
import { isDefaultDescribed } from '../server/src/knowledge/vmxDefaults.js';
import { vmxKeys } from '../server/src/knowledge/vmxKeys.js';
import { valuesOf } from '../server/src/knowledge/vmxValues.js';
import { ALL_RULES } from '../server/src/rules/allRules.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = path.join(root, 'server/src');
const TABLES = path.join(root, 'server/l10n');

/** A template and the file, relative to server/src, that says it first. */
export type Templates = ReadonlyMap<string, string>;

/** The templates of all phrases tagged with `say` in the server's code. */
export function saidTemplates(): Templates {
  const found = new Map<string, string>();
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  for (const file of files.sort()) {
    const text = readFileSync(path.join(SOURCES, file), 'utf8');
    if (!text.includes('say`')) continue;
    for (const template of templatesIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest)))
      if (!found.has(template)) found.set(template, file);
  }
  return found;
}

/** Most guests have the same name in every language; the names of these describe a system in words. */
const DESCRIBED_GUEST = /^Other\b| or |\((?:code name|experimental)\b/;

/** The texts of the catalogues and of the rules that an editor shows: each is said as a phrase without parts. */
export function knowledgeTexts(): Templates {
  const found = new Map<string, string>();
  const addFrom = (source: string, ...texts: readonly (string | undefined)[]): void => {
    for (const text of texts)
      if (text !== undefined && hasWords(text) && !found.has(text)) found.set(text, source);
  };
  const add = (table: string, ...texts: readonly (string | undefined)[]): void => {
    addFrom(`knowledge/${table}`, ...texts);
  };
  for (const key of vmxKeys()) {
    add(
      'vmxKeys.json',
      key.description,
      key.note,
      isDefaultDescribed(key) ? key.defaultValue : undefined,
      ...key.sources,
    );
    if (key.pattern.text !== 'guestOS') add('vmxValues.json', ...valuesOf(key).map(({ meaning }) => meaning));
    add('deprecations.json', deprecation(key)?.meaning);
  }
  add('vmxExplanations.json', ...explanations().values());
  for (const model of [...scsiModels(), ...networkModels()])
    add('adapterModels.json', model.guestDriver, model.forClusters);
  add('hardwareVersions.json', ...hardwareVersions().map(({ meaning }) => meaning));
  add('macRanges.json', ...macRanges().map(({ meaning }) => meaning));
  add('vmdkWords.json', ...vmdkMeanings());
  for (const { path, meaning } of vmcElements()) {
    add('vmcElements', meaning);
    add('vmcValues.json', ...vmcValues(path).map((value) => value.meaning));
  }
  add('guestOs.json', ...guestSystems().flatMap(({ name }) => (DESCRIBED_GUEST.test(name) ? name : [])));
  for (const { id, summary } of ALL_RULES) addFrom(`rules/${id}`, summary);
  return found;
}

/** Nothing but values and marks is the same in every language. */
export function hasWords(template: string): boolean {
  return /\p{L}{2,}/u.test(template.replaceAll(/\{\d+\}/g, ''));
}

/** The translations of a language, by file. @throws Error when a file is no table of texts. */
export function translationTables(language: string): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const folder = path.join(TABLES, language);
  return new Map(
    readdirSync(folder).map((file) => [
      file,
      JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, string>,
    ]),
  );
}

function* templatesIn(node: ts.Node): Generator<string> {
  if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && node.tag.text === 'say')
    yield templateOf(node.template);
  const inner: string[] = [];
  node.forEachChild((child) => {
    inner.push(...templatesIn(child));
  });
  yield* inner;
}

/** The same text that the tag makes of it at run time (l10n/phrase.ts). */
function templateOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.templateSpans.reduce(
    (text, { literal }, index) => `${text}{${index}}${literal.text}`,
    template.head.text,
  );
}

/** The holes of a template, sorted: a translation has the same ones. */
export function holesOf(template: string): readonly string[] {
  return [...template.matchAll(/\{\d+\}/g)].map(([hole]) => hole).sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const known = new Set([...translationTables('de').values()].flatMap((table) => Object.keys(table)));
  const wanted = process.argv.slice(2);
  const missing = [...saidTemplates(), ...knowledgeTexts()].filter(
    ([template, file]) =>
      hasWords(template) &&
      !known.has(template) &&
      (wanted.length === 0 || wanted.some((one) => file.includes(one))),
  );
  for (const [template, file] of missing) console.log(`${file}\t${JSON.stringify(template)}`);
  console.log(`${missing.length} phrases have no German yet.`);
}
