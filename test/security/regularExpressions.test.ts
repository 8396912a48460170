import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from 'scslre';
import ts from 'typescript';
import { ROOT } from '../package/productionBuild.js';

/** Expressions that are put together from constants of ours, by their file; nothing that a file says gets into them. */
const BUILT: Readonly<Record<string, number>> = {
  // The keys of the catalogue, escaped.
  'server/src/knowledge/keyPattern.ts': 1,
  'server/src/main/report/excerpt.ts': 1,
  // A bus and a number.
  'server/src/rules/terms/diskSharing.ts': 1,
  'server/src/rules/terms/typographicQuotes.ts': 5,
};

interface Expression {
  readonly source: string;
  readonly flags: string;
  readonly place: string;
}

interface Found {
  readonly literals: readonly Expression[];
  /** How often a file calls `RegExp`. */
  readonly built: Readonly<Record<string, number>>;
}

/** Why an expression may take much longer than its text is long: which parts of it can share the same characters. */
function slowParts({ source, flags }: Pick<Expression, 'source' | 'flags'>): readonly string[] {
  return analyse({ source, flags }).reports.map((report) =>
    report.type === 'Trade'
      ? `${report.startQuant.raw} and ${report.endQuant.raw} exchange characters`
      : report.type === 'Self'
        ? `${report.quant.raw} exchanges characters with itself`
        : `${report.quant.raw} starts anew at every character`,
  );
}

describe('regular expressions', () => {
  let found: Found;
  before(() => {
    found = expressionsIn(['server/src', 'client/src']);
  });

  it('the check knows the dangerous kinds', () => {
    assert.deepEqual(slowParts({ source: '^(?:a+)+$', flags: '' }), ['a+ exchanges characters with itself']);
    assert.deepEqual(slowParts({ source: '^a*a*$', flags: '' }), ['a* and a* exchange characters']);
    assert.deepEqual(slowParts({ source: ' +$', flags: '' }), [' + starts anew at every character']);
    assert.deepEqual(slowParts({ source: '(?<! ) +$', flags: '' }), []);
  });

  it('take time in proportion to the text, every one', () => {
    assert.ok(found.literals.length > 400, `only ${found.literals.length} were found`);
    const slow = found.literals.flatMap((one) =>
      slowParts(one).map((why) => `${one.place}: /${one.source}/${one.flags}: ${why}`),
    );
    assert.deepEqual(slow, []);
  });

  it('are put together only where it is known what from', () => {
    assert.deepEqual(found.built, BUILT);
  });
});

/** @param folders below the repository. */
function expressionsIn(folders: readonly string[]): Found {
  const literals: Expression[] = [];
  const built: Record<string, number> = {};
  for (const file of folders.flatMap(sourcesIn).sort()) {
    const source = ts.createSourceFile(
      file,
      readFileSync(path.join(ROOT, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        literals.push({ ...partsOf(node.text), place: `${file}:${line + 1}` });
      }
      if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp')
        built[file] = (built[file] ?? 0) + 1;
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { literals, built };
}

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?ts$/.test(name))
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`);
}

function partsOf(literal: string): Pick<Expression, 'source' | 'flags'> {
  const end = literal.lastIndexOf('/');
  return { source: literal.slice(1, end), flags: literal.slice(end + 1) };
}
