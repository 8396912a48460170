import { assertNames, files, node, SHARED } from './vmcFiles.js';
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
});
