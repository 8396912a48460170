// What has to be there before anything else can run: a recent Node and the npm packages of the lock file.
// Only Node's own modules are imported here, because this file runs before the first `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The root of the repository, an absolute path. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const oldestNode = 20;

/** Something on this machine that a person has to put right. Its message is shown without a stack. */
export class SetupError extends Error {}

/**
 * Runs `main` when the file at `moduleUrl` is the one that was started, and ends with its exit code.
 * A SetupError is shown as its message alone; any other error is a mistake of ours and keeps its stack.
 */
export async function runAsScript(moduleUrl, main) {
  if (process.argv[1] === undefined || moduleUrl !== pathToFileURL(path.resolve(process.argv[1])).href) {
    return;
  }
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    console.error(error instanceof SetupError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/** Throws a SetupError when this Node is too old for the project. */
export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode) {
    throw new SetupError(
      `This is Node ${process.versions.node}, but Node ${oldestNode} or newer is needed. ` +
        'Install a current one (https://nodejs.org, or your system\'s package "nodejs"), then run the same command again.',
    );
  }
}

/**
 * Runs npm and returns what it wrote to standard output. Its errors go to the terminal.
 * `purpose` completes the sentence "npm could not …" of the SetupError that a failure throws.
 */
export function npm(args, purpose, { cwd = root, show = false, env = {} } = {}) {
  // npm tells the scripts it starts where it lives itself; other package managers set the same variable.
  const own = process.env.npm_execpath ?? '';
  const isNpm = path.basename(own) === 'npm-cli.js';
  // Inside an installation of the whole repository as a global package npm would take "global" over from it.
  const quiet = ['--no-global', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const result = spawnSync(
    isNpm ? process.execPath : 'npm',
    [...(isNpm ? [own] : []), ...args, ...quiet],
    // On Windows npm is a batch file, which only a shell can start.
    {
      cwd,
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: ['ignore', show ? 'inherit' : 'pipe', 'inherit'],
      shell: !isNpm && process.platform === 'win32',
    },
  );
  if (result.status !== 0) {
    const why =
      result.error === undefined
        ? 'Its own words are above. '
        : `It did not start (${result.error.message}). Is it installed? `;
    throw new SetupError(
      `npm could not ${purpose}. ${why}` +
        'If this machine is offline or behind a proxy, connect it, or name a registry it can reach with ' +
        '"npm config set registry <address>"; then run the same command again.',
    );
  }
  return result.stdout ?? '';
}

/** Brings node_modules in line with package-lock.json. Takes a few milliseconds when it already is. */
export function installPackages() {
  const missing = missingPackages();
  if (missing.length === 0) {
    return;
  }
  console.log(`Installing npm packages (${missing.length} missing or out of date) …`);
  // No package needs its installation script here, and some scripts would download from beyond the registry.
  npm(
    ['ci', '--include=dev', '--include=optional', '--ignore-scripts'],
    'install the packages of package-lock.json',
    {
      show: true,
    },
  );
}

/** The places in node_modules whose content is not the one of the lock file. */
function missingPackages() {
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  // npm writes down here what it has really installed.
  const present = lockedPackages(path.join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted)
    .filter(([place, entry]) => place.includes('node_modules/') && !entry.optional && !entry.peer)
    .filter(
      ([place, entry]) =>
        present[place]?.version !== entry.version || !existsSync(path.join(root, ...place.split('/'))),
    )
    .map(([place]) => place);
}

function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}
