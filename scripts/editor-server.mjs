// Runs the installed VS Code as a server on 127.0.0.1, with data of its own that is deleted at the end.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SetupError } from './prerequisites.mjs';

// No news, no questions, no updates, no telemetry: an editor that shows the folder and the extension, and asks nobody.
const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'files.autoSave': 'off',
  'remote.autoForwardPorts': false,
};

/** How long the server may take until it listens, in milliseconds; it needs about half a second. */
const startLimit = 60_000;

/**
 * Starts the editor in the folder `editor`; resolves once it answers. Throws a SetupError with the server's own words
 * when it does not start. What each option means is written in editor-server.d.mts.
 */
export async function serveEditor({
  editor,
  fillExtensions,
  settings = {},
  port = 0,
  trust = false,
  env = {},
  args = [],
}) {
  const data = mkdtempSync(path.join(os.tmpdir(), 'vmx-editor-'));
  try {
    // Other users of this machine can reach the port too, and whoever is let in may run programs as the one who started it.
    const token = randomBytes(16).toString('hex');
    writeFileSync(path.join(data, 'token'), token, { mode: 0o600 });
    mkdirSync(path.join(data, 'data', 'User'), { recursive: true });
    writeFileSync(
      path.join(data, 'data', 'User', 'settings.json'),
      JSON.stringify({ ...quietSettings, 'security.workspace.trust.enabled': trust, ...settings }, null, 2),
    );
    mkdirSync(path.join(data, 'extensions'));
    await fillExtensions?.(path.join(data, 'extensions'));

    const child = startServer(editor, data, [...portAndTrust(port, trust), ...args], env);
    const exited = new Promise((resolve) => child.once('exit', resolve)).then(() => removeData(data));
    const stop = async () => {
      signalGroup(child, 'SIGTERM');
      const hard = setTimeout(() => signalGroup(child, 'SIGKILL'), 5000);
      await exited;
      clearTimeout(hard);
    };
    const authority = await listeningAuthority(child).catch(async (error) => {
      await stop();
      throw error;
    });
    return { ...addresses(authority, token), exited, stop };
  } catch (error) {
    removeData(data);
    throw error;
  }
}

function portAndTrust(port, trust) {
  return ['--port', String(port), ...(trust ? [] : ['--disable-workspace-trust'])];
}

function startServer(editor, data, args, env) {
  const child = spawn(
    process.execPath,
    [
      path.join(editor, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--connection-token-file', path.join(data, 'token')],
      ...['--server-data-dir', data, '--extensions-dir', path.join(data, 'extensions')],
      ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-update-check'],
      ...['--accept-server-license-terms', '--disable-getting-started-override'],
      ...args,
    ],
    {
      // A process group of its own: extension host and language server can be ended together with the server.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      // An empty gallery: no marketplace is asked for anything.
      env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...env },
    },
  );
  endWithThisProcess(child, data);
  return child;
}

function addresses(authority, token) {
  return {
    authority,
    url(folder, payload = []) {
      const query = new URLSearchParams({ tkn: token, folder });
      if (payload.length > 0) {
        query.set('payload', JSON.stringify(payload));
      }
      return `http://${authority}/?${query.toString()}`;
    },
    remoteUri: (file) => `vscode-remote://${authority}${file}`,
  };
}

/** Where the server says it listens; it picks a free port itself when it was given 0. */
function listeningAuthority(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why) => {
      clearTimeout(limit);
      reject(
        new SetupError(
          `The VS Code server did not start: ${why}. It said:\n${said.trim()}\n` +
            'Delete the folder .editor, so that it is installed anew, and run the same command again.',
        ),
      );
    };
    const limit = setTimeout(() => fail(`it was not ready after ${startLimit / 1000} s`), startLimit);
    const listen = (chunk) => {
      said += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
      if (port !== undefined) {
        clearTimeout(limit);
        child.stdout.off('data', listen).resume();
        child.stderr.off('data', listen).resume();
        resolve(`127.0.0.1:${port}`);
      } else if (said.includes('EADDRINUSE')) {
        // The server does not end by itself then.
        clearTimeout(limit);
        reject(
          new SetupError('That port is taken by another program. Leave out --port, or name another one.'),
        );
      }
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`it ended with code ${code}`));
  });
}

/** A detached server would outlive a test run that throws or a terminal that is closed. */
function endWithThisProcess(child, data) {
  const end = () => {
    signalGroup(child, 'SIGKILL');
    removeData(data);
  };
  // Without a handler a signal ends this process with no "exit" event.
  const leave = () => process.exit(1);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  process.once('exit', end);
  signals.forEach((signal) => process.once(signal, leave));
  child.once('exit', () => {
    process.off('exit', end);
    signals.forEach((signal) => process.off(signal, leave));
  });
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

function removeData(data) {
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
}
