import assert from 'node:assert/strict';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { disk, machine } from '../cluster/machines.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';

const URI = uriOf('/vms/a.vmx');
const TEXT = machine('a', disk('scsi1:0', 'quorum.vmdk'), 'scsi1.sharedBus = "virtual"');

describe('What a keystroke asks of the disk', () => {
  let fs: MemoryFileSystem;
  let workspace: Workspace;

  beforeEach(async () => {
    fs = new MemoryFileSystem({ '/vms/a.vmx': TEXT, '/vms/quorum.vmdk': 'no disk' });
    workspace = new Workspace(fs, { error: (message) => assert.fail(message) });
    workspace.setFolders([uriOf('/vms')]);
    await workspace.scan();
    await workspace.open(URI, TEXT, 'vmx');
  });

  async function type(text: string): Promise<number> {
    const before = fs.calls.stat + fs.calls.readFile + fs.calls.readRange + fs.calls.list;
    await workspace.open(URI, text, 'vmx');
    await workspace.lint(URI);
    return fs.calls.stat + fs.calls.readFile + fs.calls.readRange + fs.calls.list - before;
  }

  const found = (slot: string): string | undefined => workspace.index.facts(URI)?.diskFiles.get(slot)?.state;

  it('is nothing where the disks keep their names', async () => {
    assert.equal(await type(`${TEXT}memsize = "512"\n`), 0);
    assert.equal(found('scsi1:0'), 'found');
  });

  it('is the one file that got another name', async () => {
    assert.ok((await type(TEXT.replace('quorum', 'other'))) > 0);
    assert.equal(found('scsi1:0'), 'missing');
    assert.ok((await type(TEXT)) > 0);
    assert.equal(found('scsi1:0'), 'found');
  });

  it('is asked again when a disk file appears, and when the machine is saved', async () => {
    fs.write('/vms/a.vmdk', 'no disk');
    await workspace.diskChanged(uriOf('/vms/a.vmdk'));
    assert.equal(found('scsi0:0'), 'found');
    fs.delete('/vms/quorum.vmdk');
    await workspace.fileChanged(URI);
    assert.equal(found('scsi1:0'), 'missing');
  });
});
