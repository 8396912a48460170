import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { assertNames, files, findingsOf, node, SHARED } from './vmcFiles.js';
import { leaf, memory, on, saved, scsi, writer } from './vmcNodeTexts.js';

describe('Messages about nodes on Virtual Server name what stands in the files', () => {
  it('networks, memory and files', async () => {
    await assertNames('vmc-heartbeat-networks-differ', files(on(1, 'LAN', 'HB'), on(2, 'LAN', 'Intern')), [
      'HB',
      'b.vmc',
    ]);
    await assertNames('vmc-nodes-differ', files(memory(1, '512'), memory(2, '256')), ['512 MB', '256 MB']);
    const controllers = files(node(1), node(2, { scsi: [SHARED, { id: '1', shared: 'false' }] }));
    await assertNames('vmc-nodes-differ', controllers, ['one SCSI controller', '2 SCSI controllers']);
    await assertNames('vmc-saved-state', files(node(1, { tail: saved(leaf('absolute', 'D:\\a.vsv')) })), [
      'a.vsv',
    ]);
    await assertNames('vmc-virtual-pc-scsi', files(scsi(writer('modifier', 'Virtual PC 2007'))), [
      'Virtual PC 2007',
    ]);
  });

  it('titles tell nodes whose files are called alike by their folders', async () => {
    const alike = (a: string, b: string): Files => ({ 'n1/vm.vmc': a, 'n2/vm.vmc': b });
    const titles = async (rule: string, given: Files): Promise<readonly string[]> =>
      (await findingsOf(rule, given)).flatMap(({ finding }) => finding.fixes.map(({ title }) => title));
    const seven = { scsi: [{ ...SHARED, scsiId: '7' }] };
    const ids = await titles('vmc-scsi-id-same-on-bus', alike(node(1, seven), node(2, seven)));
    assert.deepEqual(ids, Array(2).fill('Set the SCSI id to 6 in n2/vm.vmc'));
    const [network] = await titles(
      'vmc-heartbeat-networks-differ',
      alike(on(1, 'LAN', 'HB'), on(2, 'LAN', 'Intern')),
    );
    assert.equal(network, 'Connect the heartbeat of every node to HB, as in n1/vm.vmc');
  });
});
