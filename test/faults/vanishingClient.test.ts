import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { QUIET } from '../main/commandLine/vmxlintIn.js';
import { MODERN_CLIENT, ServerProcess } from '../protocol/serverProcess.js';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';

const SERVER = fileURLToPath(new URL('../../server/bin/vmx-language-server.js', import.meta.url));

/** An editor that starts a server, says so once the server has answered, and is killed before it can say goodbye. */
const EDITOR = `
  const { spawn } = require('node:child_process');
  const server = spawn(process.execPath, [process.argv[1], '--stdio'], { stdio: ['pipe', 'pipe', 3] });
  const params = { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders: null };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  server.stdin.write('Content-Length: ' + body.length + '\\r\\n\\r\\n' + body);
  server.stdout.once('data', () => console.log('started'));`;

/** In milliseconds, from the vanishing to the end of the server: many times what it takes, for a computer with much to do. */
const SOON = 10_000;

/** Makes the client vanish and waits for the end of the server, which has to come soon. */
async function endsSoon(ended: Promise<unknown>, vanish: () => void): Promise<void> {
  const start = performance.now();
  vanish();
  await ended;
  const milliseconds = performance.now() - start;
  assert.ok(milliseconds < SOON, `the server stayed for ${Math.round(milliseconds / 1000)} seconds`);
}

describe('A client that vanishes takes the server with it', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess | undefined;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'a.vmx': QUIET });
    for (let number = 0; number < 500; number++) folder.write(`many/${number}.vmx`, QUIET);
  });
  afterEach(() => {
    server?.kill();
    server = undefined;
    folder.remove();
  });

  it('when it closes the pipe, also while the folder is being read', async () => {
    server = new ServerProcess();
    await server.initialize([folder.uri]);
    const { process } = server;
    await endsSoon(once(process, 'exit'), () => process.stdin?.end());
  });

  it('when it reads no more', async () => {
    server = new ServerProcess();
    await server.initialize([folder.uri]);
    const { process, connection } = server;
    await endsSoon(once(process, 'exit'), () => {
      connection.dispose();
      process.stdout?.destroy();
      process.stdin?.destroy();
    });
  });

  it('when its process has died, although something keeps the pipes open', async () => {
    const client = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    server = new ServerProcess();
    const exited = once(server.process, 'exit');
    await server.request('initialize', {
      processId: client.pid,
      rootUri: null,
      capabilities: MODERN_CLIENT,
      workspaceFolders: [{ uri: folder.uri, name: 'machines' }],
    });
    await endsSoon(exited, () => client.kill('SIGKILL'));
  });

  it('when it is killed', async () => {
    const editor = spawn(process.execPath, ['-e', EDITOR, SERVER], {
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    });
    // The server alone keeps this pipe: it ends with the server.
    const [, , , heldByServer] = editor.stdio;
    assert.ok(heldByServer && 'resume' in heldByServer);
    assert.ok(editor.stdout);
    await once(editor.stdout, 'data');
    const ended = once(heldByServer, 'end');
    heldByServer.resume();
    await endsSoon(ended, () => editor.kill('SIGKILL'));
  });
});
