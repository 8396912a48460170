import { createRequire } from 'node:module';
import path from 'node:path';
import { build as bundle } from 'esbuild';
import { build } from '../../scripts/build.mjs';
import { lazyTables, protocolOnce } from '../../scripts/bundlePlugins.mjs';
import { root } from '../../scripts/prerequisites.mjs';

/** Our programs as they are published, and the benchmark's own, all in one folder. */
export interface Programs {
  /** The language server; it wants `--stdio`. */
  readonly server: string;
  readonly linter: string;
  /** The bare language server that start-up is compared with. */
  readonly bareServer: string;
  /** The stages from text to findings, for a process of its own. */
  readonly stages: string;
  /** Characters of code in the server's bundle: without the tables and texts that it carries as data. */
  readonly serverCode: number;
}

/** Builds everything that is measured into `folder`, minified as for publishing. */
export async function buildPrograms(folder: string): Promise<Programs> {
  const metafiles = await build({ production: true, into: folder });
  const serverOutput = metafiles
    .flatMap(({ outputs }) => Object.entries(outputs))
    .find(([file]) => file.endsWith('server/dist/node.cjs'))?.[1];
  const inputs = Object.entries(serverOutput?.inputs ?? {});
  const data = inputs.filter(([file]) => file.endsWith('.json'));
  const dataSize = data.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  return {
    server: path.join(folder, 'server/dist/node.cjs'),
    linter: path.join(folder, 'server/dist/vmxlint.cjs'),
    bareServer: await bundleOwn('bareServer', folder),
    stages: await bundleOwn('stages', folder),
    serverCode: (serverOutput?.bytes ?? NaN) - dataSize,
  };
}

async function bundleOwn(name: string, folder: string): Promise<string> {
  const outfile = path.join(folder, 'bench', `${name}.cjs`);
  await bundle({
    absWorkingDir: root,
    entryPoints: [path.join(root, 'bench', 'measure', `${name}.ts`)],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    alias: { xml2js: 'xml2js/lib/parser.js' },
    plugins: [lazyTables, protocolOnce],
    define: { 'process.env.VMX_VERSION': '"0.0.0"' },
    // The stages keep their names, for profiles.
    minify: name !== 'stages',
    logLevel: 'warning',
  });
  return outfile;
}

/** The other servers' programs, in the folder where `installOthers` has put their packages. */
export function otherPrograms(): { readonly json: string; readonly yaml: string } {
  const { resolve } = createRequire(path.join(root, 'bench/others/package.json'));
  return {
    json: path.join(
      path.dirname(resolve('vscode-langservers-extracted/package.json')),
      'bin/vscode-json-language-server',
    ),
    yaml: path.join(path.dirname(resolve('yaml-language-server/package.json')), 'bin/yaml-language-server'),
  };
}
