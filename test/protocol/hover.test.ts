import assert from 'node:assert/strict';
import { MODERN_CLIENT, ServerProcess, type Range } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

interface Hover {
  readonly contents: { readonly kind: string; readonly value: string };
  readonly range: Range;
}

const NODE = (name: string): string => `displayName = "${name}"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "${name}.vmdk"
scsi1.present = "TRUE"
scsi1.sharedBus = "virtual"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "quorum.vmdk"
`;

describe('The server explains what the mouse is over', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'node1.vmx': NODE('node1'), 'node2.vmx': NODE('node2') });
    server = new ServerProcess();
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  const hover = (name: string, line: number, character: number): Promise<Hover | null> =>
    server.request('textDocument/hover', {
      textDocument: { uri: folder.uriOf(name) },
      position: { line, character },
    });

  it('in Markdown, with links to other nodes and to rules', async () => {
    const { capabilities } = await server.initialize([folder.uri], MODERN_CLIENT, {
      abilities: ['showRule'],
    });
    assert.equal(capabilities['hoverProvider'], true);
    await server.open(folder.uriOf('node1.vmx'), NODE('node1'));
    const shown = await hover('node1.vmx', 4, 20);
    assert.equal(shown?.contents.kind, 'markdown');
    assert.match(shown.contents.value, /^\*\*`scsi1\.sharedBus = "virtual"`\*\*/);
    assert.match(shown.contents.value, /\[node2\.vmx\]\(file:[^)]*node2\.vmx#L5\)/);
    assert.match(shown.contents.value, /\]\(command:vmx\.showRule\?/);
    assert.deepEqual(shown.range, { start: { line: 4, character: 18 }, end: { line: 4, character: 27 } });
  });

  it('in plain text without marks and commands to a client that knows neither', async () => {
    await server.initialize([folder.uri], {});
    await server.open(folder.uriOf('node1.vmx'), NODE('node1'));
    const shown = await hover('node1.vmx', 6, 22);
    assert.equal(shown?.contents.kind, 'plaintext');
    assert.match(shown.contents.value, /^Disk scsi1:0: quorum\.vmdk\n- No such file lies there\.\n/);
    assert.match(shown.contents.value, /- Also used by node2\.vmx\n/);
    assert.doesNotMatch(shown.contents.value, /[`*\\]|command:|file:/);
  });

  for (const [formats, taken] of [
    [['plaintext', 'markdown'], 'plaintext'],
    [['markdown', 'plaintext'], 'markdown'],
    [['markdown'], 'markdown'],
  ] as const)
    it(`in ${taken} to a client that likes best the first of ${formats.join(' and ')}`, async () => {
      await server.initialize([folder.uri], { textDocument: { hover: { contentFormat: formats } } });
      await server.open(folder.uriOf('node1.vmx'), NODE('node1'));
      assert.equal((await hover('node1.vmx', 6, 22))?.contents.kind, taken);
    });

  it('with the text of the editor, and not at all where nothing stands', async () => {
    await server.initialize([folder.uri]);
    await server.open(folder.uriOf('node1.vmx'), '\nmemsize = "2048"\n');
    assert.match((await hover('node1.vmx', 1, 13))?.contents.value ?? '', /2 GiB/);
    assert.equal(await hover('node1.vmx', 0, 0), null);
    assert.equal(await hover('other.txt', 0, 0), null);
  });
});
