// What accepting a finding writes into vmxlint.json: always into the text that is there at this moment, never beside it.
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MODERN_CLIENT, ServerProcess, type CodeAction } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const NODE = `config.version = "8"
# vmxlint product=gsx3 cluster=in-a-box
ethernet0.present = "TRUE"
ethernet0.connectionType = "bridged"
`;
const CREATES = {
  ...MODERN_CLIENT,
  workspace: {
    ...MODERN_CLIENT.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
};
const IN_FILE = 'Accept cluster-single-nic in this file (vmxlint.json)';
const EVERYWHERE = 'Accept cluster-single-nic everywhere (vmxlint.json)';

describe('Accepting a finding in vmxlint.json', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'a.vmx': NODE, 'lab/a.vmx': NODE });
    server = new ServerProcess();
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  async function offered(uri = folder.uriOf('a.vmx')): Promise<readonly CodeAction[]> {
    const { items } = await server.pull(uri);
    const finding = items?.find(({ code }) => code === 'cluster-single-nic');
    assert.ok(finding);
    return server.codeActions(uri, finding.range);
  }

  /** The version that the edit is for, and what becomes of the text that the client has. */
  async function accept(title: string, text: string): Promise<{ version: number | null; after: unknown }> {
    const [change, ...others] =
      (await offered()).find((one) => one.title === title)?.edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change && others.length === 0, `${title} does not edit one file`);
    assert.equal(change.textDocument.uri, folder.uriOf('vmxlint.json'));
    const after = TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...change.edits]);
    return { version: change.textDocument.version, after: JSON.parse(after) };
  }

  it('changes what the editor shows, also where that is not saved', async () => {
    folder.write('vmxlint.json', '{}\n');
    const shown = '{\n  "rules": {\n    "hardening": "off"\n  }\n}\n';
    await server.initialize([folder.uri], CREATES);
    await server.open(folder.uriOf('vmxlint.json'), '{}\n', 'jsonc');
    await server.change(folder.uriOf('vmxlint.json'), shown);
    await server.open(folder.uriOf('a.vmx'), NODE);
    assert.deepEqual(await accept(EVERYWHERE, shown), {
      version: 2,
      after: { rules: { hardening: 'off', 'cluster-single-nic': 'off' } },
    });
  });

  it('changes what lies on disk now, also where nobody has told of a change', async () => {
    await server.initialize([folder.uri], CREATES);
    await server.open(folder.uriOf('a.vmx'), NODE);
    await offered();
    const now = '{\n  "rules": {\n    "hardening": "off"\n  }\n}\n';
    folder.write('vmxlint.json', now);
    assert.deepEqual(await accept(EVERYWHERE, now), {
      version: null,
      after: { rules: { hardening: 'off', 'cluster-single-nic': 'off' } },
    });
  });

  it('names this one file, whatever its name means in a glob', async () => {
    folder.write('vmxlint.json', '{}\n');
    const files = async (name: string): Promise<unknown> => {
      await server.open(folder.uriOf(name), NODE);
      const action = (await offered(folder.uriOf(name))).find(({ title }) => title === IN_FILE);
      const [change] = action?.edit?.documentChanges ?? [];
      const text = change && 'edits' in change ? (change.edits[0]?.newText ?? '') : '';
      return (JSON.parse(text) as { overrides: { files: unknown }[] }).overrides[0]?.files;
    };
    await server.initialize([folder.uri], CREATES);
    assert.deepEqual(await files('a.vmx'), ['./a.vmx']);
    assert.deepEqual(await files('lab/a.vmx'), ['lab/a.vmx']);
    assert.deepEqual(await files('lab/!x/node [1] {b}.vmx'), ['lab/\\!x/node \\[1\\] \\{b\\}.vmx']);
  });

  it('accepts it in this file and in no other of the name', async () => {
    await server.initialize([folder.uri], CREATES);
    await server.open(folder.uriOf('a.vmx'), NODE);
    const [, change] = (await offered()).find(({ title }) => title === IN_FILE)?.edit?.documentChanges ?? [];
    folder.write('vmxlint.json', change && 'edits' in change ? (change.edits[0]?.newText ?? '') : '');
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uriOf('vmxlint.json'), type: 1 }],
    });
    const has = async (name: string): Promise<boolean | undefined> =>
      (await server.pull(folder.uriOf(name))).items?.some(({ code }) => code === 'cluster-single-nic');
    assert.equal(await has('a.vmx'), false);
    assert.equal(await has('lab/a.vmx'), true);
  });

  for (const [where, place] of [
    ['for a text that was never saved', 'untitled:Untitled-1'],
    ['into settings that nobody could read', undefined],
  ] as const)
    it(`is not offered ${where}`, async () => {
      if (place === undefined) symlinkSync('/nowhere/else.json', `${folder.path}/vmxlint.json`);
      await server.initialize([folder.uri], CREATES);
      const uri = place ?? folder.uriOf('a.vmx');
      await server.open(uri, NODE);
      const titles = (await offered(uri)).map(({ title }) => title);
      assert.deepEqual(
        titles.filter((title) => title.startsWith('Accept')),
        ['Accept cluster-single-nic on this line (comment)'],
      );
    });

  it('asks our extension to save what it wrote, unless somebody is still writing there', async () => {
    const commands = async (): Promise<unknown[]> =>
      (await offered())
        .filter(({ title }) => [IN_FILE, EVERYWHERE].includes(title))
        .map(({ command }) => command && [command.command, command.arguments]);
    const save = ['vmx.saveSettings', [folder.uriOf('vmxlint.json')]];
    folder.write('vmxlint.json', '{}\n');
    await server.initialize([folder.uri], CREATES, { abilities: ['saveSettings'] });
    await server.open(folder.uriOf('a.vmx'), NODE);
    assert.deepEqual(await commands(), [save, save]);
    await server.open(folder.uriOf('vmxlint.json'), '{}\n', 'jsonc');
    assert.deepEqual(await commands(), [save, save]);
    await server.change(folder.uriOf('vmxlint.json'), '{ }\n');
    assert.deepEqual(await commands(), [undefined, undefined]);
  });

  it('asks no other editor to save anything', async () => {
    await server.initialize([folder.uri], CREATES);
    await server.open(folder.uriOf('a.vmx'), NODE);
    const accepting = (await offered()).filter(({ title }) => [IN_FILE, EVERYWHERE].includes(title));
    assert.deepEqual(
      accepting.map(({ command }) => command),
      [undefined, undefined],
    );
  });
});
