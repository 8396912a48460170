import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { helpText } from '../../server/src/main/commandLine/help.js';
import { PRODUCTS, VSPHERE } from '../../server/src/machine/product.js';
import { ROOT } from '../package/productionBuild.js';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** The products as people are told them: the releases of vSphere by the first and the last. */
const NAMED = [
  ...PRODUCTS.filter((product) => !VSPHERE.some((one) => one === product)),
  `${VSPHERE[0]} to ${VSPHERE.at(-1)}`,
];

describe('All products that can be declared', () => {
  for (const [where, text] of [
    ['README.md', read('README.md')],
    ['the help of vmxlint', helpText()],
    ['a new vmxlint.json', read('server/src/main/commandLine/initialSettings.ts')],
  ] as const) {
    it(`are named by ${where}`, () => {
      const words = text.replaceAll(/\s+(?:\/\/ )?/g, ' ');
      assert.deepEqual(
        NAMED.filter((product) => !words.includes(product)),
        [],
      );
    });
  }

  it('are offered by the settings of the editor', () => {
    assert.ok(JSON.stringify(JSON.parse(read('package.json'))).includes(JSON.stringify(['', ...PRODUCTS])));
  });
});
