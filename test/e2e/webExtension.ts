// An extension in the editor's web worker host, where no Node is: so it runs in a browser without any server behind it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Where the page finds the extension, on the editor's own address. */
const PREFIX = '/__web-extension';

/**
 * Loads the unpacked extension in the folder `extension` as one of the page itself. Call it before the page is opened.
 * One that is installed on the server would not do: the editor refuses workers whose script lies behind its own connection,
 * and where an extension has an entry for Node too, it takes that.
 */
export async function loadWebExtension(page: Page, authority: string, extension: string): Promise<void> {
  await page.route(
    ({ host, pathname }) => host === authority && pathname.startsWith(`${PREFIX}/`),
    async (route) => {
      const { pathname } = new URL(route.request().url());
      const file = path.join(extension, decodeURIComponent(pathname.slice(PREFIX.length)));
      await route.fulfill(existsSync(file) ? { path: file } : { status: 404, body: '' });
    },
  );
  await page.addInitScript(nameInConfiguration, { scheme: 'http', authority, path: PREFIX });
}

/**
 * Runs in the page. The address of the extension stands in the page's configuration, which is changed after it is parsed
 * and before the workbench reads it. A page that was rewritten on its way would not be let to this machine's own address.
 */
function nameInConfiguration(extension: { scheme: string; authority: string; path: string }): void {
  interface Configuration {
    getAttribute(name: string): string | null;
    setAttribute(name: string, value: string): void;
  }
  const { document } = globalThis as unknown as {
    document: {
      readyState: string;
      addEventListener(event: string, listener: () => void): void;
      getElementById(id: string): Configuration | null;
    };
  };
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    const configuration = document.getElementById('vscode-workbench-web-configuration');
    const settings = configuration?.getAttribute('data-settings');
    if (typeof settings !== 'string') return;
    const changed = { ...(JSON.parse(settings) as object), developmentOptions: { extensions: [extension] } };
    configuration?.setAttribute('data-settings', JSON.stringify(changed));
  });
}
