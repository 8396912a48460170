import assert from 'node:assert/strict';
import { MODERN_CLIENT, ServerProcess, type Range } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const NODE = (name: string): string => `config.version = "8"
displayName = "${name}"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "${name}.vmdk"
scsi1.present = "TRUE"
scsi1.sharedBus = "virtual"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "quorum.vmdk"
`;
const IN_QUORUM = { line: 7, character: 22 };

interface Location {
  readonly uri: string;
  readonly range: Range;
}
interface Link {
  readonly targetUri: string;
  readonly originSelectionRange: Range;
}
interface Item {
  readonly name: string;
  readonly detail: string;
}

for (const [client, capabilities] of [
  ['a modern client', MODERN_CLIENT],
  ['a client that tells nothing of itself', {}],
] as const) {
  describe(`The server on the way from machine to machine, with ${client}`, () => {
    let folder: TemporaryFolder;
    let server: ServerProcess;

    beforeEach(async () => {
      folder = new TemporaryFolder({
        'node1.vmx': NODE('node1'),
        'sub/node2.vmx': NODE('node2').replace('quorum', '../quorum'),
        'quorum.vmdk': 'no descriptor',
      });
      server = new ServerProcess();
    });
    afterEach(() => {
      server.kill();
      folder.remove();
    });

    const here = (): object => ({
      textDocument: { uri: folder.uriOf('sub/node2.vmx') },
      position: { line: 7, character: 25 },
    });
    const relative = (uri: string): string => uri.replace(`${folder.uri}/`, '');
    const start = (): Promise<{ capabilities: Record<string, unknown> }> =>
      server.initialize([folder.uri], capabilities);

    it('announces what it can', async () => {
      const { capabilities: announced } = await start();
      for (const provider of ['definition', 'references', 'documentLink', 'workspaceSymbol', 'callHierarchy'])
        assert.ok(announced[`${provider}Provider`], provider);
    });

    it('answers a definition in the form that the client knows', async () => {
      await start();
      const [found] = await server.request<(Location & Link)[]>('textDocument/definition', here());
      if (client === 'a modern client') {
        assert.equal(relative(found?.targetUri ?? ''), 'node1.vmx');
        assert.deepEqual(found?.originSelectionRange.start, { line: 7, character: 19 });
      } else {
        assert.equal(relative(found?.uri ?? ''), 'node1.vmx');
        assert.deepEqual(found?.range.start, { line: 7, character: 19 });
      }
    });

    it('answers references, links, symbols and the hierarchy', async () => {
      await start();
      const references = await server.request<Location[]>('textDocument/references', {
        ...here(),
        context: { includeDeclaration: true },
      });
      assert.deepEqual(
        references.map(({ uri }) => relative(uri)),
        ['node1.vmx', 'sub/node2.vmx'],
      );
      const links = await server.request<{ target: string }[]>('textDocument/documentLink', here());
      assert.deepEqual(
        links.map(({ target }) => relative(target)),
        ['quorum.vmdk'],
      );
      const symbols = await server.request<Item[]>('workspace/symbol', { query: 'node2' });
      assert.equal(symbols[0]?.name, 'node2');
      const [disk] = await server.request<Item[]>('textDocument/prepareCallHierarchy', here());
      assert.deepEqual([disk?.name, disk?.detail], ['quorum.vmdk', 'scsi1:0 · shared by node1 and node2']);
      const calls = await server.request<{ to: Item }[]>('callHierarchy/outgoingCalls', { item: disk });
      assert.deepEqual(
        calls.map(({ to }) => to.name),
        ['node1', 'node2'],
      );
    });

    it('answers the links of a disk descriptor that is open', async () => {
      await start();
      const uri = folder.uriOf('child.vmdk');
      await server.open(uri, '# Disk DescriptorFile\nparentFileNameHint="quorum.vmdk"\n', 'vmdk');
      const links = await server.request<{ target: string }[]>('textDocument/documentLink', {
        textDocument: { uri },
      });
      assert.deepEqual(
        links.map(({ target }) => relative(target)),
        ['quorum.vmdk'],
      );
    });

    it('follows what somebody types in another file', async () => {
      await start();
      await server.open(folder.uriOf('node1.vmx'), NODE('node1').replace('quorum', 'other'));
      const references = await server.request<Location[]>('textDocument/references', {
        ...here(),
        context: { includeDeclaration: true },
      });
      assert.deepEqual(
        references.map(({ uri }) => relative(uri)),
        ['sub/node2.vmx'],
      );
    });

    it('compares nodes', async () => {
      await start();
      const uri = folder.uriOf('node1.vmx');
      const { candidates } = await server.request<{ candidates: { uri: string }[] }>('vmx/compareNodes', {
        uri,
      });
      const [other] = candidates;
      const { title, left, right } = await server.request<{
        title: string;
        left: { title: string; text: string };
        right: { title: string; text: string };
      }>('vmx/compareNodes', { uri, other: other?.uri });
      assert.equal(title, 'node1 ↔ node2');
      assert.equal(left.text, right.text);
    });

    it('answers null, and lives on, where there is nothing to say', async () => {
      await start();
      const elsewhere = { textDocument: { uri: folder.uriOf('gone.vmx') }, position: IN_QUORUM };
      assert.equal(await server.request('textDocument/definition', elsewhere), null);
      assert.equal(await server.request('textDocument/documentLink', elsewhere), null);
      assert.equal(await server.request('textDocument/prepareCallHierarchy', elsewhere), null);
      assert.equal(await server.request('vmx/compareNodes', { uri: 'no uri %' }), null);
      assert.equal(
        await server.request('callHierarchy/incomingCalls', { item: { uri: '', name: '' } }),
        null,
      );
      assert.equal(await server.shutdown(), 0);
    });
  });
}
