// npm run docs: writes into the rule pages what follows from the rules' metadata.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ALL_RULES } from '../server/src/rules/allRules.js';
import { EDITOR_SCHEMA, editorSchemaText, ruleIndex, SCHEMA, schemaText, withFacts } from './ruleDocs.mjs';

const pages = new URL('../docs/rules/', import.meta.url);

for (const rule of ALL_RULES) {
  const page = new URL(`${rule.id}.md`, pages);
  if (existsSync(page)) writeFileSync(page, withFacts(readFileSync(page, 'utf8'), rule));
  else console.error(`docs/rules/${rule.id}.md is missing: write it, docs/rules/ has examples`);
}
writeFileSync(SCHEMA, schemaText(ALL_RULES));
writeFileSync(EDITOR_SCHEMA, editorSchemaText(ALL_RULES));
const index = new URL('README.md', pages);
writeFileSync(index, ruleIndex(readFileSync(index, 'utf8'), ALL_RULES));
