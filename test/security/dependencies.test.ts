import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { productionBuild, ROOT } from '../package/productionBuild.js';

/** Every package whose code is published. A further one is a decision and a line in docs/security.md. */
const SHIPPED = [
  ...[
    'balanced-match',
    'brace-expansion',
    'jsonc-parser',
    'minimatch',
    'picomatch',
    'sax',
    'semver',
    'vscode-jsonrpc',
    'vscode-languageclient',
  ],
  ...['vscode-languageserver', 'vscode-languageserver-protocol', 'vscode-languageserver-textdocument'],
  ...['vscode-languageserver-types', 'vscode-uri', 'xml2js'],
];

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
}

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));

describe('packages of others', () => {
  it('in what is published are the listed ones', async () => {
    const { bundles } = await productionBuild();
    const files = bundles.flatMap(({ inputs }) => Object.keys(inputs));
    const names = files.flatMap((file) => file.split('node_modules/').slice(1).at(-1)?.split('/')[0] ?? []);
    assert.deepEqual([...new Set(names)].sort(), SHIPPED);
  });

  it('are locked, each with the hash of what it holds', () => {
    const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
    const others = Object.entries(packages).filter(
      ([place, { link }]) => place.includes('node_modules/') && link !== true,
    );
    assert.ok(others.length > 100);
    const loose = others.filter(
      ([, { integrity, inBundle }]) => inBundle !== true && !/^sha512-/.test(integrity ?? ''),
    );
    assert.deepEqual(
      loose.map(([place]) => place),
      [],
    );
    const elsewhere = others.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://'),
    );
    assert.deepEqual(
      elsewhere.map(([place]) => place),
      [],
    );
  });

  it('that are published run nothing when they are installed', () => {
    const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
    const running = Object.entries(packages).filter(
      ([place, { hasInstallScript }]) =>
        hasInstallScript === true && SHIPPED.some((name) => place.endsWith(`node_modules/${name}`)),
    );
    assert.deepEqual(running, []);
  });

  it('are none that whoever installs the language server gets along with it', () => {
    const manifest = read('server/package.json') as Record<string, unknown>;
    for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies'])
      assert.equal(manifest[kind], undefined, kind);
    const scripts = Object.keys(manifest['scripts'] ?? {});
    assert.deepEqual(
      scripts.filter((name) => /install|^prepare$/.test(name)),
      [],
    );
  });
});
