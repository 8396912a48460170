import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { FolderMemory } from '../../server/src/workspace/folderMemory.js';
import { findLock } from '../../server/src/workspace/locks.js';
import { staysInside } from '../../server/src/workspace/links.js';
import type { DirectoryEntry } from '../../server/src/workspace/fileSystem.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';

const ROOTS = [uriOf('/vms')];
const FILES = { '/vms/a/a.vmx': '', '/vms/a/a.vmdk': '', '/vms/a/A B.vmdk': '', '/other/x.vmx': '' };

/** Files of a disk that tells its links, and notes every look at it. */
class WatchedFileSystem extends MemoryFileSystem {
  readonly asked: string[] = [];
  readonly links = new Map<string, string>();
  /** Folders that vanish between two questions. */
  readonly lost = new Set<string>();

  async linkTarget(uri: string): Promise<string | undefined> {
    this.asked.push(`link? ${URI.parse(uri).path}`);
    const target = this.links.get(URI.parse(uri).path);
    return target === undefined ? undefined : uriOf(target);
  }

  override async stat(uri: string): ReturnType<MemoryFileSystem['stat']> {
    this.asked.push(`stat ${URI.parse(uri).path}`);
    return super.stat(uri);
  }

  override async realPath(uri: string): Promise<string | undefined> {
    this.asked.push(`real ${URI.parse(uri).path}`);
    return this.lost.has(uri) ? undefined : uri;
  }

  override async list(uri: string): Promise<readonly DirectoryEntry[]> {
    const { path } = URI.parse(uri);
    this.asked.push(`list ${path}`);
    const links = [...this.links.keys()].filter((link) => link.startsWith(`${path}/`));
    const names = links.map((link): DirectoryEntry => ({ name: link.slice(path.length + 1), type: 'link' }));
    return [...(await super.list(uri)), ...names];
  }
}

describe('Folders that are remembered while many files are read', () => {
  let fs: WatchedFileSystem;
  let memory: FolderMemory;

  beforeEach(() => {
    fs = new WatchedFileSystem(FILES);
    memory = new FolderMemory(fs, () => ROOTS);
  });

  /** What the disk was asked for. */
  async function asked(question: () => Promise<unknown>): Promise<readonly string[]> {
    fs.asked.length = 0;
    await memory.during(async () => {
      await question();
    });
    return [...fs.asked];
  }

  it('tell with one list that no lock lies beside any of their machines', async () => {
    const questions = await asked(async () => {
      for (const name of ['a', 'b', 'c'])
        assert.equal(await findLock(memory, uriOf(`/vms/a/${name}.vmx`)), undefined);
    });
    assert.deepEqual(questions, ['list /vms/a']);
  });

  it('tell that nothing on the way to a disk is a link, and where it really lies', async () => {
    const questions = await asked(async () => {
      for (const name of ['a.vmdk', 'a.vmx']) {
        assert.equal(await staysInside(memory, ROOTS, uriOf(`/vms/a/${name}`)), true);
        assert.equal(await memory.realPath(uriOf(`/vms/a/${name}`)), uriOf(`/vms/a/${name}`));
      }
    });
    assert.deepEqual(questions, ['real /vms', 'list /vms', 'list /vms/a', 'real /vms/a']);
  });

  it('do not say where a file lies whose folder has vanished meanwhile', async () => {
    fs.lost.add(uriOf('/vms/a'));
    await asked(async () => {
      assert.equal(await memory.realPath(uriOf('/vms/a/a.vmdk')), undefined);
    });
  });

  it('leave links to the disk', async () => {
    fs.links.set('/vms/a/out.vmdk', '/other/x.vmdk');
    await asked(async () => {
      assert.equal(await staysInside(memory, ROOTS, uriOf('/vms/a/out.vmdk')), false);
    });
    assert.ok(fs.asked.includes('link? /vms/a/out.vmdk'));
  });

  it('are not listed outside of the opened ones', async () => {
    const questions = await asked(() => memory.stat(uriOf('/other/y.vmx')));
    assert.deepEqual(questions, ['stat /other/y.vmx']);
  });

  it('leave names to the disk that may mean another file there', async () => {
    const names = ['A.VMX', 'a b.vmdk', 'a.vmdk.', 'a.vmdk ', 'A~1.VMD', 'a.vmdk:x', 'ä.vmdk'];
    const questions = await asked(async () => {
      for (const name of names) await memory.stat(uriOf(`/vms/a/${name}`));
    });
    assert.deepEqual(
      questions.filter((one) => one.startsWith('stat')),
      names.map((name) => `stat /vms/a/${name}`),
    );
    fs.write('/vms/a/Straße.vmdk', '');
    const all = await asked(() => memory.stat(uriOf('/vms/a/strasse.vmdk')));
    assert.deepEqual(all, ['list /vms/a', 'stat /vms/a/strasse.vmdk']);
  });

  it('know names with blanks, and what is a file is looked at anew each time', async () => {
    const file = uriOf('/vms/a/A B.vmdk');
    const questions = await asked(async () => {
      assert.equal((await memory.stat(file))?.type, 'file');
      fs.delete('/vms/a/A B.vmdk');
      assert.equal(await memory.stat(file), undefined);
      assert.equal(await memory.stat(uriOf('/vms/a/A C.vmdk')), undefined);
    });
    assert.deepEqual(questions, ['list /vms/a', 'stat /vms/a/A B.vmdk', 'stat /vms/a/A B.vmdk']);
  });

  it('are forgotten when something changes, and at the end of the reading', async () => {
    const lock = uriOf('/vms/a/a.vmx.WRITELOCK');
    await asked(async () => {
      assert.equal(await memory.stat(lock), undefined);
      fs.write('/vms/a/a.vmx.WRITELOCK', '');
      memory.forget();
      assert.equal((await memory.stat(lock))?.type, 'file');
      fs.delete('/vms/a/a.vmx.WRITELOCK');
    });
    fs.write('/vms/a/a.vmx.lck', '');
    assert.equal((await memory.stat(uriOf('/vms/a/a.vmx.lck')))?.type, 'file');
  });

  it('are forgotten one by one when they are very many, the one that was not asked about for the longest time first', async () => {
    const questions = await asked(async () => {
      for (let number = 0; number < 300; number++) await memory.stat(uriOf(`/vms/${number}/a.vmx`));
      for (const number of [299, 0]) await memory.stat(uriOf(`/vms/${number}/a.vmx`));
    });
    const listed = (path: string): number => questions.filter((one) => one === `list ${path}`).length;
    assert.deepEqual([listed('/vms/299'), listed('/vms/0')], [1, 2]);
  });

  it('are asked about the disk as ever where they cannot be listed', async () => {
    const questions = await asked(() => memory.stat(uriOf('/vms/gone/a.vmx')));
    assert.deepEqual(questions, ['list /vms/gone', 'stat /vms/gone/a.vmx']);
  });
});
