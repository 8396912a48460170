import assert from 'node:assert/strict';
import { translatedBy } from '../../server/src/l10n/language.js';
import { phraseOf } from '../../server/src/l10n/phrasedError.js';
import { sessionFiles } from '../../server/src/features/sessionFiles.js';
import {
  clientFileSystem,
  FILE_REQUESTS,
  LARGEST_THROUGH_CLIENT,
} from '../../server/src/workspace/clientFileSystem.js';
import type { FileSystem } from '../../server/src/workspace/fileSystem.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { answerFromFiles } from '../browser/clientFiles.js';
import { MemoryFileSystem } from '../memoryFileSystem.js';
import german from '../../server/l10n/de/workspace.json' with { type: 'json' };

const at = (path: string): string => `vscode-vfs://github${path}`;
const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);
const through = (files: MemoryFileSystem): FileSystem =>
  clientFileSystem((request, params) => answerFromFiles(files, request, params));

/** What a person reads when it fails. */
async function reasonOf(failing: Promise<unknown>, say = translatedBy({})): Promise<string> {
  try {
    await failing;
  } catch (error) {
    return say(phraseOf(error));
  }
  return assert.fail('it did not fail');
}

describe('Files that only the client can read', () => {
  it('come with every byte as it is', async () => {
    const all = Uint8Array.from({ length: 256 }, (_, number) => number);
    const fs = through(new MemoryFileSystem({ '/a.vmx': all }));
    assert.deepEqual(await fs.readFile(at('/a.vmx'), 1000), all);
    assert.deepEqual(await fs.readRange(at('/a.vmx'), 250, 100), bytes(250, 251, 252, 253, 254, 255));
    assert.deepEqual(await fs.readRange(at('/a.vmx'), 300, 1), bytes());
  });

  it('are listed with their types, and a missing one has no stat', async () => {
    const fs = through(new MemoryFileSystem({ '/vms/a.vmx': '', '/vms/b/b.vmx': '' }));
    assert.deepEqual(await fs.list(at('/vms')), [
      { name: 'a.vmx', type: 'file' },
      { name: 'b', type: 'directory' },
    ]);
    assert.equal((await fs.stat(at('/vms/a.vmx')))?.type, 'file');
    assert.equal(await fs.stat(at('/vms/c.vmx')), undefined);
    assert.equal(await fs.realPath(at('/vms/a.vmx')), at('/vms/a.vmx'));
  });

  it('travel once, however many parts of them are read, until they change', async () => {
    const files = new MemoryFileSystem({ '/a.vmdk': bytes(1, 2, 3, 4) });
    const fs = through(files);
    await fs.readRange(at('/a.vmdk'), 0, 2);
    assert.deepEqual(await fs.readRange(at('/a.vmdk'), 2, 2), bytes(3, 4));
    assert.equal(files.calls.readFile, 1);
    files.write('/a.vmdk', bytes(9, 9, 9, 9));
    assert.deepEqual(await fs.readRange(at('/a.vmdk'), 2, 2), bytes(9, 9));
    assert.equal(files.calls.readFile, 2);
  });

  it('are not all kept', async () => {
    const names = Array.from({ length: 40 }, (_, number) => `/${number}.vmdk`);
    const files = new MemoryFileSystem(Object.fromEntries(names.map((name) => [name, 'x'])));
    const fs = through(files);
    for (const name of [...names, ...names]) await fs.readRange(at(name), 0, 1);
    assert.equal(files.calls.readFile, 80);
  });

  it('never travel when they are large: the reason is said, in German too', async () => {
    const size = LARGEST_THROUGH_CLIENT + 1;
    const files = new MemoryFileSystem({ '/big.vmdk': new Uint8Array(size) });
    const fs = through(files);
    const part = (): Promise<unknown> => fs.readRange(at('/big.vmdk'), 0, 512);
    assert.equal(await reasonOf(part()), `it has ${size} bytes and cannot be read in part here`);
    assert.equal(
      await reasonOf(part(), translatedBy(german)),
      `sie hat ${size} Byte und lässt sich hier nicht in Teilen lesen`,
    );
    assert.equal(
      await reasonOf(fs.readFile(at('/big.vmdk'), size * 2)),
      `it has ${size} bytes, more than the ${LARGEST_THROUGH_CLIENT} that are read`,
    );
    assert.equal(files.calls.readFile, 0);
  });

  it('are no folders', async () => {
    const fs = through(new MemoryFileSystem({ '/vms/a.vmx': '' }));
    assert.equal(await reasonOf(fs.readFile(at('/vms'), 100)), 'it is not a regular file');
  });

  for (const [failure, words] of [
    ['not-found', 'there is no such file'],
    ['no-permission', 'there is no permission to read it'],
    ['unavailable', 'where it lies cannot be reached now'],
    ['something new', 'the editor could not read it'],
  ])
    it(`a client that answers "${failure}" makes "${words}" of it`, async () => {
      const fs = clientFileSystem(() => Promise.resolve({ failure }));
      assert.equal(await reasonOf(fs.list(at('/'))), words);
      assert.equal(await reasonOf(fs.readFile(at('/a'), 1)), words);
      const stat = await fs.stat(at('/'));
      assert.equal(stat?.type, failure === 'not-found' ? undefined : 'unreachable');
      assert.equal(await fs.realPath(at('/')), undefined);
    });

  for (const nonsense of [null, 7, 'x', {}, { stat: 1 }, { stat: { type: 'file' } }, { base64: '\u20ac' }])
    it(`a client that answers ${JSON.stringify(nonsense)} does no harm`, async () => {
      const stat = { type: 'file', size: 1, modified: 1 };
      const fs = clientFileSystem((request) =>
        Promise.resolve(request === FILE_REQUESTS.stat ? { stat } : nonsense),
      );
      assert.equal(await reasonOf(fs.readRange(at('/a'), 0, 1)), 'the editor could not read it');
      const asked = await clientFileSystem(() => Promise.resolve(nonsense)).stat(at('/a'));
      assert.equal(asked?.type, 'unreachable');
      assert.equal(await fs.realPath(at('/a')), undefined);
    });

  it('cannot be had when the client does not answer', async () => {
    const fs = clientFileSystem(() => Promise.reject(new Error('Unhandled method')));
    assert.equal(await reasonOf(fs.list(at('/'))), 'the editor did not answer');
    assert.equal((await fs.stat(at('/')))?.type, 'unreachable');
  });
});

describe('A virtual workspace', () => {
  const node = (disk: string): string =>
    [
      'config.version = "8"',
      'virtualHW.version = "4"',
      'guestOS = "winNetEnterprise"',
      'scsi0.present = "TRUE"',
      'scsi1.present = "TRUE"',
      'scsi1.sharedBus = "virtual"',
      'scsi1:0.present = "TRUE"',
      `scsi1:0.fileName = "${disk}"`,
      '',
    ].join('\n');
  const growable =
    '# Disk DescriptorFile\nversion=1\nCID=1\nparentCID=ffffffff\ncreateType="monolithicSparse"\nRW 8 SPARSE "quorum.vmdk"\n';

  async function findingsOf(quorum: string | Uint8Array): Promise<readonly string[]> {
    const files = new MemoryFileSystem({
      '/repo/a/a.vmx': node('../q/quorum.vmdk'),
      '/repo/b/b.vmx': node('../q/quorum.vmdk'),
      '/repo/q/quorum.vmdk': quorum,
    });
    const workspace = new Workspace(through(files), { error: (message) => assert.fail(message) });
    workspace.setFolders([at('/repo')]);
    await workspace.scan();
    assert.deepEqual(workspace.problems, []);
    assert.deepEqual([...workspace.machines()].sort(), [at('/repo/a/a.vmx'), at('/repo/b/b.vmx')]);
    return (await workspace.lint(at('/repo/a/a.vmx'))).map(({ rule }) => rule?.id ?? '');
  }

  it('has its machines, their cluster and the heads of small disk files', async () => {
    assert.ok((await findingsOf(growable)).includes('cluster-shared-disk-growable'));
  });

  it('a disk file that is too large to travel is neither missing nor judged', async () => {
    const rules = await findingsOf(new Uint8Array(LARGEST_THROUGH_CLIENT + 1));
    assert.deepEqual(
      rules.filter((rule) => /growable|missing$|vmx-disk-missing/.test(rule)),
      [],
    );
  });
});

describe('The files of a session', () => {
  const own = new MemoryFileSystem({ '/a.vmx': 'own' });
  const theirs = new MemoryFileSystem({ '/a.vmx': "the client's" });
  const connection = {
    sendRequest: (request: string, params: { uri: string }) => answerFromFiles(theirs, request, params),
  } as unknown as Parameters<typeof sessionFiles>[1];
  const text = async (fs: FileSystem, uri: string): Promise<string> =>
    new TextDecoder().decode(await fs.readFile(uri, 100));

  it('are read by the server where they lie on its computer, else by the client', async () => {
    const fs = sessionFiles(own, connection, () => true);
    assert.equal(await text(fs, 'file:///a.vmx'), 'own');
    assert.equal(await text(fs, at('/a.vmx')), "the client's");
  });

  it('are never asked of a client that does not read files', async () => {
    const before = { ...theirs.calls };
    await sessionFiles(own, connection, () => false).stat(at('/a.vmx'));
    assert.deepEqual(theirs.calls, before);
  });

  it('are all read by the client of a server in a browser', async () => {
    const fs = sessionFiles(undefined, connection, () => false);
    assert.equal(await text(fs, 'file:///a.vmx'), "the client's");
  });
});
