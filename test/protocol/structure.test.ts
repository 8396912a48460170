import assert from 'node:assert/strict';
import { MODERN_CLIENT, ServerProcess, type Range } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const NODE = `displayName = "node1"
scsi1.present = "TRUE"
scsi1.sharedBus = "virtual"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "quorum.vmdk"
floppy0.present = "FALSE"
`;
const DISK = { line: 3, character: 2 };

interface Symbol {
  readonly name: string;
  readonly detail?: string;
  readonly children?: readonly Symbol[];
  readonly location?: { readonly uri: string };
}

interface Selection {
  readonly range: Range;
  readonly parent?: Selection;
}

describe('The server shows the structure of a file', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;
  let textDocument: { uri: string };

  beforeEach(() => {
    folder = new TemporaryFolder({ 'node1.vmx': NODE });
    server = new ServerProcess();
    textDocument = { uri: folder.uriOf('node1.vmx') };
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  it('to a modern client: tree, folds, selections, highlights, tokens and their changes', async () => {
    const { capabilities } = await server.initialize([folder.uri], MODERN_CLIENT);
    assert.deepEqual(
      [
        'documentSymbolProvider',
        'foldingRangeProvider',
        'selectionRangeProvider',
        'documentHighlightProvider',
        'semanticTokensProvider',
      ].filter((one) => capabilities[one] === undefined),
      [],
    );
    await server.open(textDocument.uri, NODE);

    const [machine] = await server.request<Symbol[]>('textDocument/documentSymbol', { textDocument });
    assert.deepEqual(
      machine?.children?.map(({ name, detail }) => `${name} ${detail ?? ''}`),
      ['General ', 'scsi1 shared virtual', 'Other devices '],
    );

    const folds = await server.request('textDocument/foldingRange', { textDocument });
    assert.deepEqual(folds, [
      { startLine: 1, endLine: 4 },
      { startLine: 3, endLine: 4 },
    ]);

    const [selection] = await server.request<Selection[]>('textDocument/selectionRange', {
      textDocument,
      positions: [DISK],
    });
    assert.deepEqual(selection?.parent?.range, {
      start: { line: 3, character: 0 },
      end: { line: 3, character: 7 },
    });

    const highlights = await server.request<{ range: Range }[]>('textDocument/documentHighlight', {
      textDocument,
      position: DISK,
    });
    assert.deepEqual(
      highlights.map(({ range }) => range.start.line),
      [3, 4],
    );

    const { resultId, data } = await server.request<{ resultId: string; data: number[] }>(
      'textDocument/semanticTokens/full',
      { textDocument },
    );
    await server.change(textDocument.uri, NODE.replace('floppy0.present = "FALSE"\n', ''));
    const delta = await server.request<{ edits: unknown[] }>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: resultId,
    });
    assert.deepEqual(delta.edits, [{ start: data.length - 30, deleteCount: 30, data: [] }]);
    const part = await server.request<{ data: number[] }>('textDocument/semanticTokens/range', {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } },
    });
    assert.deepEqual(part.data, data.slice(0, 10));
  });

  it('to a client that says nothing of itself: a flat list of symbols, whole lines, no tokens', async () => {
    const { capabilities } = await server.initialize([folder.uri], {});
    assert.equal(capabilities['semanticTokensProvider'], undefined);
    await server.open(textDocument.uri, NODE);
    const symbols = await server.request<Symbol[]>('textDocument/documentSymbol', { textDocument });
    assert.ok(symbols.every(({ location }) => location?.uri === textDocument.uri));
    assert.ok(symbols.some(({ name }) => name === 'scsi1:0 · quorum.vmdk · shared'));
    assert.ok(symbols.some(({ name }) => name === 'floppy0 · disabled'));
  });

  it('a file that is not there has none', async () => {
    await server.initialize([folder.uri]);
    const other = { textDocument: { uri: folder.uriOf('gone.vmx') } };
    assert.equal(await server.request('textDocument/documentSymbol', other), null);
    assert.deepEqual(await server.request('textDocument/semanticTokens/full', other), { data: [] });
  });

  it('on a word that nothing belongs to the client is left to its own highlights', async () => {
    await server.initialize([folder.uri]);
    await server.open(textDocument.uri, NODE);
    const position = { line: 0, character: 16 };
    assert.equal(await server.request('textDocument/documentHighlight', { textDocument, position }), null);
  });
});
