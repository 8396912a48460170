import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { copyExtension, extensionFiles } from '../../scripts/package.mjs';
import { productionBuild, ROOT } from './productionBuild.js';

const MB = 1_000_000;

/** The programs for an editor on a computer, and the same for an editor in a browser. */
const BUNDLES = [
  ...['client/dist/extension.cjs', 'server/dist/node.cjs', 'server/dist/vmxlint.cjs'],
  ...['client/dist/browser.js', 'server/dist/browser.js'],
];

/** Files of one folder of the repository, all of them. */
function allOf(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder)).map((name) => `${folder}/${name}`);
}

describe('the packaged extension', () => {
  it('holds what runs, what is shown, and nothing else', async () => {
    const rulePages = readdirSync(path.join(ROOT, 'docs/rules')).map((name) => `server/dist/rules/${name}`);
    const languages = readdirSync(path.join(ROOT, 'server/l10n')).map(
      (one) => `server/dist/l10n/${one}.json`,
    );
    const translatedManifests = readdirSync(ROOT).filter((name) => name.startsWith('package.nls.'));
    const wanted = [
      ...['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD-PARTY-NOTICES.txt'],
      ...BUNDLES,
      'media/icon.png',
      ...translatedManifests,
      ...['l10n', 'syntaxes', 'snippets', 'server/schema', 'media/walkthrough'].flatMap(allOf),
      ...rulePages,
      ...languages,
    ];
    assert.deepEqual([...(await extensionFiles())].sort(), wanted.sort());
  });

  it('has at most 2.5 MB', async () => {
    const stage = mkdtempSync(path.join(tmpdir(), 'vmx-extension-'));
    try {
      await copyExtension(stage);
      cpSync(path.join(ROOT, '.vscodeignore'), path.join(stage, '.vscodeignore'));
      const { folder } = await productionBuild();
      for (const bundle of BUNDLES) cpSync(path.join(folder, bundle), path.join(stage, bundle));
      const { size } = statSync(packed(stage));
      assert.ok(size <= 2.5 * MB, `it has ${(size / MB).toFixed(2)} MB`);
    } finally {
      rmSync(stage, { recursive: true, force: true });
    }
  });

  it('has pictures that need no styles, because the page that shows them in VS Code takes none', () => {
    for (const file of allOf('media/walkthrough'))
      assert.doesNotMatch(readFileSync(path.join(ROOT, file), 'utf8'), /<style|\bstyle=|\bclass=/, file);
  });

  it('has an icon of 256 x 256 pixels', () => {
    const png = readFileSync(path.join(ROOT, 'media/icon.png'));
    assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG');
    // Width and height are the first two numbers of the first chunk, IHDR.
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
  });
});

/** The .vsix of the extension in a folder. In a process of its own, because the packager lists every file it packs. */
function packed(from: string): string {
  const vsix = path.join(from, 'packed.vsix');
  const script = pathToFileURL(path.join(ROOT, 'scripts/package.mjs')).href;
  const call = `import(${JSON.stringify(script)}).then((pack) => pack.packExtension(${JSON.stringify({ from, vsix })}))`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--eval', call], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  return vsix;
}
