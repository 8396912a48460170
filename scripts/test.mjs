// npm test: types, ESLint, Prettier, knip for code that nobody uses, all tests that need no browser, and what these have run
// (coverage.mjs).
// npm run test:e2e (`test.mjs e2e`): the tests that drive a real VS Code in Chromium.
// npm run test:editors (`test.mjs editors`): the tests that drive the Neovim and the Emacs of the PATH.
// The last line is always "N passed, N failed"; a check that fails counts as one failed test.
import { spawn } from 'node:child_process';
import path from 'node:path';
import util from 'node:util';
import { installPackages, requireNode, root, runAsScript, SetupError } from './prerequisites.mjs';

/** What mocha needs beside its configuration so that coverage is measured rightly; see plainTypeScript.mjs. */
const MEASURED = [
  '--no-experimental-require-module',
  '--import=./scripts/plainTypeScript.mjs',
  // Code that is measured runs more slowly.
  '--timeout=60000',
];
const MEASURED_BY = ['c8/bin/c8.js', process.execPath, 'node_modules/mocha/bin/mocha.js'];

await runAsScript(import.meta.url, async (args) => {
  const total = { passed: 0, failed: 0 };
  try {
    requireNode();
    installPackages();
    await suiteOf(args)(total);
  } catch (error) {
    total.failed += 1;
    console.error(error instanceof SetupError ? `\n${error.message}` : error);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
});

function suiteOf(args) {
  if (args.includes('e2e')) return testInEditor;
  return args.includes('editors') ? testInOtherEditors : testWithoutEditor;
}

async function testWithoutEditor(total) {
  const { build } = await import('./build.mjs');
  await check(total, 'build', () => build().then(() => true));
  await check(total, 'types', async () => (await run('typescript/bin/tsc', ['--noEmit'])).ok);
  await check(total, 'ESLint', async () => (await run('eslint/bin/eslint.js', ['.'])).ok);
  await check(total, 'Prettier', async () => (await run('prettier/bin/prettier.cjs', ['--check', '.'])).ok);
  await check(total, 'knip', async () => (await run('knip/bin/knip.js', ['--no-progress'])).ok);
  const { coverageHolds, forgetCoverage } = await import('./coverage.mjs');
  forgetCoverage();
  await mocha(total, ['test/**/*.test.ts', ...MEASURED], MEASURED_BY);
  await check(total, 'coverage', () => Promise.resolve(coverageHolds()));
}

async function testInEditor(total) {
  if (process.platform !== 'linux') {
    throw new SetupError('The end-to-end tests run on Linux only, because the VS Code that npm offers does.');
  }
  const { build } = await import('./build.mjs');
  const { ensureChromium } = await import('./chromium.mjs');
  const { installEditor } = await import('./editor-install.mjs');
  await build();
  ensureChromium();
  installEditor({ withLogs: true });
  await mocha(total, ['--config', 'test/e2e/.mocharc.json']);
}

async function testInOtherEditors(total) {
  const { build } = await import('./build.mjs');
  await build();
  await mocha(total, ['--config', 'test/editors/.mocharc.json']);
}

async function check(total, name, holds) {
  console.log(`— ${name}`);
  const ok = await holds().catch((error) => {
    // esbuild has printed its own errors; they carry this list.
    if (error.errors === undefined) {
      throw error;
    }
    return false;
  });
  if (!ok) {
    total.failed += 1;
    console.log(`  ${name} failed`);
  }
}

/**
 * Runs mocha, by default directly, and adds its counts to `total`. A run that dies before it tells them counts as one
 * failed test.
 */
async function mocha(total, args, [tool, ...before] = ['mocha/bin/mocha.js']) {
  console.log('— tests');
  const color = process.stdout.isTTY ? ['--color'] : [];
  const { ok, output } = await run(tool, [...before, ...args, ...color, '--forbid-only', '--forbid-pending']);
  const passed = lastCount(output, 'passing');
  const failed = lastCount(output, 'failing');
  total.passed += passed ?? 0;
  total.failed += failed ?? (ok && passed !== undefined ? 0 : 1);
}

/** The number in mocha's closing lines, such as "  12 passing (3s)". */
function lastCount(output, word) {
  const plain = util.stripVTControlCharacters(output);
  const count = [...plain.matchAll(new RegExp(`^ {2}(\\d+) ${word}\\b`, 'gm'))].at(-1)?.[1];
  return count === undefined ? undefined : Number(count);
}

/** Runs the tool at `entry` in node_modules; its output goes to the terminal and is returned as well. */
function run(entry, args) {
  const tool = path.join(root, 'node_modules', entry);
  const child = spawn(process.execPath, [tool, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}
