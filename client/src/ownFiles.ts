import { Uri, workspace, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The language server's request for a file that is delivered with it (server/src/main/browser.ts). */
const OWN_FILE = 'vmx/ownFile';

/** Answers it for a server that runs in a worker. @param folder where the bundle of the server lies */
export function answerOwnFiles(client: BaseLanguageClient, folder: Uri): Disposable {
  return client.onRequest(OWN_FILE, async ({ path }: { readonly path: string }) => ({
    text: (await textOf(folder, path)) ?? null,
  }));
}

/** The server's table of translations for a locale such as `de` or `de-AT`; undefined where there is none. */
export async function translationsFor(locale: string, folder: Uri): Promise<object | undefined> {
  const language = /^[a-z]{2,3}/i.exec(locale)?.[0].toLowerCase() ?? 'en';
  // No file holds English, and a folder on a web server would be asked for it in vain.
  const text = language === 'en' ? undefined : await textOf(folder, `l10n/${language}.json`);
  return text === undefined ? undefined : (JSON.parse(text) as object);
}

async function textOf(folder: Uri, path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(folder, path)));
  } catch {
    return undefined;
  }
}
