// A real VS Code for one suite: a server with fresh data, and Chromium showing it.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';
import { installEditor } from '../../scripts/editor-install.mjs';
import { serveEditor } from '../../scripts/editor-server.mjs';
import { copyExtension } from '../../scripts/package.mjs';
import { EditorPage } from './editorPage.js';
import { loadWebExtension } from './webExtension.js';

/** The root of the repository, an absolute path. */
export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

// No name but 127.0.0.1 can be resolved, whatever the workbench or an extension asks for. Root needs --no-sandbox.
const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

// What makes the page the same on every machine: drawn without a screen reader's mode, with a title bar that has no input.
const testSettings = { 'editor.accessibilitySupport': 'off', 'window.commandCenter': false };

/** What a suite may choose about its editor. */
export interface WorkbenchOptions {
  /** Files of the workspace: their content by path relative to it. */
  files?: Readonly<Record<string, string | Uint8Array>>;
  /** A folder whose content is copied into the workspace before `files` are written; absolute, or relative to the root. */
  copyOf?: string;
  /** Path of the file to open first, relative to the workspace. */
  open?: string;
  /** User settings beside the quiet ones. */
  settings?: Readonly<Record<string, unknown>>;
  /** Whether workspace trust is on, so that the editor asks and has a Restricted Mode. Off by default. */
  trust?: boolean;
  /** Environment variables for the extension host and the language server. */
  env?: Readonly<Record<string, string>>;
  /** The language of the interface, such as `de`; VS Code's own texts stay English, as its language packs are not installed. */
  locale?: string;
  /** An extension's folder to install instead of this project's extension. */
  extension?: string;
  /** Whether the extension runs in the page, in the web worker host, as in a browser without any server behind it. */
  inPage?: boolean;
}

/** A running editor with its page. */
export interface Workbench {
  /** The page in the words of someone who edits files. */
  editor: EditorPage;
  /** The workspace's folder, an absolute path below the system's temporary folder. */
  folder: string;
  /** The absolute path of a file of the workspace. */
  pathOf(file: string): string;
  /** Ends everything and deletes the workspace; rejects when the page asked for anything off this machine. */
  close(): Promise<void>;
}

/** The workbenches that are open now, the newest last: whoever reports a failed test takes pictures of them. */
export const openWorkbenches = new Set<Workbench>();

/** Starts an editor with the extension installed, as a person has it, and waits until its workbench is drawn. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const folder = makeWorkspace(options);
  const server = await serveEditor({
    editor: installEditor(),
    ...(options.inPage === true
      ? {}
      : { fillExtensions: (extensions: string) => installExtension(extensions, options.extension) }),
    settings: { ...testSettings, ...options.settings },
    trust: options.trust ?? false,
    env: options.env ?? {},
  });
  const { browser, page, strayRequests } = await openPage(server.authority);
  if (options.locale !== undefined) {
    // What a language pack would set before the workbench starts.
    await page.addInitScript((locale) => {
      Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: locale });
    }, options.locale);
  }
  const packaged = mkdtempSync(path.join(os.tmpdir(), 'vmx-extension-'));
  if (options.inPage === true) {
    await copyExtension(packaged);
    await loadWebExtension(page, server.authority, packaged);
  }
  const workbench: Workbench = {
    editor: new EditorPage(page, folder),
    folder,
    pathOf: (file) => path.join(folder, file),
    async close() {
      openWorkbenches.delete(workbench);
      await browser.close();
      await server.stop();
      for (const made of [folder, packaged]) rmSync(made, { recursive: true, force: true });
      assert.deepEqual(strayRequests, [], 'the page asked for something off this machine');
    },
  };
  openWorkbenches.add(workbench);
  try {
    // Opening by address is steadier than clicking in the explorer.
    const first =
      options.open === undefined
        ? []
        : [['openFile', server.remoteUri(path.join(folder, options.open))] as const];
    await page.goto(server.url(folder, first));
    await page.locator('.monaco-workbench').waitFor();
    if (options.open !== undefined) {
      await workbench.editor.waitUntilShown(options.open);
    }
  } catch (error) {
    await workbench.editor.screenshot('workbench-did-not-open');
    await workbench.close();
    throw error;
  }
  return workbench;
}

/** Opens an empty page in a Chromium of its own and notes every request to another host than `authority`. */
export async function openPage(
  authority: string,
): Promise<{ browser: Browser; page: Page; strayRequests: string[] }> {
  const executablePath = findChromium();
  assert.ok(executablePath, 'there is no Chromium; "npm run test:e2e" says how to install it');
  const browser = await chromium.launch({ executablePath, headless: true, args: browserArguments });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const strayRequests: string[] = [];
  const note = (address: string): void => {
    const { protocol, host } = new URL(address);
    // What a webview shows carries this host in its address; the page's own service worker answers it.
    const isWebviewResource = host.endsWith('.vscode-resource.vscode-cdn.net');
    if (/^(https?|wss?):$/.test(protocol) && host !== authority && !isWebviewResource) {
      strayRequests.push(address);
    }
  };
  page.on('request', (request) => {
    note(request.url());
  });
  page.on('websocket', (socket) => {
    note(socket.url());
  });
  return { browser, page, strayRequests };
}

/** Writes a workspace of its own for one editor and returns its folder. */
export function makeWorkspace({ files = {}, copyOf }: WorkbenchOptions): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vmx-workspace-'));
  if (copyOf !== undefined) {
    cpSync(path.resolve(root, copyOf), folder, { recursive: true });
  }
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

async function installExtension(extensions: string, folder: string | undefined): Promise<void> {
  const target = path.join(extensions, 'under-test');
  if (folder === undefined) {
    await copyExtension(target);
  } else {
    cpSync(folder, target, { recursive: true });
  }
}
