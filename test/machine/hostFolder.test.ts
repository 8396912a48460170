import assert from 'node:assert/strict';
import { hostFolder } from '../../server/src/machine/hostFolder.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';

const FILE = 'file:///export/SQL%20node%201/node1.vmx';
const folderOf = (text: string, uri = FILE): string | undefined => hostFolder(readVmxMachine(uri, text));
const swap = (path: string): string => `sched.swap.derivedName = "${path}"\n`;

describe('Where an ESX host keeps a machine', () => {
  it('is the folder of its swap file', () => {
    const text = swap('/vmfs/volumes/5b0c/SQL node 1/node1-0123abcd.vswp');
    assert.equal(folderOf(text), '/vmfs/volumes/5b0c/SQL node 1');
  });

  it('does not matter how the machine is called', () => {
    const text = `displayName = "fs1"\n${swap('/vmfs/volumes/5b0c/SQL node 1/fs1-0123abcd.vswp ')}`;
    assert.equal(folderOf(text), '/vmfs/volumes/5b0c/SQL node 1');
  });

  const rows: readonly (readonly [what: string, text: string])[] = [
    ['no swap file', ''],
    ['a machine that was never on', swap('')],
    ['the swap file of the original of a copy', swap('/vmfs/volumes/5b0c/node0/node0-0123abcd.vswp')],
    ['a swap file on a datastore of the host', swap('/vmfs/volumes/local/node1-0123abcd.vswp')],
    ['a swap file in no folder', swap('[local] node1-0123abcd.vswp')],
    ['a swap file on no datastore', swap('/volumes/SQL node 1/node1.vswp')],
    ['two swap files', swap('/vmfs/volumes/a/SQL node 1/1.vswp') + swap('/vmfs/volumes/b/SQL node 1/1.vswp')],
  ];
  for (const [what, text] of rows) {
    it(`is not known from ${what}`, () => {
      assert.equal(folderOf(text), undefined);
    });
  }

  it('is not asked of a .vmc', () => {
    assert.equal(hostFolder(readVmcMachine('file:///a/a.vmc', '<preferences/>')), undefined);
  });
});
