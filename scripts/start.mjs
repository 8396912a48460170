// npm start: opens examples/ in an editor with the extension loaded. See the usage below.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import util from 'node:util';
import { installPackages, requireNode, root, runAsScript, SetupError } from './prerequisites.mjs';

const usage = `npm start -- [options]
Opens examples/ in VS Code with the extension loaded: in the VS Code (or VSCodium) of this machine,
else in one that is installed from npm and served to your browser on 127.0.0.1.

  --lint         print the findings for examples/ instead
  --in-browser   do not use the VS Code of this machine
  --no-open      do not open the browser, only print the address
  --port <n>     serve on this port instead of a free one
  --help         print this`;

const examples = path.join(root, 'examples');

/** The oldest VS Code that package.json promises to work with, as [major, minor]. */
const oldestEditor = [1, 100];

await runAsScript(import.meta.url, async (args) => {
  requireNode();
  const options = readOptions(args);
  if (options.help) {
    console.log(usage);
    return 0;
  }
  installPackages();
  const { build } = await import('./build.mjs');
  await build();
  if (options.lint) {
    return lintExamples();
  }
  const desktop = options.inBrowser ? undefined : findDesktopEditor();
  return desktop !== undefined && openDesktop(desktop) ? 0 : serveInBrowser(options);
});

function readOptions(args) {
  const boolean = { type: 'boolean', default: false };
  try {
    const { values } = util.parseArgs({
      args,
      options: {
        lint: boolean,
        'in-browser': boolean,
        'no-open': boolean,
        help: boolean,
        port: { type: 'string', default: '0' },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      throw new TypeError(`"${values.port}" is not a port; ports are whole numbers up to 65535.`);
    }
    return {
      lint: values.lint,
      inBrowser: values['in-browser'],
      open: !values['no-open'],
      help: values.help,
      port,
    };
  } catch (error) {
    throw new SetupError(`${error.message}\n\n${usage}`);
  }
}

/** Findings are what the examples are for, so the linter's exit code 1 is no failure here. */
function lintExamples() {
  const linter = path.join(root, 'server', 'bin', 'vmxlint.js');
  const { status } = spawnSync(process.execPath, [linter, 'examples'], { cwd: root, stdio: 'inherit' });
  return status === 0 || status === 1 ? 0 : 1;
}

/** The command that starts a recent enough VS Code on this machine, if there is one that can show a window. */
function findDesktopEditor() {
  // In a terminal of a remote window `code` speaks to that window and cannot load an extension from a folder.
  if (process.env.VSCODE_IPC_HOOK_CLI !== undefined || !hasScreen()) {
    return undefined;
  }
  return ['code', 'codium'].find((command) => {
    const { status, stdout } = runCommand(command, ['--version']);
    const version = /^(\d+)\.(\d+)\./.exec(stdout ?? '');
    if (status !== 0 || version === null) {
      return false;
    }
    const [major, minor] = [Number(version[1]), Number(version[2])];
    const recent = major > oldestEditor[0] || (major === oldestEditor[0] && minor >= oldestEditor[1]);
    if (!recent) {
      console.log(
        `"${command}" is version ${version[0]}x; the extension needs ${oldestEditor.join('.')} or newer.`,
      );
    }
    return recent;
  });
}

function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

function runCommand(command, args) {
  // On Windows these commands are batch files, which only a shell can start; it wants the quotes.
  const shell = process.platform === 'win32';
  return spawnSync(command, shell ? args.map((arg) => `"${arg}"`) : args, { encoding: 'utf8', shell });
}

function openDesktop(command) {
  const file = wrongExample();
  const { status, stderr } = runCommand(command, [
    '--new-window',
    `--extensionDevelopmentPath=${root}`,
    examples,
    ...(file === undefined ? [] : [file]),
  ]);
  if (status !== 0) {
    console.log(`"${command}" did not start: ${stderr?.trim() ?? ''}`);
    return false;
  }
  console.log(`examples/ is open in a new window of "${command}".\n${whatToDo(file)}`);
  return true;
}

async function serveInBrowser({ open, port }) {
  if (process.platform !== 'linux') {
    throw new SetupError(
      'No VS Code was found on this machine, and the one from npm runs on Linux only. Install VS Code 1.100 or newer ' +
        'from https://code.visualstudio.com and make its command "code" available in the terminal (in VS Code: F1, ' +
        '"Shell Command: Install \'code\' command in PATH"), then run "npm start" again. ' +
        '"npm start -- --lint" needs no editor.',
    );
  }
  // Ctrl+C is the ordinary way to end this, so it is no failure; the server ends together with this process.
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.once(signal, () => process.exit(0)));
  const { installEditor } = await import('./editor-install.mjs');
  const { serveEditor } = await import('./editor-server.mjs');
  const { copyExtension } = await import('./package.mjs');
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const server = await serveEditor({
    editor: installEditor(),
    fillExtensions: (folder) => copyExtension(path.join(folder, `${publisher}.${name}-${version}`)),
    port,
  });
  const file = wrongExample();
  const address = server.url(examples, file === undefined ? [] : [['openFile', server.remoteUri(file)]]);
  console.log(
    `\nVS Code with the extension is ready in your browser at\n\n  ${address}\n\n${whatToDo(file)}`,
  );
  console.log('Ctrl+C here ends it.');
  if (open && hasScreen()) {
    spawn('xdg-open', [address], { detached: true, stdio: 'ignore' })
      .on('error', () => undefined)
      .unref();
  }
  await server.exited;
  throw new SetupError('The VS Code server ended by itself. Run "npm start" again.');
}

/** The first example that shows a mistake, an absolute path. */
function wrongExample() {
  const files = readdirSync(examples, { recursive: true, encoding: 'utf8' }).sort();
  const file =
    files.find((name) => /[\\/]wrong[\\/].*\.vmx$/i.test(name)) ?? files.find((name) => /\.vmx$/i.test(name));
  return file === undefined ? undefined : path.join(examples, file);
}

function whatToDo(file) {
  const name = file === undefined ? 'a .vmx file' : path.relative(root, file);
  return `Next: open ${name}, put the cursor on a squiggle and press Ctrl+. for its fixes (macOS: Cmd+.).`;
}
