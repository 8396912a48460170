import assert from 'node:assert/strict';
import { diskFixtures } from '../disk/fixtures.js';
import type { VmcText } from '../machine/vmcText.js';
import { SHARED } from './vmcFiles.js';
import { check, declared, node } from './vmcOnDisk.js';

describe('vmc-shared-disk-dynamic', () => {
  const quorum: VmcText = { scsi: [{ ...SHARED, disks: [{ relative: 'quorum.vhd' }] }] };
  const image = (name: string): Uint8Array => diskFixtures.get(name) ?? assert.fail(`${name} is missing`);
  check('vmc-shared-disk-dynamic', [
    {
      name: 'reports every node that names the disk',
      files: {
        'a.vmc': node(1, quorum),
        'b.vmc': node(2, quorum),
        'quorum.vhd': image('basic-gpt-dynamic.vhd'),
      },
      expected: ['a.vmc warning quorum.vhd', 'b.vmc warning quorum.vhd'],
    },
    {
      name: 'is silent about a fixed disk',
      files: { 'a.vmc': node(1, quorum), 'quorum.vhd': image('basic-mbr-fixed.vhd') },
      expected: [],
    },
    {
      name: 'is silent about a differencing disk, which is another mistake',
      files: { 'a.vmc': node(1, quorum), 'quorum.vhd': image('child-empty.vhd') },
      expected: [],
    },
    {
      name: 'is silent about a file that is missing or no VHD',
      files: { 'a.vmc': node(1, quorum) },
      expected: [],
    },
    {
      name: 'is silent about a private disk',
      files: {
        'a.vmc': node(1, { ide: [{ relative: 'data.vhd' }], ...declared }),
        'data.vhd': image('basic-gpt-dynamic.vhd'),
      },
      expected: [],
    },
  ]);
});
