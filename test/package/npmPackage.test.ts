import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from '../../scripts/prerequisites.mjs';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';
import { ROOT } from './productionBuild.js';

const SERVER = path.join(ROOT, 'server');

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs the npm package into a folder, without its scripts: the tests have built already, and others read the bundles. */
function pack(into: string, ...more: readonly string[]): Packed {
  const said = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', into, ...more], 'pack', {
    cwd: SERVER,
  });
  const packed = (JSON.parse(said) as Packed[])[0];
  assert.ok(packed);
  return packed;
}

/** A two-node cluster whose second node lacks disk.locking. */
const NODE = `config.version = "8"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "boot.vmdk"
scsi1.present = "TRUE"
scsi1.sharedBus = "virtual"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "quorum.vmdk"
`;

const PROGRAM = `
const report = await lint({ 'node.vmx': text });
const { rule, fixes } = report.findings.find(({ rule }) => rule === 'cluster-disk-locking-not-off');
console.log(JSON.stringify([report.version, report.files, rule, fixes[0].edits[0].newText.trim()]));
`;

const CONSUMER = `import { lint, lintPaths, type LintReport, type Severity } from 'vmx-language-server';
const report: LintReport = await lint({ 'node.vmx': new Uint8Array() }, { settings: { product: 'esx3' } });
const severities: Severity[] = report.findings.map(({ severity }) => severity);
export const read: number = (await lintPaths(['.'], { cwd: '/' })).files + severities.length;
// @ts-expect-error A number is no content of a file.
void lint({ 'node.vmx': 1 });
`;

const COMMON_CONSUMER = `import { lint, type LintReport } from 'vmx-language-server';
export const read = (): Promise<number> => lint({}).then(({ files }: LintReport) => files);
`;

describe('the npm package', () => {
  it('holds its programs, their texts and nothing else', () => {
    const folder = new TemporaryFolder({});
    try {
      const rulePages = readdirSync(path.join(ROOT, 'docs/rules')).map((name) => `dist/rules/${name}`);
      const languages = readdirSync(path.join(ROOT, 'server/l10n')).map((one) => `dist/l10n/${one}.json`);
      const wanted = [
        ...['package.json', 'README.md', 'LICENSE', 'dist/THIRD-PARTY-NOTICES.txt'],
        ...['bin/load.js', 'bin/vmx-language-server.js', 'bin/vmxlint.js'],
        ...['dist/node.cjs', 'dist/vmxlint.cjs', 'dist/api.cjs', 'dist/api.d.cts'],
        ...['schema/vmxlint.schema.json'],
        ...rulePages,
        ...languages,
      ];
      const { files } = pack(folder.path, '--dry-run');
      assert.deepEqual(files.map((file) => file.path).sort(), wanted.sort());
    } finally {
      folder.remove();
    }
  });

  describe('installed without a network into an empty folder', () => {
    let folder: TemporaryFolder;
    const run = (...args: readonly string[]): SpawnSyncReturns<string> =>
      spawnSync(process.execPath, args, { cwd: folder.path, encoding: 'utf8' });

    before(() => {
      folder = new TemporaryFolder({
        'package.json': '{ "private": true }',
        'node.vmx': NODE,
        'module.mjs': `import { lint } from 'vmx-language-server';\nconst text = ${JSON.stringify(NODE)};\n${PROGRAM}`,
        'common.cjs': `const { lint } = require('vmx-language-server');\nconst text = ${JSON.stringify(NODE)};\n(async () => {${PROGRAM}})();`,
        'consumer.mts': CONSUMER,
        'common.ts': COMMON_CONSUMER,
      });
      const { filename } = pack(folder.path);
      npm(['install', '--offline', '--ignore-scripts', `./${filename}`], 'install', { cwd: folder.path });
    });
    after(() => {
      folder.remove();
    });

    const { version } = JSON.parse(readFileSync(path.join(SERVER, 'package.json'), 'utf8')) as {
      version: string;
    };

    it('brings no other package along', () => {
      const installed = readdirSync(path.join(folder.path, 'node_modules')).filter(
        (name) => !name.startsWith('.'),
      );
      assert.deepEqual(installed, ['vmx-language-server']);
    });

    for (const command of ['vmx-language-server', 'vmxlint']) {
      it(`offers the command ${command}`, () => {
        const commands = path.join(folder.path, 'node_modules', '.bin');
        assert.ok(existsSync(path.join(commands, command)));
        const { bin } = JSON.parse(
          readFileSync(path.join(folder.path, 'node_modules/vmx-language-server/package.json'), 'utf8'),
        ) as { bin: Record<string, string> };
        const file = path.join('node_modules/vmx-language-server', bin[command] ?? '');
        assert.equal(run(file, '--version').stdout, `${version}\n`);
      });
    }

    it('lints a file', () => {
      const { stdout, status } = run('node_modules/vmx-language-server/bin/vmxlint.js', 'node.vmx');
      assert.match(stdout, /cluster-disk-locking-not-off/);
      assert.equal(status, 1);
    });

    for (const program of ['module.mjs', 'common.cjs']) {
      it(`is a library for ${program}`, () => {
        const { stdout } = run(program);
        assert.equal(stdout, '[1,1,"cluster-disk-locking-not-off","disk.locking = \\"FALSE\\""]\n');
      });
    }

    it('has types that need nothing else', () => {
      const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
      const { stdout, status } = run(
        ...[tsc, '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext'],
        ...['--target', 'es2022', 'consumer.mts'],
      );
      assert.equal(stdout, '');
      assert.equal(status, 0);
    });

    it('has types where TypeScript looks for packages as it does for CommonJS up to version 5', () => {
      const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
      const { stdout, status } = run(
        ...[tsc, '--noEmit', '--strict', '--module', 'commonjs', '--moduleResolution', 'node10'],
        ...['--ignoreDeprecations', '6.0', '--target', 'es2022', 'common.ts'],
      );
      assert.equal(stdout, '');
      assert.equal(status, 0);
    });
  });
});
