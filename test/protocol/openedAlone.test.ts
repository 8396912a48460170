// Files that are opened without a folder: a client watches what lies beside them only where it is asked for that folder.
import assert from 'node:assert/strict';
import { MODERN_CLIENT, ServerProcess } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const NODE = `config.version = "8"
# vmxlint product=gsx3 cluster=in-a-box
ethernet0.present = "TRUE"
ethernet0.connectionType = "bridged"
`;
const ACCEPTED = '{ "rules": { "cluster-single-nic": "off" } }';
const CREATED = 1;

interface Watcher {
  readonly globPattern: string | { readonly baseUri: string; readonly pattern: string };
}

describe('A machine that is opened without a folder', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;
  /** What the client was asked to watch in folders that were named, in order. */
  let watched: { readonly baseUri: string; readonly pattern: string }[];

  beforeEach(() => {
    folder = new TemporaryFolder({ 'a.vmx': NODE, 'b.vmx': NODE, 'other/c.vmx': NODE });
    server = new ServerProcess();
    watched = [];
    note(server);
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  function note({ connection }: ServerProcess): void {
    connection.onRequest(
      'client/registerCapability',
      ({ registrations }: { registrations: { registerOptions: { watchers: Watcher[] } }[] }) => {
        const patterns = registrations.flatMap(({ registerOptions }) => registerOptions.watchers);
        for (const { globPattern } of patterns)
          if (typeof globPattern !== 'string') watched.push(globPattern);
        return null;
      },
    );
  }

  const initialize = (folders: readonly string[], relativePatternSupport = true): Promise<unknown> =>
    server.initialize(folders, {
      ...MODERN_CLIENT,
      workspace: {
        ...MODERN_CLIENT.workspace,
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport },
      },
    });

  async function codes(name: string): Promise<readonly string[]> {
    return ((await server.pull(folder.uriOf(name))).items ?? []).map(({ code }) => code);
  }

  it('has what lies beside it watched, once for each folder', async () => {
    await initialize([]);
    for (const name of ['a.vmx', 'b.vmx', 'other/c.vmx']) await server.open(folder.uriOf(name), NODE);
    await server.open('untitled:Untitled-1', NODE);
    await codes('other/c.vmx');
    await server.pull('untitled:Untitled-1');
    const folders = new Set(watched.map(({ baseUri }) => baseUri));
    assert.deepEqual([...folders], [folder.uri, folder.uriOf('other')]);
    for (const base of folders) {
      const patterns = watched.filter(({ baseUri }) => baseUri === base).map(({ pattern }) => pattern);
      assert.ok(patterns.includes('vmxlint.json'), patterns.join(' '));
      assert.equal(new Set(patterns).size, patterns.length);
      // Folders below may be many: someone opens a machine in their home.
      assert.ok(patterns.every((pattern) => !pattern.includes('/') && pattern !== '*'));
    }
  });

  it('follows a vmxlint.json that comes to lie beside it', async () => {
    await initialize([]);
    await server.open(folder.uriOf('a.vmx'), NODE);
    assert.ok((await codes('a.vmx')).includes('cluster-single-nic'));
    folder.write('vmxlint.json', ACCEPTED);
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uriOf('vmxlint.json'), type: CREATED }],
    });
    await server.until(() => server.refreshes > 0);
    assert.ok(!(await codes('a.vmx')).includes('cluster-single-nic'));
  });

  it('has nothing watched by a client that watches opened folders only, nor where a folder is opened', async () => {
    await initialize([], false);
    await server.open(folder.uriOf('a.vmx'), NODE);
    await codes('a.vmx');
    assert.deepEqual(watched, []);
    server.kill();
    server = new ServerProcess();
    note(server);
    await initialize([folder.uriOf('other')]);
    await server.open(folder.uriOf('a.vmx'), NODE);
    await codes('a.vmx');
    assert.deepEqual(watched, []);
  });

  it('is judged all the same when the client refuses to watch', async () => {
    const refused = new Promise<string>((resolve) => {
      server.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
        if (message.includes(folder.uri)) resolve(message);
      });
    });
    server.connection.onRequest('client/registerCapability', () => {
      throw new Error('nothing is registered here');
    });
    await initialize([]);
    await server.open(folder.uriOf('a.vmx'), NODE);
    assert.ok((await codes('a.vmx')).includes('cluster-single-nic'));
    assert.match(await refused, /does not watch .*nothing is registered here/);
  });
});
