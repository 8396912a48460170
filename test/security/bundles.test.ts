import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { productionBuild } from '../package/productionBuild.js';

/** What each bundle asks its surroundings for. Each module beyond these needs a reason and a line in docs/security.md. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  'server/dist/node.cjs': [
    ...['crypto', 'events', 'fs', 'node:fs', 'node:fs/promises', 'node:path', 'node:util', 'os', 'path'],
    ...['stream', 'timers', 'url', 'util'],
  ],
  'server/dist/vmxlint.cjs': [
    ...['events', 'node:crypto', 'node:fs', 'node:fs/promises', 'node:path', 'node:util', 'node:v8'],
    ...['stream', 'timers'],
  ],
  'server/dist/api.cjs': ['events', 'node:fs', 'node:fs/promises', 'node:path', 'stream', 'timers'],
  // The reader of XML asks for it and does without.
  'server/dist/browser.js': ['stream'],
  'client/dist/extension.cjs': [
    ...['child_process', 'crypto', 'fs', 'node:path', 'os', 'path', 'readline', 'util', 'vscode'],
  ],
  'client/dist/browser.js': ['vscode'],
};

/** Words by which a program gets new code or reaches the network without asking for a module. */
const REACHING =
  /^(?:eval|fetch|XMLHttpRequest|WebSocket|EventSource|WebTransport|importScripts|sendBeacon)$/;
/** The same, where nothing stands in front: `x.Function` and `x.Worker` are names of many things. */
const STARTING = /^(?:Function|Worker|SharedWorker)$/;

/**
 * What of it a bundle has. The browser's client starts our server, which lies beside it, as a worker; the protocol's package
 * asks whether something is one.
 */
const STARTED: Readonly<Record<string, readonly string[]>> = {
  'client/dist/browser.js': ['Worker', 'new Worker'],
};

describe('the production bundles', () => {
  for (const [file, modules] of Object.entries(MODULES)) {
    it(`${file} asks for no module beyond those that are listed`, async () => {
      const { bundles } = await productionBuild();
      const output = bundles
        .flatMap(({ outputs }) => Object.entries(outputs))
        .find(([name]) => name.endsWith(file))?.[1];
      assert.ok(output, `${file} is not built`);
      const asked = output.imports.filter(({ external }) => external === true).map((one) => one.path);
      assert.deepEqual([...new Set(asked)].sort(), modules);
    });

    it(`${file} neither makes code out of text nor speaks to the network`, async () => {
      const { folder } = await productionBuild();
      const text = readFileSync(path.join(folder, file), 'utf8');
      assert.deepEqual(suspectsIn(text), STARTED[file] ?? []);
    });
  }

  it('the check sees what it looks for', () => {
    const text = [
      'eval("1"); new Function("a", "return a"); Function("x"); globalThis.fetch("x"); new WebSocket("x");',
      'import("x"); require(name); require("x"); "fetch(1)"; kind.Function; navigator.sendBeacon("x");',
      '(0, eval)("1"); self["fetch"]("x"); (() => {}).constructor("x");',
    ].join('\n');
    assert.deepEqual(suspectsIn(text), [
      ...[
        'eval',
        'new Function',
        'Function',
        'fetch',
        'new WebSocket',
        'import()',
        'require()',
        'sendBeacon',
      ],
      ...['eval', 'fetch', 'constructor()'],
    ]);
  });
});

/** Code out of text and ways into the network, as they stand in a program. */
function suspectsIn(text: string): readonly string[] {
  const found: string[] = [];
  const source = ts.createSourceFile('bundle.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const visit = (node: ts.Node): void => {
    found.push(...suspectsAt(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function suspectsAt(node: ts.Node): readonly string[] {
  if (ts.isIdentifier(node)) {
    const { parent } = node;
    const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
    const isKey = (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === node;
    if (isKey || !(REACHING.test(node.text) || (!isMember && STARTING.test(node.text)))) return [];
    return [ts.isNewExpression(parent) ? `new ${node.text}` : node.text];
  }
  if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression))
    return REACHING.test(node.argumentExpression.text) ? [node.argumentExpression.text] : [];
  if (!ts.isCallExpression(node)) return [];
  const [argument] = node.arguments;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return ['import()'];
  const isText = argument !== undefined && ts.isStringLiteralLike(argument);
  if (ts.isIdentifier(node.expression) && node.expression.text === 'require' && !isText) return ['require()'];
  const isConstructor =
    ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'constructor';
  return isConstructor ? ['constructor()'] : [];
}
