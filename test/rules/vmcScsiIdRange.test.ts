import assert from 'node:assert/strict';
import type { VmcText } from '../machine/vmcText.js';
import { QUORUM } from './vmcFiles.js';
import { check, node, ofRule } from './vmcOnDisk.js';

describe('vmc-scsi-id-range', () => {
  const id = (scsiId: string, shared = 'true'): VmcText => ({
    scsi: [{ shared, scsiId, disks: [QUORUM] }],
  });
  check('vmc-scsi-id-range', [
    {
      name: 'knows 6, 7, nothing, templates and words',
      files: {
        'a.vmc': node(1, id('6')),
        'b.vmc': node(2, id('7')),
        'c.vmc': node(3, id('')),
        'd.vmc': node(4, id('{{id}}')),
        'e.vmc': node(5, id('seven')),
      },
      expected: [],
    },
    {
      name: 'reports others, also on a private bus',
      files: {
        'a.vmc': node(1, id('0', 'false')),
        'b.vmc': node(2, id('-1')),
        'c.vmc': node(3, id('15')),
      },
      expected: ['a.vmc error 0', 'b.vmc error -1', 'c.vmc error 15'],
    },
    {
      name: 'warns under another name, and takes a low number there for that of the controller',
      files: {
        'a.vmc': node(1, id('5')).replaceAll('scsi_id', 'adapter_id'),
        'b.vmc': node(2, id('0')).replaceAll('scsi_id', 'adapter_id'),
      },
      expected: ['a.vmc warning 5'],
    },
  ]);

  it('gives a third node none, because both are taken', async () => {
    const [found] = await ofRule('vmc-scsi-id-range', {
      'a.vmc': node(1, id('7')),
      'b.vmc': node(2, id('6')),
      'c.vmc': node(3, id('5')),
    });
    assert.deepEqual(found?.fixes, []);
    assert.match(found.message, /7 and 6 are taken on this bus: keep two nodes, /);
  });

  it('takes a copy of the node for no other node', async () => {
    const own = { ...id('5'), bios: '{00000000-0000-0000-0000-000000000001}' };
    const copied = { ...id('6'), bios: own.bios };
    const found = await ofRule('vmc-scsi-id-range', {
      'a.vmc': node(1, id('7')),
      'b.vmc': node(2, own),
      'old.vmc': node(2, copied),
    });
    assert.deepEqual(
      found.map(({ fixes }) => fixes.map(({ title }) => title)),
      [['Set the SCSI id to 6']],
    );
  });

  it('gives two nodes with wrong ids different ones', async () => {
    const found = await ofRule('vmc-scsi-id-range', { 'a.vmc': node(1, id('5')), 'b.vmc': node(2, id('5')) });
    assert.deepEqual(
      found.map(({ fixes }) => fixes.map(({ title }) => title)),
      [['Set the SCSI id to 7'], ['Set the SCSI id to 6']],
    );
  });
});
