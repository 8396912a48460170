import type { Files } from '../lintFiles.js';
import { vmcText, type ScsiText } from '../machine/vmcText.js';
import { checkCases } from './vmcFindings.js';

describe('vmc-duplicate-bios-guid', () => {
  const QUORUM: ScsiText = { shared: 'true', disks: [{ absolute: 'D:\\c\\quorum.vhd' }] };
  const node = (name: string, bios: string, more: readonly ScsiText[] = [QUORUM]): string =>
    vmcText({ ide: [{ absolute: `D:\\c\\${name}.vhd` }], scsi: more, bios });
  const pair = (a: string, b: string): Files => ({ 'a.vmc': node('a', a), 'b.vmc': node('b', b) });
  checkCases('vmc-duplicate-bios-guid', [
    { name: 'is silent about different ids', files: pair('{A1}', '{B2}'), expected: [] },
    {
      name: 'reports one id in both nodes, however it is written',
      files: pair('{A1-0B}', '{a10b}'),
      expected: ['a.vmc warning {A1-0B}', 'b.vmc warning {a10b}'],
    },
    {
      name: 'is silent about a machine and its copy, which are no cluster',
      files: { 'a.vmc': node('a', '{A1}', []), 'b.vmc': node('b', '{A1}', []) },
      expected: [],
    },
    {
      name: 'is silent about a node and its backup, which start from one disk',
      files: { 'a.vmc': node('a', '{A1}'), 'a-before.vmc': node('a', '{A1}'), 'b.vmc': node('b', '{B2}') },
      expected: [],
    },
    { name: 'is silent about placeholders and zeros', files: pair('{{guid}}', '{{guid}}'), expected: [] },
    { name: 'does not count zeros', files: pair('{0000-0000}', '{0000-0000}'), expected: [] },
  ]);
});
