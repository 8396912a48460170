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
const EVERYWHERE = 'Accept cluster-single-nic everywhere (vmxlint.json)';

describe('Accepting a finding in vmxlint.json', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'a.vmx': NODE });
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
});
