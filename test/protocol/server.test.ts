import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { applyEdits } from '../../server/src/syntax/text.js';
import { Places } from '../../server/src/features/place.js';
import {
  MODERN_CLIENT,
  ServerProcess,
  type CodeAction,
  type Diagnostic,
  type TextEdit,
} from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const node = (name: string, extra = ''): string =>
  `.encoding = "UTF-8"
config.version = "8"
virtualHW.version = "4"
displayName = "${name}"
guestOS = "winNetEnterprise"
scsi0.present = "TRUE"
scsi0.virtualDev = "lsilogic"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "${name}.vmdk"
scsi1.present = "TRUE"
scsi1.virtualDev = "lsilogic"
scsi1.sharedBus = "virtual"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "D:\\\\shared\\\\quorum.vmdk"
scsi1:0.mode = "independent-persistent"
ethernet0.present = "TRUE"
ethernet0.connectionType = "bridged"
ethernet1.present = "TRUE"
ethernet1.connectionType = "hostonly"
${extra}`.replaceAll('\\\\', '\\');

const LOCKING = 'disk.locking = "FALSE"\n';

describe('The shipped server', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'node1.vmx': node('node1'), 'node2.vmx': node('node2', LOCKING) });
    server = new ServerProcess();
  });

  afterEach(() => {
    server.kill();
    folder.remove();
  });

  const uri = (name: string): string => folder.uriOf(name);
  const codes = (items: readonly Diagnostic[] | undefined): string[] =>
    (items ?? []).filter(({ severity }) => severity < 4).map(({ code }) => code);

  async function fixOf(name: string, code: string): Promise<{ diagnostic: Diagnostic; action: CodeAction }> {
    const { items } = await server.pull(uri(name));
    const diagnostic = items?.find((item) => item.code === code);
    assert.ok(diagnostic, `${code} is not among ${codes(items).join(', ')}`);
    const actions = await server.codeActions(uri(name), diagnostic.range);
    const action = actions.find(({ diagnostics }) => diagnostics?.[0]?.code === code);
    assert.ok(action);
    return { diagnostic, action };
  }

  /** Pulls as an editor does: again whenever the server asks for it, until the findings are these. */
  async function toldUntil(name: string, wanted: readonly string[]): Promise<void> {
    for (;;) {
      const asked = server.refreshes;
      if (isDeepStrictEqual(codes((await server.pull(uri(name))).items), wanted)) return;
      await server.until(() => server.refreshes > asked);
    }
  }

  it('answers initialize, open, pull, code action, resolve, change and shutdown', async () => {
    const { capabilities } = await server.initialize([folder.uri]);
    assert.deepEqual(capabilities['diagnosticProvider'], {
      identifier: 'vmx',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    await server.open(uri('node1.vmx'), node('node1'));
    const { diagnostic, action } = await fixOf('node1.vmx', 'cluster-disk-locking-not-off');
    assert.deepEqual(diagnostic.data, {
      rule: 'cluster-disk-locking-not-off',
      key: 'cluster-disk-locking-not-off@disk.locking',
    });
    assert.equal(action.isPreferred, true);
    assert.equal(action.edit, undefined, 'the edit is computed when the action is picked');
    const { edit } = await server.resolve(action);
    const [change, ...others] = edit?.documentChanges ?? [];
    assert.deepEqual(others, []);
    const fixed = apply(node('node1'), change?.edits ?? []);
    assert.match(fixed, /^disk\.locking = "FALSE"$/m);
    await server.change(uri('node1.vmx'), fixed);
    assert.deepEqual(codes((await server.pull(uri('node1.vmx'))).items), []);
    assert.equal(await server.shutdown(), 0);
  });

  it('computes an edit from the text at the time it is picked, not when it was offered', async () => {
    await server.initialize([folder.uri]);
    await server.open(uri('node1.vmx'), node('node1'));
    const { action } = await fixOf('node1.vmx', 'cluster-disk-locking-not-off');
    const longer = `# a comment that moves everything down\n${node('node1')}`;
    await server.change(uri('node1.vmx'), longer);
    const { edit } = await server.resolve(action);
    const fixed = apply(longer, edit?.documentChanges?.[0]?.edits ?? []);
    assert.deepEqual(
      fixed.split('\n').filter((line) => !longer.split('\n').includes(line)),
      [LOCKING.trim()],
    );
  });

  it('offers to say which product and which kind of cluster it is, and the comment changes the findings', async () => {
    const text = `config.version = "8"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "system.vmdk"
scsi0:1.present = "TRUE"
scsi0:1.fileName = "quorum.vmdk"
scsi0:1.shared = "TRUE"
ethernet0.present = "TRUE"
ethernet1.present = "TRUE"
`;
    await server.initialize([folder.uri]);
    await server.open(uri('lone.vmx'), text);
    const severity = async (): Promise<number | undefined> =>
      (await server.pull(uri('lone.vmx'))).items?.find(
        ({ code }) => code === 'cluster-shared-disk-on-boot-controller',
      )?.severity;
    assert.equal(await severity(), 2);
    const { diagnostic } = await fixOf('lone.vmx', 'cluster-shared-disk-on-boot-controller');
    const actions = await server.codeActions(uri('lone.vmx'), diagnostic.range);
    assert.ok(actions.some(({ title }) => title === 'This cluster runs on several hosts (comment)'));
    const everywhere = { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } };
    const declaring = (await server.codeActions(uri('lone.vmx'), everywhere)).filter(
      ({ title }) => title === 'This is ESX 3 (comment)',
    );
    assert.equal(declaring.length, 1, 'once, for all findings that it may change');
    assert.ok((declaring[0]?.diagnostics?.length ?? 0) > 1);
    const action = actions.find(({ title }) => title === 'This is ESX 3 (comment)');
    assert.ok(action);
    const { edit } = await server.resolve(action);
    const declared = apply(text, edit?.documentChanges?.[0]?.edits ?? []);
    assert.equal(declared, `# vmxlint product=esx3\n${text}`);
    await server.change(uri('lone.vmx'), declared);
    assert.equal(await severity(), 1);
  });

  it('says "unchanged" to a client that has the answer already', async () => {
    await server.initialize([folder.uri]);
    await server.open(uri('node1.vmx'), node('node1'));
    const first = await server.pull(uri('node1.vmx'));
    assert.deepEqual(await server.pull(uri('node1.vmx'), first.resultId), {
      kind: 'unchanged',
      resultId: first.resultId,
    });
  });

  it('edits nodes that are not open, with a null version, and offers to save them to our own client', async () => {
    folder.write('node2.vmx', node('node2'));
    await server.initialize([folder.uri], MODERN_CLIENT, { abilities: ['offerSave', 'rightEncoding'] });
    await server.open(uri('node1.vmx'), node('node1'));
    const { action } = await fixOf('node1.vmx', 'cluster-disk-locking-not-off');
    const resolved = await server.resolve(action);
    assert.deepEqual(
      resolved.edit?.documentChanges?.map(({ textDocument }) => [
        textDocument.uri,
        textDocument.version === null,
      ]),
      [
        [uri('node1.vmx'), false],
        [uri('node2.vmx'), true],
      ],
    );
    assert.equal(resolved.command?.command, 'vmx.offerSave');
  });

  it('asks to pull again when a change in one open machine matters to another one', async () => {
    const single = (disk: string): string =>
      `config.version = "8"\nscsi0.present = "TRUE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "${disk}"\n`;
    await server.initialize([folder.uri]);
    await server.open(uri('a.vmx'), single('/srv/a.vmdk'));
    await server.open(uri('b.vmx'), single('/srv/b.vmdk'));
    assert.deepEqual(codes((await server.pull(uri('a.vmx'))).items), []);
    assert.deepEqual(codes((await server.pull(uri('b.vmx'))).items), []);
    await server.change(uri('b.vmx'), single('/srv/a.vmdk'));
    await toldUntil('a.vmx', ['vmx-disk-in-two-machines']);
    await server.change(uri('b.vmx'), single('/srv/b.vmdk'));
    await toldUntil('a.vmx', []);
  });

  it('pushes to clients that cannot pull, and never both', async () => {
    const { capabilities } = await server.initialize([folder.uri], {});
    assert.equal(capabilities['diagnosticProvider'], undefined);
    await server.open(uri('node1.vmx'), node('node1'));
    await server.until(() =>
      server.published.some((one) => one.uri === uri('node1.vmx') && codes(one.diagnostics).length > 0),
    );
    await server.change(uri('node1.vmx'), node('node1', LOCKING));
    await server.until(() => codes(server.published.at(-1)?.diagnostics).length === 0);
  });

  it('pushes nothing to clients that pull', async () => {
    await server.initialize([folder.uri]);
    await server.open(uri('node1.vmx'), node('node1'));
    await server.pull(uri('node1.vmx'));
    assert.deepEqual(server.published, []);
  });

  it('gives the edit at once to clients that cannot resolve, as plain changes where they know no versions', async () => {
    await server.initialize([folder.uri], {
      textDocument: {
        diagnostic: {},
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
      },
    });
    await server.open(uri('node1.vmx'), node('node1'));
    const { action } = await fixOf('node1.vmx', 'cluster-disk-locking-not-off');
    assert.deepEqual(Object.keys(action.edit?.changes ?? {}), [uri('node1.vmx')]);
  });

  it('has no findings for the other side of a diff', async () => {
    await server.initialize([folder.uri]);
    const git = uri('node1.vmx').replace('file:', 'git:');
    await server.open(git, node('node1'));
    assert.deepEqual(await server.pull(git), { kind: 'full', items: [] });
  });

  it('offers no fix, and says why, on a file that the editor shows in a wrong encoding', async () => {
    const text = node('node1')
      .replace('UTF-8', 'windows-1252')
      .replace('displayName = "node1"', 'displayName = "K\u00e4fer"');
    folder.write('node1.vmx', new Uint8Array(Buffer.from(text, 'latin1')));
    await server.initialize([folder.uri]);
    await server.open(uri('node1.vmx'), text.replace('\u00e4', '\ufffd'));
    const { action } = await fixOf('node1.vmx', 'cluster-disk-locking-not-off');
    assert.match(action.disabled?.reason ?? '', /windows-1252/);
    assert.deepEqual(await server.connection.sendRequest('vmx/wrongEncoding', { uri: uri('node1.vmx') }), {
      encoding: 'windows-1252',
    });
    await server.change(uri('node1.vmx'), text);
    assert.equal((await fixOf('node1.vmx', 'cluster-disk-locking-not-off')).action.disabled, undefined);
  });

  it('says at the top of the file that the machine is locked', async () => {
    folder.write('node1.vmx.lck/M12345.lck', '');
    await server.initialize([folder.uri]);
    await server.open(uri('node1.vmx'), node('node1', LOCKING));
    const { items } = await server.pull(uri('node1.vmx'));
    assert.deepEqual(
      items?.filter(({ code }) => code === 'vmx-locked').map(({ range }) => range.start.line),
      [0],
    );
  });

  it('checks a .vmc over the same wire', async () => {
    await server.initialize([folder.uri]);
    await server.open(
      uri('node1.vmc'),
      '<?xml version="1.0"?>\n<preferences>\n\t<hardware>\n</preferences>\n',
      'vmc',
    );
    assert.deepEqual(codes((await server.pull(uri('node1.vmc'))).items), ['vmc-not-well-formed']);
  });
});

function apply(text: string, edits: readonly TextEdit[]): string {
  const places = new Places(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      span: { start: places.offset(range.start), end: places.offset(range.end) },
      newText,
    })),
  );
}
