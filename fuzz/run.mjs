// npm run fuzz -- [--runs NUMBER] [--seed NUMBER] [--target NAME]: bundles the fuzzing once, because it runs for long, and
// starts it in a process of its own.
import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../scripts/prerequisites.mjs';

/** The sources find the project's files from where they stand, which a bundle would no longer know. */
const ownPlaces = {
  name: 'own-places',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/](?:fuzz|test)[\\/].*\.ts$/ }, async ({ path: file }) => ({
      loader: 'ts',
      contents: (await readFile(file, 'utf8')).replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(file).href),
      ),
    }));
  },
};

const outfile = path.join(root, 'fuzz/dist/main.cjs');
await build({
  absWorkingDir: root,
  entryPoints: ['fuzz/main.ts'],
  outfile,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  plugins: [ownPlaces],
  sourcemap: 'inline',
  logLevel: 'warning',
});

const child = fork(outfile, process.argv.slice(2), { cwd: root, execArgv: ['--expose-gc'] });
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
