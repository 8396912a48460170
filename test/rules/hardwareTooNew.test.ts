// Machines that are newer than the product they are declared for.
import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { declare, expectFindings, messageOf, node } from './nodeFiles.js';

const RULE = 'vmx-hardware-too-new';

const machine = (version: string, ...lines: readonly string[]): Files => ({
  'a.vmx': node('a', `virtualHW.version = "${version}"`, ...lines),
});
const on = (product: string, version: number): Files => machine(String(version), declare(product));
const found = (version: number): string[] => [`a.vmx warning ${RULE} "${version}"`];

const LATEST: readonly (readonly [product: string, version: number])[] = [
  ['esx2', 3],
  ['gsx3', 3],
  ['esx3', 4],
  ['server1', 4],
  ['vsphere4', 7],
  ['server2', 7],
  ['vsphere5', 10],
  ['vsphere6', 15],
  ['vsphere7', 19],
  ['vsphere8', 21],
];

expectFindings(
  'A machine newer than its product',
  [RULE],
  [
    ...LATEST.flatMap(([product, version]) => [
      [`starts on ${product} up to version ${version}`, on(product, version), []] as const,
      [
        `does not start on ${product} from version ${version + 1} on`,
        on(product, version + 1),
        found(version + 1),
      ] as const,
    ]),
    ['may be an older one', on('vsphere7', 4), []],
    ['is unknown to the list on the newest products', on('workstation', 99), []],
    ['and on the newest ESX', on('vsphere9', 99), []],
    ['is no matter where no product is declared', machine('99'), []],
    ['is not judged without a version', { 'a.vmx': node('a', declare('vsphere6')) }, []],
    ['is not judged where the version is to be filled in', machine('{{ version }}', declare('vsphere6')), []],
    ['is not judged where a .vmx is declared for a product of .vmc files', on('vs2005', 4), []],
    [
      'is not judged by traces, which follow the version',
      machine('19', 'scsi0:1.present = "TRUE"', 'scsi0:1.fileName = "/vmfs/volumes/san/b.vmdk"'),
      [],
    ],
  ],
);

describe('The message about a machine newer than its product', () => {
  it('names the product and both versions', async () => {
    assert.match(
      await messageOf(on('vsphere6', 19), 'a.vmx', RULE),
      /^virtualHW\.version is "19", but vSphere 6 runs machines up to version 15\. .* or make a new one with version 15 on vSphere 6 and/,
    );
  });
});
