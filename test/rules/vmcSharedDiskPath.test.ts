import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { vmcText } from '../machine/vmcText.js';
import { MemoryFileSystem } from '../memoryFileSystem.js';

describe('Relative paths of shared disks on Virtual Server', () => {
  const vmc = (relative: string): string =>
    vmcText({ scsi: [{ shared: 'true', scsiId: '7', disks: [{ relative }] }] });

  it('each node has a disk of its own, and on a drive of Windows one file is named in both', async () => {
    const names = ['a/a.vmc', 'b/b.vmc', 'a/quorum.vhd', 'b/quorum.vhd'];
    const textIn = (name: string): string => (name.endsWith('.vmc') ? vmc('quorum.vhd') : 'x');
    const fixesIn = async (folder: string): Promise<readonly string[]> => {
      const content = Object.fromEntries(names.map((name) => [`${folder}${name}`, textIn(name)]));
      const report = { error: (message: string) => assert.fail(message) };
      const workspace = new Workspace(new MemoryFileSystem(content), report);
      workspace.setFolders([URI.file(folder).toString()]);
      await workspace.scan();
      const found = await workspace.lint(URI.file(`${folder}a/a.vmc`).toString());
      const [finding, ...more] = found.filter(({ ruleId }) => ruleId === 'cluster-shared-disk-relative-path');
      assert.deepEqual([finding?.severity, more], ['warning', []]);
      return (finding?.fixes ?? []).map(({ title }) => ENGLISH(title));
    };
    assert.deepEqual(await fixesIn('/d:/vms/'), [
      'Name d:\\vms\\a\\quorum.vhd in both nodes',
      'Name d:\\vms\\b\\quorum.vhd in both nodes',
    ]);
    assert.deepEqual(await fixesIn('/home/admin/copies/'), []);
  });
});
