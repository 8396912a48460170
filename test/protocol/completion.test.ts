import assert from 'node:assert/strict';
import { MODERN_CLIENT, ServerProcess } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const NODE = `config.version = "8"
scsi1.present = "TRUE"
scsi1.
scsi1.sharedBus = ""
`;

/** What these tests read of a suggestion. */
interface Item {
  readonly label: string;
  readonly kind: number;
  readonly insertTextFormat?: number;
  readonly tags?: readonly number[];
  readonly labelDetails?: object;
  readonly command?: object;
  readonly textEdit: { readonly newText: string; readonly range?: object; readonly insert?: object };
  readonly documentation?: { readonly kind: string; readonly value: string };
}

describe('Completion over the protocol', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;
  let node1: string;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'node1.vmx': NODE });
    node1 = folder.uriOf('node1.vmx');
    server = new ServerProcess();
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  const ask = (line: number, character: number, context: object = { triggerKind: 1 }) =>
    server.request<{ isIncomplete: boolean; items: Item[] } | null>('textDocument/completion', {
      textDocument: { uri: node1 },
      position: { line, character },
      context,
    });
  const find = (items: readonly Item[] | undefined, label: string): Item => {
    const item = items?.find((one) => one.label === label);
    if (!item) throw new Error(`${label} is not offered`);
    return item;
  };

  it('a modern client gets places, two ranges, and explanations when it asks for them', async () => {
    const { capabilities } = await server.initialize([folder.uri], MODERN_CLIENT);
    const provider = capabilities['completionProvider'] as { triggerCharacters: string[] };
    for (const character of ['.', ':', '=', '"', '<'])
      assert.ok(provider.triggerCharacters.includes(character));
    await server.open(node1, NODE);
    const item = find((await ask(2, 6))?.items, 'scsi1.virtualDev');
    assert.equal(item.insertTextFormat, 2);
    assert.ok(item.textEdit.insert);
    assert.equal(item.documentation, undefined);
    const { documentation } = await server.request<Item>('completionItem/resolve', item);
    assert.equal(documentation?.kind, 'markdown');
    assert.match(documentation.value, /The model of the SCSI adapter/);
  });

  it('a client without capabilities gets plain text and nothing it could not take', async () => {
    await server.initialize([folder.uri], {});
    await server.open(node1, NODE);
    const keys = (await ask(2, 6))?.items ?? [];
    const item = find(keys, 'scsi1.virtualDev');
    assert.equal(item.textEdit.newText, 'scsi1.virtualDev = "lsilogic"');
    assert.ok(item.textEdit.range);
    assert.equal(item.documentation?.kind, 'plaintext');
    const values = (await ask(3, 19))?.items ?? [];
    assert.equal(find(values, 'virtual').textEdit.newText, 'virtual');
    for (const one of [...keys, ...values])
      assert.deepEqual(
        [one.insertTextFormat, one.tags, one.labelDetails, one.command, one.textEdit.insert],
        [undefined, undefined, undefined, undefined, undefined],
      );
  });

  it('a client that names no kinds gets those of the first protocol alone', async () => {
    const LAST_OF_THE_FIRST = 18;
    const ENUM_MEMBER = 20;
    await server.initialize([folder.uri], {});
    await server.open(node1, NODE);
    const kinds = ((await ask(3, 19))?.items ?? []).map(({ kind }) => kind);
    assert.ok(kinds.length > 0 && kinds.every((kind) => kind <= LAST_OF_THE_FIRST), kinds.join());
    const other = new ServerProcess();
    const completion = { completionItemKind: { valueSet: [1] } };
    await other.initialize([folder.uri], { textDocument: { completion } });
    await other.open(node1, NODE);
    const answer = await other.request<{ items: Item[] }>('textDocument/completion', {
      textDocument: { uri: node1 },
      position: { line: 3, character: 19 },
    });
    other.kill();
    assert.equal(find(answer.items, 'virtual').kind, ENUM_MEMBER);
  });

  it('our own extension goes on to the values', async () => {
    await server.initialize([folder.uri], MODERN_CLIENT, { abilities: ['showRule'] });
    await server.open(node1, NODE);
    assert.ok(find((await ask(2, 6))?.items, 'scsi1.virtualDev').command);
  });

  it('follows what is typed, and is silent where nothing begins', async () => {
    await server.initialize([folder.uri], MODERN_CLIENT);
    await server.open(node1, NODE);
    await server.change(node1, 'numvcpus = "2"\nmemsize = ""\n# scsi1.\n');
    assert.ok(
      (await ask(1, 11, { triggerKind: 2, triggerCharacter: '"' }))?.items.some(
        ({ label }) => label === '1024',
      ),
    );
    assert.equal(await ask(2, 8, { triggerKind: 2, triggerCharacter: '.' }), null);
  });
});
