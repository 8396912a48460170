import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { QUIET, UNQUOTED } from '../main/commandLine/vmxlintIn.js';
import { ServerProcess } from '../protocol/serverProcess.js';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';

describe('A server that is killed in the middle of a request', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'a.vmx': QUIET, 'b.vmx': UNQUOTED });
    for (let number = 0; number < 300; number++) folder.write(`many/${number}.vmx`, QUIET);
    server = new ServerProcess();
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  const findings = async (one: ServerProcess, name: string): Promise<readonly string[]> =>
    ((await one.pull(folder.uriOf(name))).items ?? []).map(({ code }) => code);

  it('fails the request, and its successor knows what the editor shows, saved or not', async () => {
    await server.initialize([folder.uri]);
    await server.open(folder.uriOf('a.vmx'), UNQUOTED);
    // The folder is still being read, so nothing is answered yet.
    const pulled = assert.rejects(server.pull(folder.uriOf('a.vmx')));
    server.kill();
    await pulled;

    server = new ServerProcess();
    await server.initialize([folder.uri]);
    await server.open(folder.uriOf('a.vmx'), UNQUOTED);
    assert.deepEqual(await findings(server, 'a.vmx'), ['vmx-unquoted-value']);
    assert.deepEqual(await findings(server, 'b.vmx'), ['vmx-unquoted-value']);
    assert.equal(readFileSync(path.join(folder.path, 'a.vmx'), 'utf8'), QUIET, 'the disk is as it was');
  });

  it('leaves the server of another editor alone', async () => {
    const other = new ServerProcess();
    try {
      await other.initialize([folder.uri]);
      await server.initialize([folder.uri]);
      const pulled = assert.rejects(server.pull(folder.uriOf('a.vmx')));
      server.kill();
      await pulled;
      assert.deepEqual(await findings(other, 'b.vmx'), ['vmx-unquoted-value']);
    } finally {
      other.kill();
    }
  });
});
