// A .vmc names each disk twice: as it lies on its host, and relative to its own folder.
import assert from 'node:assert/strict';
import { vmcText, type LocationText } from '../machine/vmcText.js';
import { nodesOf } from './machines.js';

const RELATIVE = '..\\Shared\\q.vhd';
const FIRST: LocationText = { absolute: 'D:\\Machines\\Shared\\q.vhd', relative: RELATIVE };

const node = (number: number, quorum: LocationText): string =>
  vmcText({
    ide: [{ relative: `node${number}.vhd` }],
    scsi: [{ shared: 'true', scsiId: String(5 + number), disks: [quorum] }],
    bios: `{0000000${number}}`,
  });

/** The nodes of the first machine's cluster, where two machines in folders of their own have these shared disks. */
async function nodesNaming(
  second: LocationText,
  more: Readonly<Record<string, string>> = { 'Shared/q.vhd': 'x' },
): Promise<readonly string[]> {
  return nodesOf({ 'a/a.vmc': node(1, FIRST), 'b/b.vmc': node(2, second), ...more }, 'a/a.vmc');
}

describe('Nodes of Virtual Server, copied from their host with the disk that both have', () => {
  const rows: readonly (readonly [what: string, absolute: string | undefined])[] = [
    ['by another drive letter', 'E:\\VMs\\Shared\\q.vhd'],
    ['by a share', '\\\\HOST1\\vms$\\Shared\\q.vhd'],
    ['by the short name of a folder', 'D:\\MACHIN~1\\Shared\\q.vhd'],
    ['by its relative path only', undefined],
  ];
  for (const [how, absolute] of rows) {
    it(`are one cluster: ${how}`, async () => {
      const second = absolute === undefined ? { relative: RELATIVE } : { absolute, relative: RELATIVE };
      assert.deepEqual(await nodesNaming(second), ['a.vmc', 'b.vmc']);
    });
  }

  it('are strangers where the file was not copied, for then nothing shows that the places are one', async () => {
    assert.deepEqual(await nodesNaming({ absolute: 'E:\\VMs\\Shared\\q.vhd', relative: RELATIVE }, {}), [
      'a.vmc',
    ]);
  });

  it('are strangers where the absolute path ends in another file, which may be a change that one path has missed', async () => {
    for (const absolute of ['E:\\VMs\\Shared\\r.vhd', 'E:\\VMs\\Others\\q.vhd'])
      assert.deepEqual(await nodesNaming({ absolute, relative: RELATIVE }), ['a.vmc'], absolute);
  });

  it('are strangers where a file lies at the absolute path, which comes first', async () => {
    const second = { absolute: '/vms/copy/Shared/q.vhd', relative: RELATIVE };
    const both = { 'Shared/q.vhd': 'x', 'copy/Shared/q.vhd': 'x' };
    assert.deepEqual(await nodesNaming(second, both), ['a.vmc']);
  });
});
