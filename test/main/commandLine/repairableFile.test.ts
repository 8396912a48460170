import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { openForRepair, whyNotNow } from '../../../server/src/main/commandLine/repair/repairableFile.js';
import { replaceFiles } from '../../../server/src/main/commandLine/repair/replaceFiles.js';
import { nodeFileSystem } from '../../../server/src/workspace/nodeFileSystem.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { TemporaryFolder } from '../../protocol/temporaryFolder.js';
import { QUIET, QUOTED, UNQUOTED } from './vmxlintIn.js';

describe('files that vmxlint repairs', () => {
  let folder: TemporaryFolder;
  let workspace: Workspace;

  beforeEach(async () => {
    folder = new TemporaryFolder({ 'n.vmx': UNQUOTED, 'other.vmx': QUIET });
    workspace = new Workspace(nodeFileSystem, {
      error: (message) => {
        assert.equal(message, undefined);
      },
    });
    workspace.setFolders([folder.uri]);
    await workspace.load(folder.uriOf('n.vmx'));
  });
  afterEach(() => {
    folder.remove();
  });

  it('are left alone when somebody changed them after they were read', async () => {
    folder.write('n.vmx', QUOTED);
    const opened = await openForRepair(workspace, [folder.uri], folder.uriOf('n.vmx'));
    assert.ok(typeof opened === 'string');
    assert.match(opened, /changed by somebody else meanwhile/);
  });

  it('are left alone when somebody changes or locks them before they are written', async () => {
    const opened = await openForRepair(workspace, [folder.uri], folder.uriOf('n.vmx'));
    assert.ok(typeof opened === 'object');
    const whyNot = (): Promise<string | undefined> => whyNotNow(folder.uriOf('n.vmx'), opened);
    assert.equal(await whyNot(), undefined);
    folder.write('n.vmx.WRITELOCK', '');
    assert.match((await whyNot()) ?? '', /running or open elsewhere/);
    folder.delete('n.vmx.WRITELOCK');
    folder.write('n.vmx', QUOTED);
    assert.match((await whyNot()) ?? '', /changed by somebody else meanwhile/);
    folder.delete('n.vmx');
    assert.equal(await whyNot(), 'there is no such file');
    const uri = folder.uriOf('n.vmx');
    assert.equal(await openForRepair(workspace, [folder.uri], uri), 'there is no such file');
  });

  it('are replaced all or none', async () => {
    const change = (name: string, before: string): Parameters<typeof replaceFiles>[0][number] => ({
      path: `${folder.path}/${name}`,
      before: Buffer.from(before),
      after: Buffer.from('new'),
    });
    await assert.rejects(replaceFiles([change('n.vmx', UNQUOTED), change('gone/x.vmx', '')]));
    // A folder cannot be replaced by a file, which shows only when the first file is already replaced.
    folder.write('folder/in.txt', '');
    await assert.rejects(replaceFiles([change('n.vmx', UNQUOTED), change('folder', '')]));
    assert.equal(readFileSync(`${folder.path}/n.vmx`, 'utf8'), UNQUOTED);
    assert.deepEqual(readdirSync(folder.path).sort(), ['folder', 'n.vmx', 'other.vmx']);
    await replaceFiles([change('n.vmx', UNQUOTED), change('other.vmx', QUIET)]);
    assert.equal(readFileSync(`${folder.path}/other.vmx`, 'utf8'), 'new');
  });
});
