// Runs mocha inside the editor's extension host, where tests can call the extension API themselves.
// VS Code has no command line for that in a served editor; its own tests use the entries of the page's address below,
// and the function `codeAutomationExit`, which the workbench calls with the exit code of the run.
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { installEditor } from '../../scripts/editor-install.mjs';
import { serveEditor } from '../../scripts/editor-server.mjs';
import { makeWorkspace, openPage, root, type WorkbenchOptions } from './workbench.js';

/** The outcome of one test inside the extension host; `error` is there when it failed. */
export interface InsideResult {
  title: string;
  error?: string;
}

/** How long the whole run inside the editor may take, in milliseconds. */
const runLimit = 180_000;

/** What a run inside the extension host may choose. */
export interface InsideOptions extends Pick<WorkbenchOptions, 'files' | 'copyOf' | 'settings' | 'extension'> {
  /** The folder with the tests, *.inside.ts; relative to the root. */
  suite?: string;
}

/**
 * Bundles the tests of the suite, by default test/e2e/inside, runs them in the extension host of an editor that has
 * the extension under development, and returns what each did. A run that dies gives one failed result that says how.
 */
export async function runInsideExtensionHost(options: InsideOptions = {}): Promise<InsideResult[]> {
  const results = path.join(mkdtempSync(path.join(os.tmpdir(), 'vmx-inside-')), 'results.json');
  try {
    const runner = await bundleSuite(options.suite ?? 'test/e2e/inside');
    const said = await runInEditor(runner, results, options);
    return readResults(results, said);
  } catch (error) {
    return [{ title: 'runs inside the extension host', error: String(error) }];
  } finally {
    rmSync(path.dirname(results), { recursive: true, force: true });
  }
}

/** Bundles the tests and the runner into one folder, since the runner takes every test that lies beside it. */
async function bundleSuite(suite: string): Promise<string> {
  const source = path.resolve(root, suite);
  const tests = readdirSync(source).filter((name) => name.endsWith('.inside.ts'));
  const outdir = path.join(root, 'test', 'e2e', 'dist');
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: [
      path.join(root, 'test', 'e2e', 'inside', 'runner.ts'),
      ...tests.map((name) => path.join(source, name)),
    ],
    outdir,
    entryNames: '[name]',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // The extension host provides "vscode"; mocha loads files and reporters of its own by path.
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(outdir, 'runner.cjs');
}

/** Runs the bundled suite in an editor and returns all that the extension host wrote meanwhile. */
async function runInEditor(runner: string, results: string, options: InsideOptions): Promise<string> {
  const folder = makeWorkspace(options);
  const server = await serveEditor({
    editor: installEditor(),
    settings: options.settings ?? {},
    env: { VMX_E2E_RESULTS: results },
    // Versions after 1.100 heed the two entries below only with this argument. It answers every dialog by itself.
    args: ['--enable-smoke-test-driver'],
  });
  const { browser, page, strayRequests } = await openPage(server.authority);
  try {
    const run = await watchRun(page);
    await page.goto(
      server.url(folder, [
        ['extensionDevelopmentPath', server.remoteUri(options.extension ?? root)],
        ['extensionTestsPath', server.remoteUri(runner)],
      ]),
    );
    await run.end();
    assert.deepEqual(strayRequests, [], 'the page asked for something off this machine');
    return run.said.join('\n');
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Listens to the workbench's two functions. `end` rejects, with all that was said, when the run takes too long. */
async function watchRun(page: Page): Promise<{ end: () => Promise<void>; said: string[] }> {
  const said: string[] = [];
  await page.exposeFunction('codeAutomationLog', (_type: string, words: unknown[]) => {
    said.push(format(...words));
  });
  const exit = new EventEmitter();
  let over = false;
  await page.exposeFunction('codeAutomationExit', () => {
    over = true;
    exit.emit('exit');
  });
  return {
    said,
    async end() {
      try {
        await (over || once(exit, 'exit', { signal: AbortSignal.timeout(runLimit) }));
      } catch {
        throw new Error(`No result after ${runLimit / 1000} s. The extension host said:\n${said.join('\n')}`);
      }
    },
  };
}

/** What the runner wrote down. Throws with the words of the extension host when it did not get that far. */
function readResults(file: string, said: string): InsideResult[] {
  if (!existsSync(file)) {
    throw new Error(`The run left no results. The extension host said:\n${said}`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as InsideResult[];
}
