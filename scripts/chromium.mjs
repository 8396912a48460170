// Finds the Chromium that the end-to-end tests drive.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { SetupError } from './prerequisites.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium: the one that the environment variable CHROMIUM names, else the first on PATH. */
export function findChromium() {
  if (process.env.CHROMIUM) {
    return process.env.CHROMIUM;
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return commands
    .flatMap((command) => folders.map((folder) => path.join(folder, command)))
    .find(isExecutable);
}

/** Installs Debian's Chromium when there is none and this is root on Debian; else says what to install. */
export function ensureChromium() {
  if (findChromium() !== undefined) {
    return;
  }
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    console.log('Installing Chromium with apt-get …');
    const apt = (args) =>
      spawnSync('apt-get', ['-qq', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt(['update']);
    apt(['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
  }
  if (findChromium() === undefined) {
    throw new SetupError(
      'The end-to-end tests need Chromium, and there is none on PATH. Install it (Debian and Ubuntu: ' +
        '"sudo apt-get install chromium fonts-dejavu-core"), or name one in the environment variable CHROMIUM; ' +
        'then run "npm run test:e2e" again.',
    );
  }
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
