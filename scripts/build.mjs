// npm run build: bundles the extension, the language server and the linter with esbuild.
// With --production the bundles are minified and carry no source maps.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installPackages, requireNode, root, runAsScript } from './prerequisites.mjs';

const bundles = [
  { entry: 'server/src/main/node.ts', file: 'server/dist/node.cjs', external: [] },
  { entry: 'server/src/main/vmxlint.ts', file: 'server/dist/vmxlint.cjs', external: [] },
  // The editor itself provides the module "vscode".
  { entry: 'client/src/extension.ts', file: 'client/dist/extension.cjs', external: ['vscode'] },
];

/** Writes all bundles. Throws esbuild's error, already printed with its places, when one cannot be built. */
export async function build({ production = false } = {}) {
  const { build: bundle } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  cpSync(path.join(root, 'docs/rules'), path.join(root, 'server/dist/rules'), { recursive: true });
  mergeTranslations();
  await Promise.all(
    bundles.map(({ entry, file, external }) =>
      bundle({
        absWorkingDir: root,
        entryPoints: [entry],
        outfile: file,
        external,
        bundle: true,
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        // jsonc-parser's "main" is a UMD file whose requires no bundler can see; its "module" has none.
        mainFields: ['module', 'main'],
        // The code reads its own version as process.env.VMX_VERSION; unbundled, in the tests, it is undefined.
        define: { 'process.env.VMX_VERSION': JSON.stringify(version) },
        sourcemap: !production,
        minify: production,
        logLevel: 'warning',
      }),
    ),
  );
}

/** Writes one file for each language, out of the files that people translate. */
function mergeTranslations() {
  const from = path.join(root, 'server/l10n');
  const to = path.join(root, 'server/dist/l10n');
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
