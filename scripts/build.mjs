// npm run build: bundles the extension, the language server, the linter and its library with esbuild.
// With --production the bundles are minified and carry no source maps.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lazyTables, protocolOnce, without } from './bundlePlugins.mjs';
import { installPackages, requireNode, root, runAsScript } from './prerequisites.mjs';

/** What differs in a browser: xml2js asks for two modules of Node; the reader below it does without "stream". */
const inBrowser = {
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  alias: {
    xml2js: 'xml2js/lib/parser.js',
    events: './server/src/main/browserModules/events.cts',
    timers: './server/src/main/browserModules/timers.ts',
  },
};

const bundles = [
  {
    entry: 'server/src/main/node.ts',
    file: 'server/dist/node.cjs',
    external: [],
    // The server speaks over streams and starts nothing.
    leftOut: ['net', 'child_process'],
  },
  { entry: 'server/src/main/vmxlint.ts', file: 'server/dist/vmxlint.cjs', external: [] },
  { entry: 'server/src/main/api.ts', file: 'server/dist/api.cjs', external: [] },
  // The editor itself provides the module "vscode".
  {
    entry: 'client/src/extension.ts',
    file: 'client/dist/extension.cjs',
    external: ['vscode'],
    // The extension starts its server as a process and speaks with it over Node's channel.
    leftOut: ['net'],
  },
  {
    entry: 'client/src/browser.ts',
    file: 'client/dist/browser.js',
    external: ['vscode'],
    options: inBrowser,
  },
  {
    entry: 'server/src/main/browser.ts',
    file: 'server/dist/browser.js',
    external: ['stream'],
    // A worker's script, not a module.
    options: { ...inBrowser, format: 'iife' },
  },
];

/**
 * Writes all bundles and what lies beside them, below the folder `into`. Throws esbuild's error, already printed with
 * its places, when one cannot be built. Returns esbuild's description of each bundle: the files in it, with their sizes.
 */
export async function build({ production = false, into = root } = {}) {
  const { build: bundle } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const results = await Promise.all(
    bundles.map(({ entry, file, external, leftOut = [], options }) =>
      bundle({
        absWorkingDir: root,
        entryPoints: [entry],
        outfile: path.join(into, file),
        external,
        bundle: true,
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        // jsonc-parser's "main" is a UMD file whose requires no bundler can see; its "module" has none.
        mainFields: ['module', 'main'],
        // Of xml2js only the reader is used; its writer would bring a library of its own.
        alias: { xml2js: 'xml2js/lib/parser.js' },
        plugins: [lazyTables, protocolOnce, ...(leftOut.length > 0 ? [without(...leftOut)] : [])],
        // The code reads its own version as process.env.VMX_VERSION; unbundled, in the tests, it is undefined.
        define: { 'process.env.VMX_VERSION': JSON.stringify(version) },
        sourcemap: !production,
        minify: production,
        metafile: true,
        logLevel: 'warning',
        ...options,
      }),
    ),
  );
  const beside = path.join(into, 'server/dist');
  cpSync(path.join(root, 'docs/rules'), path.join(beside, 'rules'), { recursive: true });
  cpSync(path.join(root, 'THIRD-PARTY-NOTICES.txt'), path.join(beside, 'THIRD-PARTY-NOTICES.txt'));
  mergeTranslations(path.join(beside, 'l10n'));
  await declareApi(path.join(beside, 'api.d.cts'));
  return results.map(({ metafile }) => metafile);
}

/** Writes the types of the library. They stand in one file that imports nothing, so its neighbours are not needed. */
async function declareApi(file) {
  const { default: typescript } = await import('typescript');
  const source = readFileSync(path.join(root, 'server/src/main/api.ts'), 'utf8');
  const { outputText } = typescript.transpileDeclaration(source, { fileName: 'api.ts' });
  writeFileSync(file, outputText);
}

/** Writes one file for each language, out of the files that people translate. */
function mergeTranslations(to) {
  const from = path.join(root, 'server/l10n');
  mkdirSync(to, { recursive: true });
  for (const language of readdirSync(from)) {
    const tables = readdirSync(path.join(from, language)).map((file) =>
      JSON.parse(readFileSync(path.join(from, language, file), 'utf8')),
    );
    writeFileSync(path.join(to, `${language}.json`), JSON.stringify(Object.assign({}, ...tables)));
  }
}

await runAsScript(import.meta.url, async (args) => {
  requireNode();
  installPackages();
  try {
    await build({ production: args.includes('--production') });
  } catch (error) {
    if (error.errors === undefined) {
      throw error;
    }
    return 1;
  }
});
