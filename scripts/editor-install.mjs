// Installs a VS Code that is served to a browser, from the npm registry alone: no compiler, no root, no other download.
// It lives in .editor/ and is used by `npm start` when no VS Code is on this machine, and by the end-to-end tests.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { npm, root, SetupError } from './prerequisites.mjs';

// code-server packs VS Code with the same minor number: this is VS Code 1.100.3, the oldest the extension supports.
// It names Node 20 as its engine, yet without native modules it runs on Node 22 and 24 as well (tried).
const codeServer = {
  name: 'code-server@4.100.3',
  integrity:
    'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
};

// The version that VS Code asks for downloads its binary when it is installed; this one has it in npm packages.
const ripgrep = '@vscode/ripgrep@1.18.0';

// Without spdlog the Output panel and the log files stay empty; everything else works.
const nativeModules = ['@vscode/spdlog', 'native-watchdog'];

/**
 * Returns the folder of the installed editor, which holds out/server-main.js; installs it when it is not there.
 * `withLogs` adds the native modules behind the Output panel, if this machine can compile them.
 */
export function installEditor({ withLogs = false } = {}) {
  // Native modules fit one binary interface of Node only, hence its number in the name.
  const folder = path.join(root, '.editor', `vscode-1.100.3-abi${process.versions.modules}`);
  if (!existsSync(folder)) {
    console.log(
      'Installing VS Code 1.100.3 from npm into .editor/ (40 MB to download, 150 MB on disk, once) …',
    );
    const workplace = makeWorkplace();
    try {
      moveInto(folder, unpackEditor(workplace));
    } finally {
      rmSync(workplace, { recursive: true, force: true });
    }
  }
  if (withLogs) {
    buildNativeModules(folder);
  }
  return folder;
}

function makeWorkplace() {
  mkdirSync(path.join(root, '.editor'), { recursive: true });
  return mkdtempSync(path.join(root, '.editor', 'installing-'));
}

/** Downloads, checks and unpacks the editor in `workplace`; returns its folder. */
function unpackEditor(workplace) {
  // Not `npm install code-server`: its installation scripts download from elsewhere and compile.
  const archive = path.join(
    workplace,
    npm(['pack', codeServer.name], 'download VS Code', { cwd: workplace }).trim(),
  );
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== codeServer.integrity) {
    throw new SetupError(
      `The downloaded package ${codeServer.name} is not the one we know (its hash is ${found}), so it was not used. ` +
        'Check the registry that "npm config get registry" names, then run the same command again.',
    );
  }
  // Only VS Code's own part is needed, and not its source maps, which are 124 MB.
  const tar = spawnSync(
    'tar',
    ['-xzf', archive, '--strip-components=2', '--exclude=*.map', 'package/lib/vscode'],
    {
      cwd: workplace,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (tar.status !== 0) {
    throw new SetupError(
      `VS Code could not be unpacked in ${workplace}. ` +
        'The command "tar" and 200 MB of free space are needed; then run the same command again.',
    );
  }
  const folder = path.join(workplace, 'vscode');
  // Not `npm ci`: the lock file inside the package does not fit its own package.json.
  npm(
    ['install', ripgrep, '--omit=dev', '--ignore-scripts', '--engine-strict=false'],
    "install VS Code's own packages",
    { cwd: folder },
  );
  return folder;
}

/** The last step is one rename, so an installation that was interrupted is never taken for a whole one. */
function moveInto(folder, unpacked) {
  try {
    renameSync(unpacked, folder);
  } catch (error) {
    // Another run has finished the same installation in the meantime.
    if (!existsSync(folder)) {
      throw error;
    }
  }
}

function buildNativeModules(folder) {
  const done = path.join(folder, 'native-modules-built');
  if (existsSync(done)) {
    return;
  }
  // node-gyp would download the headers from nodejs.org when it is not told where they are.
  const prefix = path.dirname(path.dirname(realpathSync(process.execPath)));
  const canCompile =
    existsSync(path.join(prefix, 'include', 'node', 'node.h')) &&
    ['make', 'g++', 'python3'].every(
      (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).status === 0,
    );
  if (!canCompile) {
    console.log(
      'No compiler or no headers of Node here: the Output panel of the test editor will stay empty.',
    );
    return;
  }
  npm(['rebuild', ...nativeModules], 'compile the native modules of VS Code', {
    cwd: folder,
    env: { npm_config_nodedir: prefix },
  });
  writeFileSync(done, '');
}
