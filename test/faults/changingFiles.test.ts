import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { nodeFileSystem } from '../../server/src/workspace/nodeFileSystem.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { messageOf } from '../../server/src/workspace/errorText.js';
import { disk, machine } from '../cluster/machines.js';
import { diskFixtures } from '../disk/fixtures.js';
import { QUIET } from '../main/commandLine/vmxlintIn.js';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';
import { startWriting } from './otherWriter.js';

/** So often is a file read while the other program changes it. */
const READINGS = 150;

describe('Files that another program changes all the time', () => {
  let folder: TemporaryFolder;
  let writer: ChildProcess | undefined;

  beforeEach(() => (folder = new TemporaryFolder({})));
  afterEach(() => {
    writer?.kill('SIGKILL');
    folder.remove();
  });

  /** Files beside the folder of the machines, so that nobody takes them for one. */
  const aside = (name: string, content: string | Uint8Array): string => {
    folder.write(`aside/${name}`, content);
    return path.join(folder.path, 'aside', name);
  };

  it('are read as they were at one moment, or not at all', async () => {
    const [long, short] = [`${QUIET}${'# remark\n'.repeat(5000)}`, QUIET];
    const contents = [aside('long', long), aside('short', short), ''];
    writer = await startWriting(path.join(folder.path, 'a.vmx'), contents);
    const read = new Set<string>();
    for (let reading = 0; reading < READINGS; reading++)
      read.add(
        await nodeFileSystem.readFile(folder.uriOf('a.vmx'), 1_000_000).then(
          (bytes) => new TextDecoder().decode(bytes),
          (error: unknown) => messageOf(error),
        ),
      );
    const allowed = [long, short, 'there is no such file', 'another program keeps writing to it'];
    assert.deepEqual(
      [...read].filter((one) => !allowed.includes(one)),
      [],
    );
  });

  it('are never a disk that is put together of two', async () => {
    const images = ['ldm-mbr-fixed.vhd', 'basic-gpt-dynamic.vhd'].map((name) =>
      aside(name, diskFixtures.get(name) ?? ''),
    );
    folder.write('vms/a.vmx', machine('a', disk('scsi1:0', 'quorum.vhd')));
    writer = await startWriting(path.join(folder.path, 'vms', 'quorum.vhd'), [...images, '']);
    const seen = new Set<string>();
    for (let reading = 0; reading < READINGS; reading++) {
      const workspace = new Workspace(nodeFileSystem, { error: (message) => assert.fail(message) });
      workspace.setFolders([folder.uriOf('vms')]);
      await workspace.scan();
      const found = workspace.factsOf(folder.uriOf('vms/a.vmx'))?.diskFiles.get('scsi1:0');
      assert.ok(found);
      if (found.state !== 'found' || found.image.reason !== undefined) continue;
      const { subformat, partitioning } = found.image;
      if (partitioning.kind !== 'unknown') seen.add(`${subformat}, ${partitioning.kind}`);
    }
    for (const one of seen) assert.ok(['fixed, dynamic', 'dynamic, basic'].includes(one), one);
  });
});
