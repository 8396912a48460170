import assert from 'node:assert/strict';
import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { fileEvents } from '../../server/src/features/folderEvents.js';
import type { Session } from '../../server/src/features/session.js';
import { UnreadFiles } from '../../server/src/features/unreadFiles.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { editorSession, fileUri } from './editorSession.js';

const { Created, Changed, Deleted } = FileChangeType;
const FILES = {
  'a/a.vmx': 'memsize = "512"\n',
  'build/x/y/b.vmx': 'memsize = "512"\n',
  'build/x/y/note.txt': '',
  'notes.txt': '',
};

function filesOf({ fileSystem }: Session): MemoryFileSystem {
  assert.ok(fileSystem instanceof MemoryFileSystem);
  return fileSystem;
}

describe('Events about files of no known kind', () => {
  it('ask the disk nothing when a file changed, or lies where no machines are looked for', async () => {
    const session = await editorSession({ 'a/a.vmx': '' });
    const { calls } = filesOf(session);
    const before = { ...calls };
    const events = await fileEvents(
      [
        { uri: fileUri('build/a.o'), type: Changed },
        { uri: fileUri('.git/index.lock'), type: Created },
        { uri: fileUri('.git/index.lock'), type: Deleted },
      ],
      session,
    );
    assert.deepEqual([events, calls], [[], before]);
  });

  it('count when the file is shown, whatever it is called', async () => {
    const session = await editorSession(FILES);
    const event: FileEvent = { uri: fileUri('notes.txt'), type: Changed };
    assert.deepEqual(await fileEvents([event], session), [event]);
  });

  it('look into a new folder once, however much in it is told of', async () => {
    const session = await editorSession(FILES);
    const { calls } = filesOf(session);
    const before = { ...calls };
    const uris = ['build/x/y/note.txt', 'build/x/y', 'build/x', 'build'].map(fileUri);
    const events = await fileEvents(
      uris.map((uri) => ({ uri, type: Created })),
      session,
    );
    assert.deepEqual(events, [{ uri: fileUri('build/x/y/b.vmx'), type: Created }]);
    assert.deepEqual([calls.stat - before.stat, calls.list - before.list], [1, 3]);
  });

  it('warn of nothing when a new folder is gone before it was looked into', async () => {
    const session = await editorSession(FILES);
    const fileSystem = new MemoryFileSystem({ '/vms/build/note.txt': '' });
    const build: FileEvent = { uri: uriOf('/vms/build'), type: Created };
    for (const name of ['b.vmx', 'note.txt']) filesOf(session).delete(`/vms/build/x/y/${name}`);
    assert.deepEqual(await fileEvents([build], { ...session, fileSystem }), []);
    const said: string[] = [];
    new UnreadFiles({
      console: { warn: (text: string) => said.push(text) },
      window: { showWarningMessage: async (text: string) => said.push(text) },
    } as never).tell(session);
    assert.deepEqual(said, []);
  });
});
