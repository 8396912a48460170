import assert from 'node:assert/strict';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { serverInMemory } from './everywhere/serverInMemory.js';

describe('Requests of our own client that fail', () => {
  it('are logged, so that the output channel tells why', async () => {
    for (const method of ['vmx/wrongEncoding', 'vmx/rightEncoding', 'vmx/rulePage']) {
      const server = await serverInMemory(new MemoryFileSystem(), uriOf('/vms'), {}, []);
      await assert.rejects(server.connection.sendRequest(method, null), method);
      assert.equal(server.failures.length, 1, method);
      server.connection.dispose();
    }
  });
});
