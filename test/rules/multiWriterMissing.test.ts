import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { bus, declare, expectFindings, messageOf, node } from './nodeFiles.js';

const RULE = 'cluster-multi-writer-missing';
const ESX7 = declare('vsphere7');
const FLAG = 'scsi1:0.sharing = "multi-writer"';
const DATA = ['scsi1:1.present = "TRUE"', 'scsi1:1.fileName = "/san/data.vmdk"'];

/** Nodes that share scsi1:0 by its flag and name the file of scsi1:1 as well, with these lines. */
const pair = (a: readonly string[], b: readonly string[] = a, words = ESX7): Files => ({
  'a.vmx': node('a', words, bus(undefined), FLAG, ...DATA, ...a),
  'b.vmx': node('b', words, bus(undefined), FLAG, ...DATA, ...b),
});
const both = (marked: string): string[] => ['a', 'b'].map((name) => `${name}.vmx warning ${RULE} ${marked}`);

expectFindings(
  'A disk of two nodes without the multi-writer flag that another one has',
  [RULE],
  [
    ['is told in both', pair([]), both('scsi1:1.present')],
    ['is told at the flag where it says none', pair(['scsi1:1.sharing = "none"']), both('"none"')],
    [
      'is told where the flag was written for the controller',
      pair(['scsi1.sharing = "multi-writer"']),
      both('scsi1:1.present'),
    ],
    [
      'is told where .shared was written, which ESX does not read',
      pair(['scsi1:1.shared = "TRUE"']),
      both('scsi1:1.present'),
    ],
    ['has it in one node: of that another rule tells', pair(['scsi1:1.sharing = "multi-writer"'], []), []],
    ['has it in both', pair(['scsi1:1.sharing = "multi-writer"']), []],
    ['has a word there that is none', pair(['scsi1:1.sharing = "TRUE"']), []],
    ['is shared by the bus: then the cluster is another one', pair(['scsi1.sharedBus = "physical"']), []],
    ['is only read by both', pair(['scsi1:1.mode = "independent-nonpersistent"']), []],
    [
      'is read by one of them and written by the other',
      pair(['scsi1:1.mode = "independent-nonpersistent"'], []),
      both('scsi1:1.present'),
    ],
    [
      'hangs on an IDE controller, which no product shares',
      Object.fromEntries(
        Object.entries(pair([])).map(([name, text]) => [name, String(text).replaceAll('scsi1:1', 'ide1:1')]),
      ),
      [],
    ],
    [
      'is that of a node and its backup',
      { 'a.vmx': pair([])['a.vmx'] ?? '', 'old/a.vmx': pair([])['a.vmx'] ?? '' },
      [],
    ],
    ['is of a product that does not read the flag', pair([], undefined, declare('esx3')), []],
  ],
);

describe('A disk without the multi-writer flag', () => {
  it('is guarded by nothing where locking is off and nobody knows the product', async () => {
    const found = await messageOf(pair(['disk.locking = "FALSE"'], undefined, '# two nodes'), 'a.vmx', RULE);
    assert.match(found, / no lock guards the disk/);
  });

  it('is told with its nodes, and with what to think of before the flag is written', async () => {
    assert.match(
      await messageOf(pair([]), 'a.vmx', RULE),
      /^a\.vmx and b\.vmx use the disk data\.vmdk \(scsi1:1\), and unlike other disks .* Write scsi1:1\.sharing = "multi-writer" .* if what runs there lets several machines write to the disk/,
    );
  });
});
