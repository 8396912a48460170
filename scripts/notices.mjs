// npm run notices: writes THIRD-PARTY-NOTICES.txt, the licences of all packages that are inside our bundles.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { installPackages, requireNode, root, runAsScript, SetupError } from './prerequisites.mjs';

const noticesFile = path.join(root, 'THIRD-PARTY-NOTICES.txt');

const introduction = `The programs of vmx-language-tools and vmx-language-server contain the packages below, each under its own licence.
This file is written by "npm run notices" from the packages that the bundles are really made of.
`;

/**
 * The text that the notices file has to have. Throws a SetupError when a package comes without its licence.
 * `bundles` is what `build` returned.
 */
export function notices(bundles) {
  const folders = new Set(bundles.flatMap(bundledFiles).flatMap(packageFolder));
  // The same version of a package can lie in two folders; it is named once.
  const texts = new Map([...folders].map(describe));
  const line = '-'.repeat(80);
  const sections = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  return [introduction, ...sections.map(([title, text]) => `${line}\n${title}\n${line}\n\n${text}\n`)].join(
    '\n',
  );
}

/** The files that a bundle really took something from. */
function bundledFiles({ outputs }) {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
}

/** The folder of the package that a file belongs to, relative to the root; empty for files of our own. */
function packageFolder(file) {
  const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file);
  return found === null ? [] : [found[0]];
}

/** What to call a package, and its licence. */
function describe(folder) {
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
  );
  const files = readdirSync(path.join(root, folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  if (files.length === 0) {
    throw new SetupError(
      `The package ${folder} has no licence file, so it may not be shipped in a bundle as it is.`,
    );
  }
  const texts = files.sort().map((file) => readFileSync(path.join(root, folder, file), 'utf8'));
  const text = texts
    .map((one) =>
      one
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[ \t]+$/gm, '')
        .trim(),
    )
    .join('\n\n');
  return [`${name} ${version} (${license})`, text];
}

await runAsScript(import.meta.url, async () => {
  requireNode();
  installPackages();
  const elsewhere = mkdtempSync(path.join(os.tmpdir(), 'vmx-notices-'));
  try {
    writeFileSync(noticesFile, notices(await build({ production: true, into: elsewhere })));
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
});
