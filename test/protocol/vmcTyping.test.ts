import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver';
import { MODERN_CLIENT, ServerProcess, type Range } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const NODE = '<preferences>\n\t<hardware>\n\t\t<memory>\n\t\t</memory>\n\t</hardware>\n</preferences>\n';
const INSIDE_MEMORY: Position = { line: 3, character: 0 };

describe('Typing a .vmc over the protocol', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;
  let uri: string;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'node1.vmc': NODE });
    uri = folder.uriOf('node1.vmc');
    server = new ServerProcess();
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  /** Opens the file and types a text at a place; the cursor stands behind it. */
  async function typing(text: string, { line, character }: Position): Promise<Position> {
    const lines = NODE.split('\n');
    const before = lines[line] ?? '';
    await server.open(uri, NODE, 'vmc');
    await server.change(
      uri,
      lines.with(line, before.slice(0, character) + text + before.slice(character)).join('\n'),
    );
    return { line, character: character + text.length };
  }

  const completion = async (position: Position, triggerCharacter?: string): Promise<CompletionItem[]> => {
    const context =
      triggerCharacter === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter };
    const answer = await server.request<CompletionItem[] | CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position,
      context,
    });
    return Array.isArray(answer) ? answer : answer.items;
  };
  const closeTag = (position: Position): Promise<{ text: string | null; isSnippet: boolean }> =>
    server.request('vmx/closeTag', { textDocument: { uri }, position });
  const linked = (position: Position): Promise<{ ranges: readonly Range[] } | null> =>
    server.request('textDocument/linkedEditingRange', { textDocument: { uri }, position });

  it('a modern client gets a whole element with places to fill in', async () => {
    await server.initialize([folder.uri], MODERN_CLIENT);
    const items = await completion(await typing('<ra', INSIDE_MEMORY), '<');
    const item = items.find(({ label }) => label === 'ram_size');
    assert.equal(item?.textEdit?.newText, '<ram_size type="integer">${1:256}</ram_size>');
    assert.equal(item.insertTextFormat, 2);
  });

  it('a client that can do nothing gets the same element as plain text', async () => {
    await server.initialize([folder.uri], {});
    const items = await completion(await typing('<ra', INSIDE_MEMORY), '<');
    const item = items.find(({ label }) => label === 'ram_size');
    assert.deepEqual(item?.textEdit, {
      newText: '<ram_size type="integer">256</ram_size>',
      range: { start: INSIDE_MEMORY, end: { line: 3, character: 3 } },
    });
    assert.equal(item.insertTextFormat, undefined);
  });

  for (const capabilities of [MODERN_CLIENT, {}]) {
    const client = capabilities === MODERN_CLIENT ? 'a modern client' : 'a client that can do nothing';

    it(`${client} may ask for the tag that closes what was typed`, async () => {
      await server.initialize([folder.uri], capabilities);
      assert.deepEqual(await closeTag(await typing('<ram_size type="integer">', INSIDE_MEMORY)), {
        text: '$0</ram_size>',
        isSnippet: true,
      });
      assert.deepEqual(await closeTag({ line: 0, character: 0 }), { text: null, isSnippet: false });
    });

    it(`${client} may ask for both names of an element`, async () => {
      const { capabilities: announced } = await server.initialize([folder.uri], capabilities);
      assert.equal(announced['linkedEditingRangeProvider'], true);
      await server.open(uri, NODE, 'vmc');
      const range = (line: number, start: number, end: number): Range => ({
        start: { line, character: start },
        end: { line, character: end },
      });
      assert.deepEqual((await linked({ line: 2, character: 4 }))?.ranges, [range(2, 3, 9), range(3, 4, 10)]);
      assert.equal(await linked({ line: 2, character: 1 }), null);
    });
  }

  it('of a .vmx and of files that nobody knows there are no tags', async () => {
    await server.initialize([folder.uri], MODERN_CLIENT);
    await server.open(folder.uriOf('node2.vmx'), '<a>');
    for (const name of ['node2.vmx', 'missing.vmc']) {
      uri = folder.uriOf(name);
      assert.deepEqual(await closeTag({ line: 0, character: 3 }), { text: null, isSnippet: false });
      assert.equal(await linked({ line: 0, character: 1 }), null);
    }
  });
});
