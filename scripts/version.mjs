// npm run set-version -- 0.2.0: writes a version into the manifests, the lock file and the pages, which have to agree.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, runAsScript, SetupError } from './prerequisites.mjs';

const manifests = ['package.json', 'server/package.json', 'client/package.json'];

/** Pages with commands to copy that name the files of a version. */
export const pages = ['README.md', 'docs/ci.md', 'docs/editors/README.md'];

/** The version in the name of a packed file, behind the name of the npm package, and in a tag. */
const namedVersion = /(?<=vmx-language-(?:tools|server)[-@]|rev: v)\d+\.\d+\.\d+/g;

/** Writes `version` into all files that state it below the folder `into`. Throws a SetupError when it is none. */
export function setVersion(version, into = root) {
  // The marketplace takes three numbers and nothing more, so no "-beta" either.
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version ?? '')) {
    throw new SetupError('Which version? Write three numbers, for example "npm run set-version -- 0.2.0".');
  }
  for (const manifest of manifests) {
    edit(path.join(into, manifest), (content) => {
      content.version = version;
    });
  }
  for (const page of pages) {
    const file = path.join(into, page);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(namedVersion, version));
  }
  edit(path.join(into, 'package-lock.json'), (content) => {
    content.version = version;
    for (const manifest of manifests) {
      content.packages[path.posix.dirname(manifest).replace('.', '')].version = version;
    }
  });
}

function edit(file, change) {
  const content = JSON.parse(readFileSync(file, 'utf8'));
  change(content);
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

await runAsScript(import.meta.url, ([version]) => {
  setVersion(version);
  console.log(
    `All manifests and pages say ${version}. Next: give CHANGELOG.md a heading "## ${version}" (docs/publishing.md).`,
  );
});
