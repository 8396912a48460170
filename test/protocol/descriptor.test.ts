import assert from 'node:assert/strict';
import { descriptor, sectors } from '../features/descriptorFiles.js';
import { MODERN_CLIENT, ServerProcess, type Diagnostic } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const TEXT = descriptor();
const LINE = TEXT.split('\n').findIndex((line) => line.startsWith('RW '));
const ON_FILE = { line: LINE, character: 14 };
const ON_TYPE = { line: TEXT.split('\n').findIndex((line) => line.startsWith('createType')), character: 14 };
/** The change that a client tells: 1 created, 3 deleted. */
type Change = 1 | 3;

describe('The server and disk descriptors', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'disk.vmdk': TEXT, 'disk-flat.vmdk': sectors(8) });
    server = new ServerProcess();
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  const uri = (): string => folder.uriOf('disk.vmdk');
  const codes = (items: readonly Diagnostic[] | undefined): string[] => (items ?? []).map(({ code }) => code);
  const about = <R>(method: string, more: object = {}): Promise<R> =>
    server.request<R>(method, { textDocument: { uri: uri() }, ...more });
  const changed = (name: string, type: Change): Promise<void> =>
    server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uriOf(name), type }],
    });

  it('a client that pulls is told to pull again when a file of the disk goes', async () => {
    await server.initialize([folder.uri]);
    await server.open(uri(), TEXT, 'vmdk');
    assert.deepEqual(codes((await server.pull(uri())).items), []);
    folder.delete('disk-flat.vmdk');
    await changed('disk-flat.vmdk', 3);
    await server.until(() => server.refreshes === 1);
    assert.deepEqual(codes((await server.pull(uri())).items), ['vmdk-extent-missing']);
  });

  it('a client that cannot pull gets the findings by itself, and none when the file is closed', async () => {
    folder.delete('disk-flat.vmdk');
    await server.initialize([folder.uri], {});
    await server.open(uri(), TEXT, 'vmdk');
    const last = (): string[] => codes(server.published.at(-1)?.diagnostics);
    await server.until(() => last().includes('vmdk-extent-missing'));
    folder.write('disk-flat.vmdk', sectors(8));
    await changed('disk-flat.vmdk', 1);
    await server.until(() => last().length === 0);
    await server.change(uri(), TEXT.replace('RW 8', 'RW 9'));
    await server.until(() => last().includes('vmdk-extent-size'));
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri() } });
    await server.until(() => last().length === 0);
  });

  it('a modern editor gets hovers, links, an outline and suggestions', async () => {
    await server.initialize([folder.uri]);
    await server.open(uri(), TEXT, 'vmdk');
    const hover = await about<{ contents: { kind: string; value: string } }>('textDocument/hover', {
      position: ON_FILE,
    });
    assert.equal(hover.contents.kind, 'markdown');
    assert.match(hover.contents.value, /^\*\*Extent of 4 KiB\*\*/);
    const links = await about<{ target: string }[]>('textDocument/documentLink');
    assert.deepEqual(
      links.map(({ target }) => target),
      [folder.uriOf('disk-flat.vmdk')],
    );
    const outline = await about<{ name: string; children: { name: string }[] }[]>(
      'textDocument/documentSymbol',
    );
    assert.deepEqual(
      outline.map(({ name }) => name),
      ['Header', 'Extents', 'Disk data base'],
    );
    const items = await about<{ label: string }[]>('textDocument/completion', { position: ON_TYPE });
    assert.ok(items.some(({ label }) => label === 'vmfsEagerZeroedThick'));
    assert.deepEqual(
      await about('textDocument/codeAction', {
        range: { start: ON_FILE, end: ON_FILE },
        context: { diagnostics: [] },
      }),
      [],
    );
  });

  it('a descriptor under another name has links too, once a person has called it one', async () => {
    await server.initialize([folder.uri]);
    await server.open(folder.uriOf('disk.old'), TEXT, 'vmdk');
    const links = await server.request<{ target: string }[] | null>('textDocument/documentLink', {
      textDocument: { uri: folder.uriOf('disk.old') },
    });
    assert.deepEqual(
      links?.map(({ target }) => target),
      [folder.uriOf('disk-flat.vmdk')],
    );
  });

  it('a client without any abilities gets the same in plain text and as a list', async () => {
    await server.initialize([folder.uri], {});
    await server.open(uri(), TEXT, 'plaintext');
    const hover = await about<{ contents: { kind: string; value: string } }>('textDocument/hover', {
      position: ON_TYPE,
    });
    assert.equal(hover.contents.kind, 'plaintext');
    assert.match(hover.contents.value, /^createType\n/);
    const outline = await about<{ name: string; location: object }[]>('textDocument/documentSymbol');
    assert.ok(outline.every(({ location }) => typeof location === 'object'));
    assert.ok(outline.some(({ name }) => name === 'ddb.adapterType'));
    const items = await about<{ insertTextFormat?: number }[]>('textDocument/completion', {
      position: ON_TYPE,
    });
    assert.ok(items.length > 0 && items.every(({ insertTextFormat }) => insertTextFormat === undefined));
  });

  it('a binary disk that is opened as text gives nothing and makes no machine', async () => {
    await server.initialize([folder.uri], MODERN_CLIENT);
    const binary = `KDMV${'\0\u0001"= \uFFFD\n'.repeat(2000)}`;
    await server.open(uri(), binary, 'vmdk');
    assert.deepEqual((await server.pull(uri())).items, []);
    for (const method of ['textDocument/hover', 'textDocument/completion']) {
      assert.equal(await about(method, { position: { line: 1, character: 1 } }), null, method);
    }
    for (const method of [
      'textDocument/documentSymbol',
      'textDocument/foldingRange',
      'textDocument/codeLens',
    ]) {
      assert.equal(await about(method), null, method);
    }
    const { items } = await server.request<{ items: { items: Diagnostic[] }[] }>('workspace/diagnostic', {
      previousResultIds: [{ uri: uri(), value: 'old' }],
    });
    assert.deepEqual(
      items.flatMap((report) => report.items),
      [],
    );
  });
});
