// npm run package: writes vmx-language-tools-<version>.vsix and vmx-language-server-<version>.tgz, the extension and the
// npm package, at the root of the repository.
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { installPackages, npm, requireNode, root, runAsScript, SetupError } from './prerequisites.mjs';

/**
 * The files that belong to the extension, relative to the root, as .vscodeignore says.
 * Throws a SetupError when the manifest names a file that would be left out.
 */
export async function extensionFiles() {
  const { listFiles, PackageManager } = await import('@vscode/vsce');
  const listed = await listFiles({ cwd: root, packageManager: PackageManager.None });
  const files = listed.map((file) => file.replaceAll('\\', '/'));
  const absent = filesNamedInManifest().filter(
    (name) => !files.some((file) => file === name || file.startsWith(`${name}/`)),
  );
  if (absent.length > 0) {
    throw new SetupError(
      `package.json names ${absent.join(', ')}, but the packaged extension would not contain it. ` +
        'Build it or write it, and see that .vscodeignore lists it; or take the name out of package.json.',
    );
  }
  return files;
}

function filesNamedInManifest() {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const named = stringsIn([manifest.main, manifest.browser, manifest.contributes]).filter((text) =>
    text.startsWith('./'),
  );
  return [...named, ...stringsIn(manifest.icon)].map((name) => path.posix.normalize(name));
}

function stringsIn(value) {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Copies the extension, with the files it would be packaged with, into the folder `target`. */
export async function copyExtension(target) {
  for (const file of await extensionFiles()) {
    cpSync(path.join(root, file), path.join(target, file));
  }
}

/** Packages the extension that lies in the folder `from`, into the file `vsix`; by default under its usual name. */
export async function packExtension({ from = root, vsix } = {}) {
  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({
    cwd: from,
    ...(vsix === undefined ? {} : { packagePath: vsix }),
    dependencies: false,
    // No public repository is known, so relative links of the README cannot be made absolute (docs/publishing.md).
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
}

await runAsScript(import.meta.url, async () => {
  requireNode();
  installPackages();
  await build({ production: true });
  await extensionFiles();
  await packExtension();
  // Its own script would only build the same bundles again.
  const packed = npm(['pack', '--ignore-scripts', '--pack-destination', root], 'pack the npm package', {
    cwd: path.join(root, 'server'),
  });
  console.log(` DONE  Packed: ${path.join(root, packed.trim())}`);
});
