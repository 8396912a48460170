import assert from 'node:assert/strict';
import { applyTextEdits } from '../features/applyWorkspaceEdit.js';
import { utf16, vmcText } from '../machine/vmcText.js';
import { MODERN_CLIENT, ServerProcess, type CodeAction, type TextEdit } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const NODE = (name: string): string => `# vmxlint product=gsx3 cluster=in-a-box
displayName = "${name}"
scsi0.present = "TRUE"
scsi0:0.fileName = "${name}.vmdk"
scsi1.present = "TRUE"
scsi1.virtualDev = "lsilogic"
scsi1.sharedBus = "virtual"
scsi1:0.fileName = "quorum.vmdk"
disk.locking = "FALSE"
`;
const LAST = { line: 7, character: 7 };
const FILE_NAME = { line: 7, character: 24 };

describe('Edits that a person asks the shipped server for', () => {
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

  const uri = (): string => folder.uriOf('node1.vmx');
  const start = async (capabilities: object): Promise<Record<string, unknown>> => {
    const answer = await server.initialize([folder.uri], capabilities);
    await server.open(uri(), NODE('node1'));
    return answer.capabilities;
  };
  const at = (position: object): object => ({ textDocument: { uri: uri() }, position });
  const renameTo = (newName: string, position: object): Promise<NonNullable<CodeAction['edit']>> =>
    server.request('textDocument/rename', { ...at(position), newName });
  const moves = async (): Promise<CodeAction[]> =>
    (await server.codeActions(uri(), { start: LAST, end: LAST })).filter(({ title }) =>
      title.startsWith('Move'),
    );
  const format = (method: string, params: object = {}): Promise<TextEdit[]> =>
    server.request(`textDocument/${method}`, {
      textDocument: { uri: uri() },
      options: { tabSize: 2, insertSpaces: true },
      ...params,
    });

  it('a modern editor asks first, then renames by versioned edits', async () => {
    const capabilities = await start(MODERN_CLIENT);
    assert.deepEqual(capabilities['renameProvider'], { prepareProvider: true });
    assert.deepEqual(await server.request('textDocument/prepareRename', at(LAST)), {
      range: { start: { line: 7, character: 0 }, end: LAST },
      placeholder: 'scsi1:0',
    });
    const { documentChanges } = await renameTo('scsi1:4', LAST);
    assert.deepEqual(
      documentChanges?.map(({ textDocument }) => [textDocument.uri, textDocument.version]),
      [[uri(), 1]],
    );
    assert.equal(
      applyTextEdits(NODE('node1'), documentChanges[0]?.edits ?? []),
      NODE('node1').replace('scsi1:0', 'scsi1:4'),
    );
  });

  it('the file of a disk is renamed in the nodes that are not open too, and the person is told what is left to do', async () => {
    const told = new Promise<string>((resolve) => {
      server.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
        resolve(message);
      });
    });
    await start(MODERN_CLIENT);
    const { documentChanges } = await renameTo('witness.vmdk', FILE_NAME);
    assert.deepEqual(
      documentChanges?.map(({ textDocument }) => [textDocument.uri, textDocument.version]),
      [
        [uri(), 1],
        [folder.uriOf('node2.vmx'), null],
      ],
    );
    assert.equal(
      applyTextEdits(NODE('node2'), documentChanges[1]?.edits ?? []),
      NODE('node2').replace('quorum', 'witness'),
    );
    assert.match(
      await told,
      /^Rename the disk itself, which still is quorum\.vmdk, .* The machines name witness\.vmdk now\.$/,
    );
  });

  it('an impossible rename is an error with the reason', async () => {
    await start(MODERN_CLIENT);
    await assert.rejects(renameTo('scsi1:7', LAST), {
      message: 'scsi1:7 is the place of the SCSI controller itself, so no device can be there.',
    });
    assert.equal(await server.request('textDocument/prepareRename', at({ line: 1, character: 0 })), null);
  });

  it('a moved disk moves in every node, computed when the action is picked', async () => {
    await start(MODERN_CLIENT);
    const [move] = await moves();
    assert.equal(move?.title, 'Move quorum.vmdk to scsi1:1 in every node');
    assert.equal(move.edit, undefined);
    await server.change(uri(), `# more\n${NODE('node1')}`);
    const { edit } = await server.resolve(move);
    const texts = [`# more\n${NODE('node1')}`, NODE('node2')];
    assert.deepEqual(
      edit?.documentChanges?.map(({ edits }, index) => applyTextEdits(texts[index] ?? '', edits)),
      texts.map((text) => text.replace('scsi1:0', 'scsi1:1')),
    );
  });

  it('an editor without resolve gets actions with their edits', async () => {
    await start({ textDocument: { codeAction: { codeActionLiteralSupport: {} } } });
    const [move] = await moves();
    const changes = move?.edit?.changes ?? {};
    assert.deepEqual(Object.keys(changes), [uri(), folder.uriOf('node2.vmx')]);
    assert.equal(
      applyTextEdits(NODE('node1'), changes[uri()] ?? []),
      NODE('node1').replace('scsi1:0', 'scsi1:1'),
    );
  });

  it('an editor that can do nothing renames all the same, by plain changes', async () => {
    const capabilities = await start({});
    assert.equal(capabilities['renameProvider'], true);
    const { changes } = await renameTo('scsi2', { line: 4, character: 2 });
    assert.equal(
      applyTextEdits(NODE('node1'), changes?.[uri()] ?? []),
      NODE('node1').replaceAll('scsi1', 'scsi2'),
    );
    assert.deepEqual(await server.codeActions(uri(), { start: LAST, end: LAST }), []);
  });

  it('formats a file, a selection and the line before Enter, for every editor', async () => {
    const capabilities = await start({});
    assert.deepEqual(
      [
        'documentFormattingProvider',
        'documentRangeFormattingProvider',
        'documentOnTypeFormattingProvider',
      ].map((name) => capabilities[name]),
      [true, true, { firstTriggerCharacter: '\n' }],
    );
    const text = 'a=1\nb=2\n\n';
    await server.change(uri(), text);
    const line = (number: number): object => ({ line: number, character: 0 });
    assert.equal(applyTextEdits(text, await format('formatting')), 'a = "1"\nb = "2"\n');
    const range = { start: line(0), end: line(1) };
    assert.equal(applyTextEdits(text, await format('rangeFormatting', { range })), 'a = "1"\nb=2\n\n');
    const typed = await format('onTypeFormatting', { position: line(2), ch: '\n' });
    assert.equal(applyTextEdits(text, typed), 'a=1\nb = "2"\n\n');
  });

  it('does not format what saving would destroy', async () => {
    folder.write('node1.vmx', Buffer.from(`.encoding = "GBK"\ndisplayName = "\xd6\xd0"\n`, 'latin1'));
    await server.initialize([folder.uri], {});
    await server.open(uri(), '.encoding = "GBK"\ndisplayName = "\uFFFD\uFFFD"\na=1\n');
    await assert.rejects(format('formatting'), /Reopen it with encoding/);
  });

  it('counts no byte order mark in a .vmc', async () => {
    const text = vmcText({ ide: [{ absolute: 'C:\\a.vhd' }] });
    folder.write('c.vmc', utf16(text));
    await server.initialize([folder.uri], {});
    const untidy = text.replace('<preferences>', '<preferences >');
    await server.open(folder.uriOf('c.vmc'), untidy, 'vmc');
    const edits = await format('formatting', { textDocument: { uri: folder.uriOf('c.vmc') } });
    assert.equal(applyTextEdits(untidy, edits), text);
  });
});
