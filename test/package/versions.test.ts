import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pages, setVersion } from '../../scripts/version.mjs';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';
import { ROOT } from './productionBuild.js';

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly dependencies?: unknown;
}

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const manifest = (file: string): Manifest => JSON.parse(read(file)) as Manifest;

describe('a release', () => {
  const { version, license } = manifest('package.json');

  for (const file of ['server/package.json', 'client/package.json'])
    it(`${file} has the version and the licence of the whole`, () => {
      const own = manifest(file);
      assert.deepEqual([own.version, own.license], [version, license]);
    });

  it('is described in the changelog', () => {
    assert.ok(read('CHANGELOG.md').includes(`\n## ${version}\n`), `CHANGELOG.md has no heading "${version}"`);
  });

  it('is locked with its version', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Manifest> };
    assert.deepEqual(
      ['', 'server', 'client'].map((place) => packages[place]?.version),
      [version, version, version],
    );
  });

  it('has the same licence text in the npm package', () => {
    assert.equal(read('server/LICENSE'), read('LICENSE'));
  });

  it('gets another version with one command, which changes nothing else', () => {
    const manifests = ['package.json', 'server/package.json', 'client/package.json'];
    const files = [...manifests, 'package-lock.json', ...pages];
    const folder = new TemporaryFolder({});
    try {
      for (const file of files) {
        mkdirSync(path.dirname(path.join(folder.path, file)), { recursive: true });
        copyFileSync(path.join(ROOT, file), path.join(folder.path, file));
      }
      const text = (file: string): string => readFileSync(path.join(folder.path, file), 'utf8');
      setVersion('98.7.6', folder.path);
      for (const file of manifests)
        assert.equal(text(file), read(file).replace(`"version": "${version}"`, '"version": "98.7.6"'));
      // No command to copy is left that names a file of the version before.
      for (const file of pages) assert.equal(text(file), read(file).replaceAll(version, '98.7.6'));
      setVersion(version, folder.path);
      for (const file of files) assert.equal(text(file), read(file));
    } finally {
      folder.remove();
    }
  });

  it('has a version of three numbers, as the marketplace wants', () => {
    for (const wrong of [undefined, '1', '1.2', '1.2.3-beta', '01.2.3', 'v1.2.3'])
      assert.throws(() => {
        setVersion(wrong, '/nowhere');
      }, /three numbers/);
  });
});
