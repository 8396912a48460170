// While coverage is measured, the rooms that are measured are compiled by TypeScript instead of tsx: tsx adds small functions of
// its own to the first line of every file (esbuild's keepNames), and their branches would be counted as ours.
// The tests themselves still go through tsx. Mocha has to `import` the tests (--no-experimental-require-module): what is
// required passes these hooks by.
import fs from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import ts from 'typescript';
import { root } from './prerequisites.mjs';

const compilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  inlineSourceMap: true,
};

/** The rooms whose coverage is held (.c8rc.json). */
const MEASURED = /\/server\/src\/(?:l10n|syntax|disk|knowledge|machine|cluster|rules|lint)\//;

// Node runs hooks in a thread of their own, which loads this file again.
if (isMainThread) {
  await import('tsx');
  register(import.meta.url);
  // Node has read this variable already. A process that a test starts would compile the same files in another way.
  delete process.env.NODE_V8_COVERAGE;
  // What is bundled is CommonJS and looks for its pages beside itself; imported as it stands it finds none.
  globalThis.__dirname ??= root;
}

/** Node's `load` hook: compiles the TypeScript of the measured rooms, with its source map, and passes on all others. */
export async function load(url, context, nextLoad) {
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'file:' || !pathname.endsWith('.ts') || !MEASURED.test(pathname)) {
    return nextLoad(url, context);
  }
  const fileName = fileURLToPath(url.replace(/[?#].*$/, ''));
  const compiled = ts.transpileModule(await fs.readFile(fileName, 'utf8'), { fileName, compilerOptions });
  return { format: 'module', source: compiled.outputText, shortCircuit: true };
}
