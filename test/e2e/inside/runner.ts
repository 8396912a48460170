// The entry that the extension host calls: runs the bundled tests that lie beside it and writes down what each did.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import type { InsideResult } from '../extensionHost.js';

/** VS Code calls this once the extension host is up. Rejects when a test failed or there was none. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    forbidOnly: true,
    forbidPending: true,
    reporter: 'spec',
  });
  // This file is bundled as CommonJS, where __dirname is the folder of the bundle.
  for (const name of readdirSync(__dirname).filter((file) => file.endsWith('.inside.cjs'))) {
    mocha.addFile(path.join(__dirname, name));
  }
  const results: InsideResult[] = [];
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      resolve();
    });
    runner.on(Mocha.Runner.constants.EVENT_TEST_PASS, (test) => results.push({ title: test.fullTitle() }));
    // A hook that fails comes here as well.
    runner.on(Mocha.Runner.constants.EVENT_TEST_FAIL, (test, error: Error) =>
      results.push({ title: test.fullTitle(), error: error.stack ?? error.message }),
    );
  });
  const { VMX_E2E_RESULTS: file } = process.env;
  if (file === undefined) {
    throw new Error('VMX_E2E_RESULTS does not name the file for the results.');
  }
  writeFileSync(file, JSON.stringify(results));
  if (results.length === 0 || results.some(({ error }) => error !== undefined)) {
    throw new Error('Not all tests inside the extension host passed.');
  }
}
