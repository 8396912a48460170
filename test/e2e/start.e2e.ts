// `npm start` as a person meets it: the address it prints opens the examples with the extension at work.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { EditorPage } from './editorPage.js';
import { openPage, root } from './workbench.js';

describe('npm start', () => {
  let start: ChildProcess;
  let address: URL;

  before(async () => {
    start = spawn(process.execPath, ['scripts/start.mjs', '--in-browser', '--no-open'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    address = await printedAddress(start);
  });

  after(() => {
    // Not SIGKILL: it would leave the server behind.
    start.kill();
  });

  it('serves an editor that shows the mistakes in a wrong example', async () => {
    const { browser, page, strayRequests } = await openPage(address.host);
    try {
      await page.goto(address.href);
      const editor = new EditorPage(page, path.join(root, 'examples'));
      await page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ timeout: 60_000 });
      await editor.screenshot('npm-start');
      assert.deepEqual(strayRequests, [], 'the page asked for something off this machine');
    } finally {
      await browser.close();
    }
  });

  it('lets nobody in without the token of its address', async () => {
    assert.equal((await fetch(address.origin)).status, 403);
  });

  it('ends quietly, and its server with it, on Ctrl+C', async () => {
    start.kill('SIGINT');
    const [code] = (await once(start, 'exit')) as [number | null];
    assert.equal(code, 0);
    await assert.rejects(fetch(address.origin));
  });
});

/** The address in the output of `npm start`; rejects with that output when it ends without one. */
function printedAddress(start: ChildProcess): Promise<URL> {
  return new Promise((resolve, reject) => {
    let said = '';
    start.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\S+(?=\n)/.exec(said)?.[0];
      if (address !== undefined) {
        resolve(new URL(address));
      }
    });
    start.once('exit', () => {
      reject(new Error(`npm start ended without an address. It said:\n${said}`));
    });
  });
}
