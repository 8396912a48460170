import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { notices } from '../../scripts/notices.mjs';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';
import { productionBuild, ROOT } from './productionBuild.js';

const KB = 1000;

/** Counts the texts of more than 1000 characters that a program reads as JSON, and says the number at its end. */
const COUNTING = `
const { parse } = JSON;
let tables = 0;
JSON.parse = (text, ...more) => {
  if (String(text).length > 1000) tables++;
  return parse(text, ...more);
};
process.on('exit', () => process.stderr.write('tables read: ' + tables));
`;

describe('the bundles', () => {
  const sizes = {
    // The texts of the rules are a quarter of the first three.
    'server/dist/node.cjs': 1200 * KB,
    'server/dist/vmxlint.cjs': 800 * KB,
    'server/dist/api.cjs': 800 * KB,
    'server/dist/browser.js': 1300 * KB,
    'client/dist/extension.cjs': 500 * KB,
    'client/dist/browser.js': 500 * KB,
  };
  for (const [file, most] of Object.entries(sizes)) {
    it(`${file} has at most ${most / KB} kB`, async () => {
      const { folder } = await productionBuild();
      const { size } = statSync(path.join(folder, file));
      assert.ok(size <= most, `it has ${Math.ceil(size / KB)} kB`);
    });
  }

  it('hold no writer of XML, which nothing here needs', async () => {
    const { bundles } = await productionBuild();
    const files = bundles.flatMap(({ inputs }) => Object.keys(inputs));
    assert.deepEqual(
      files.filter((file) => file.includes('xmlbuilder')),
      [],
    );
  });

  it('come with the licences of the packages in them (npm run notices)', async () => {
    const { bundles } = await productionBuild();
    assert.equal(readFileSync(path.join(ROOT, 'THIRD-PARTY-NOTICES.txt'), 'utf8'), notices(bundles));
  });

  for (const program of ['node', 'vmxlint']) {
    it(`${program}.cjs starts without reading a table of what is known`, async () => {
      assert.equal(await tablesRead(program, '--version'), 0);
    });
  }

  it('read the tables they are asked for', async () => {
    const folder = new TemporaryFolder({ 'node.vmx': 'guestOS = "winnetenterprise"\nmemsizes = "4"\n' });
    try {
      assert.notEqual(await tablesRead('vmxlint', folder.path), 0);
    } finally {
      folder.remove();
    }
  });
});

async function tablesRead(program: string, argument: string): Promise<number> {
  const { folder } = await productionBuild();
  const counting = new TemporaryFolder({ 'counting.cjs': COUNTING });
  try {
    const { stderr } = spawnSync(
      process.execPath,
      [
        '--require',
        path.join(counting.path, 'counting.cjs'),
        path.join(folder, 'server', 'dist', `${program}.cjs`),
        argument,
      ],
      { encoding: 'utf8' },
    );
    return Number(/tables read: (\d+)$/.exec(stderr)?.[1]);
  } finally {
    counting.remove();
  }
}
