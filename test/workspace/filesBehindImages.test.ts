import assert from 'node:assert/strict';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { disk, machine } from '../cluster/machines.js';
import { diskFixtures } from '../disk/fixtures.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';

const NODE = uriOf('/vms/node/a.vmx');
const SERVER = uriOf('/vms/server/s.vmc');
const TEXT = machine('a', disk('scsi1:0', 'quorum.vmdk'), 'scsi1.sharedBus = "virtual"');
const VMC = `<?xml version="1.0"?>
<preferences><version type="string">2.0</version><hardware><pci_bus><ide_adapter><ide_controller id="0"><location id="0">
<drive_type type="integer">1</drive_type>
<pathname><absolute type="string"></absolute><relative type="string">child-empty.vhd</relative></pathname>
</location></ide_controller></ide_adapter></pci_bus></hardware></preferences>
`;

const bytesOf = (name: string): Uint8Array =>
  diskFixtures.get(name) ?? assert.fail(`the fixture ${name} is missing`);
const descriptor = (data: string): string =>
  new TextDecoder().decode(bytesOf('ldm-mbr-flat.vmdk')).replace('ldm-mbr-flat-flat.vmdk', data);

describe('What a disk image says through other files', () => {
  let fs: MemoryFileSystem;
  let workspace: Workspace;

  async function read(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    fs = new MemoryFileSystem(files);
    workspace = new Workspace(fs, { error: (message) => assert.fail(message) });
    workspace.setFolders([uriOf('/vms')]);
    await workspace.scan();
  }

  async function arrives(path: string, content: Uint8Array): Promise<void> {
    fs.write(path, content);
    await workspace.diskChanged(uriOf(path));
  }

  async function rulesOn(uri: string): Promise<readonly string[]> {
    return (await workspace.lint(uri)).map(({ ruleId }) => ruleId);
  }

  it('is read again when its data come after its descriptor, as copies of disks arrive', async () => {
    await read({ '/vms/node/a.vmx': TEXT, '/vms/node/quorum.vmdk': descriptor('quorum-flat.vmdk') });
    assert.ok(!(await rulesOn(NODE)).includes('cluster-dynamic-disk'));
    await arrives('/vms/node/quorum-flat.vmdk', bytesOf('ldm-mbr-flat-flat.vmdk'));
    assert.ok((await rulesOn(NODE)).includes('cluster-dynamic-disk'));
  });

  it('is read again when somebody has converted the disk', async () => {
    await read({
      '/vms/node/a.vmx': TEXT,
      '/vms/node/quorum.vmdk': descriptor('quorum-flat.vmdk'),
      '/vms/node/quorum-flat.vmdk': bytesOf('ldm-mbr-flat-flat.vmdk'),
    });
    assert.ok((await rulesOn(NODE)).includes('cluster-dynamic-disk'));
    await arrives('/vms/node/quorum-flat.vmdk', bytesOf('basic-mbr-flat-flat.vmdk'));
    assert.ok(!(await rulesOn(NODE)).includes('cluster-dynamic-disk'));
  });

  it('is read again when its data may be read from now on', async () => {
    await read({
      '/vms/node/a.vmx': TEXT,
      '/vms/node/quorum.vmdk': descriptor('/san/quorum-flat.vmdk'),
      '/san/quorum-flat.vmdk': bytesOf('ldm-mbr-flat-flat.vmdk'),
    });
    assert.ok(!(await rulesOn(NODE)).includes('cluster-dynamic-disk'));
    workspace.setFolders([uriOf('/vms')], [uriOf('/san')]);
    assert.ok((await rulesOn(NODE)).includes('cluster-dynamic-disk'));
  });

  it('is read again when its parent is brought back', async () => {
    await read({ '/vms/server/s.vmc': VMC, '/vms/server/child-empty.vhd': bytesOf('child-empty.vhd') });
    assert.ok((await rulesOn(SERVER)).includes('vmc-vhd-parent-missing'));
    await arrives('/vms/server/ldm-mbr-dynamic.vhd', bytesOf('ldm-mbr-dynamic.vhd'));
    assert.ok(!(await rulesOn(SERVER)).includes('vmc-vhd-parent-missing'));
  });
});
