import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { URI } from 'vscode-uri';
import { canonicalUri } from '../../server/src/workspace/canonicalUri.js';
import { nodeFileSystem } from '../../server/src/workspace/nodeFileSystem.js';

const HERE = fileURLToPath(import.meta.url);

describe('Files of this computer', () => {
  it('are those with the scheme file', async () => {
    assert.equal((await nodeFileSystem.stat(URI.file(HERE).toString()))?.type, 'file');
    assert.ok((await nodeFileSystem.readFile(URI.file(HERE).toString(), 1_000_000)).length > 0);
  });

  for (const scheme of ['untitled', 'vscode-vfs', 'git']) {
    it(`and never what ${scheme}: names, although a file of that path exists`, async () => {
      const uri = URI.file(HERE).with({ scheme }).toString();
      assert.equal(await nodeFileSystem.stat(uri), undefined);
      assert.equal(await nodeFileSystem.realPath(uri), undefined);
      for (const ask of [
        () => nodeFileSystem.readFile(uri, 1_000_000),
        () => nodeFileSystem.readRange(uri, 0, 1),
        () => nodeFileSystem.list(uri),
      ])
        await assert.rejects(ask, { message: 'it is no file on this computer' });
    });
  }
});

describe('One spelling of a URI', () => {
  const table: readonly (readonly [string, string])[] = [
    ['file:///vms/node (1).vmx', 'file:///vms/node%20%281%29.vmx'],
    ['file:///vms/node%20(1).vmx', 'file:///vms/node%20%281%29.vmx'],
    ['file:///C:/vms/a.vmx', 'file:///c%3A/vms/a.vmx'],
    ['file:///c%3A/vms/a.vmx', 'file:///c%3A/vms/a.vmx'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
    ['no uri at all: //', 'no uri at all: //'],
  ];
  for (const [written, expected] of table) {
    it(written, () => {
      assert.equal(canonicalUri(written), expected);
    });
  }
});
