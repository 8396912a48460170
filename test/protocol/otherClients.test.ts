import assert from 'node:assert/strict';
import { MODERN_CLIENT, ServerProcess, type Diagnostic, type Report } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const NODE = (name: string): string => `config.version = "8"
# vmxlint product=gsx3 cluster=in-a-box
displayName = "${name}"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "${name}.vmdk"
scsi1.present = "TRUE"
scsi1.sharedBus = "virtual"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "quorum.vmdk"
`;
const CONFIGURABLE = { ...MODERN_CLIENT, workspace: { ...MODERN_CLIENT.workspace, configuration: true } };

describe('The server and clients that do things their own way', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'node (1).vmx': NODE('one'), 'node (2).vmx': NODE('two') });
    server = new ServerProcess();
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  const codes = (items: readonly Diagnostic[] | undefined): string[] => (items ?? []).map(({ code }) => code);
  const related = (items: readonly Diagnostic[] | undefined): string[] => [
    ...new Set(
      (items ?? []).flatMap(({ relatedInformation }) =>
        (relatedInformation ?? []).map(({ location }) => location.uri),
      ),
    ),
  ];
  /** As editors write it that leave brackets alone. */
  const plain = (name: string): string =>
    folder.uriOf(name).replaceAll('%28', '(').replaceAll('%29', ')').replaceAll('%20', ' ');

  it('a file that is open under another spelling of its URI is one machine', async () => {
    await server.initialize([folder.uri]);
    await server.open(plain('node (1).vmx'), NODE('one'));
    const { items } = await server.connection.sendRequest<{
      items: (Report & { uri: string; version: number | null })[];
    }>('workspace/diagnostic', { previousResultIds: [] });
    assert.deepEqual(
      items.map(({ uri, version }) => [decodeURIComponent(uri).split('/').at(-1), version]).sort(),
      [
        ['node (1).vmx', 1],
        ['node (2).vmx', null],
      ],
    );
    assert.ok((await server.pull(plain('node (1).vmx'))).items);
  });

  it('a client that answers no question about settings gets the findings all the same', async () => {
    server.connection.onRequest('workspace/configuration', () => {
      throw new Error('no settings here');
    });
    server.connection.onRequest('client/registerCapability', () => {
      throw new Error('nothing is registered here');
    });
    await server.initialize([folder.uri], {
      ...CONFIGURABLE,
      workspace: { ...CONFIGURABLE.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
    });
    await server.open(folder.uriOf('node (1).vmx'), NODE('one'));
    assert.ok(codes((await server.pull(folder.uriOf('node (1).vmx'))).items).includes('cluster-single-nic'));
  });

  it('a client that never answers what it is asked at start gets the findings all the same', async () => {
    // So many that a client is asked whether it shows a progress bar.
    for (let number = 3; number <= 100; number++) folder.write(`node (${number}).vmx`, NODE(`${number}`));
    for (const question of ['client/registerCapability', 'window/workDoneProgress/create'])
      server.connection.onRequest(question, () => new Promise(() => undefined));
    await server.initialize([folder.uri], {
      ...MODERN_CLIENT,
      window: { workDoneProgress: true },
      workspace: {
        didChangeWatchedFiles: { dynamicRegistration: true },
        didChangeConfiguration: { dynamicRegistration: true },
      },
    });
    assert.ok(codes((await server.pull(folder.uriOf('node (1).vmx'))).items).includes('cluster-single-nic'));
  });

  it('a client that asks before it has said whether it watches files is told what the whole folder says', async () => {
    folder.write('node (1).vmx', `${NODE('one')}virtualHW.version = "3"\n`);
    folder.write('node (2).vmx', `${NODE('two')}virtualHW.version = "4"\n`);
    const pulled = new Promise<readonly string[]>((resolve, reject) => {
      server.connection.onRequest('client/registerCapability', async () => {
        server
          .pull(folder.uriOf('node (1).vmx'))
          .then(({ items }) => {
            resolve(codes(items));
          })
          .catch(reject);
        // Answered once the file itself is known.
        await server.request('textDocument/hover', {
          textDocument: { uri: folder.uriOf('node (1).vmx') },
          position: { line: 0, character: 0 },
        });
        return null;
      });
    });
    await server.initialize([folder.uri], {
      ...MODERN_CLIENT,
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
    });
    assert.ok((await pulled).includes('cluster-hardware-version-mismatch'));
  });

  it('a client that writes null for the kinds of actions it leaves open is offered all of them', async () => {
    const uri = folder.uriOf('node (1).vmx');
    await server.initialize([folder.uri]);
    await server.open(uri, NODE('one'));
    const everywhere = { start: { line: 0, character: 0 }, end: { line: 10, character: 0 } };
    const ask = (only: object): Promise<readonly unknown[]> =>
      server.request('textDocument/codeAction', {
        textDocument: { uri },
        range: everywhere,
        context: { diagnostics: [], ...only },
      });
    const offered = await ask({});
    assert.ok(offered.length > 0);
    assert.deepEqual(await ask({ only: null }), offered);
  });

  it('without a folder the other machines beside an open one stay known when settings change', async () => {
    const compares = async (): Promise<boolean> => {
      const { items } = await server.pull(folder.uriOf('node (1).vmx'));
      return related(items).includes(folder.uriOf('node (2).vmx'));
    };
    folder.write('node (2).vmx', `${NODE('two')}virtualHW.version = "4"\n`);
    await server.initialize([], CONFIGURABLE);
    await server.open(folder.uriOf('node (1).vmx'), `${NODE('one')}virtualHW.version = "3"\n`);
    assert.equal(await compares(), true);
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.equal(await compares(), true);
  });

  it('without a folder a client that asks as soon as a file is open is told what the machines beside it say', async () => {
    folder.write('node (2).vmx', `${NODE('two')}virtualHW.version = "4"\n`);
    await server.initialize([], { textDocument: { diagnostic: { relatedInformation: true } } });
    // The reading of no folder at all is over by then.
    await server.pull(folder.uriOf('none.vmx'));
    await server.open(folder.uriOf('node (1).vmx'), `${NODE('one')}virtualHW.version = "3"\n`);
    const { items } = await server.pull(folder.uriOf('node (1).vmx'));
    assert.ok(codes(items).includes('cluster-hardware-version-mismatch'));
  });

  it('settings that nobody can use are told, and the findings still come', async () => {
    for (const text of ['{ "ignore": [""] }', `{ "ignore": ${'['.repeat(5000)}`, '{ "rules": 7']) {
      folder.write('vmxlint.json', text);
      const other = new ServerProcess();
      await other.initialize([folder.uri]);
      await other.open(folder.uriOf('node (1).vmx'), NODE('one'));
      assert.ok(codes((await other.pull(folder.uriOf('node (1).vmx'))).items).includes('cluster-single-nic'));
      assert.deepEqual(codes((await other.pull(folder.uriOf('vmxlint.json'))).items).slice(0, 1), [
        'settings',
      ]);
      other.kill();
    }
  });

  it('a client that cannot pull is told what is wrong in settings while they are typed', async () => {
    await server.initialize([folder.uri], {});
    await server.open(folder.uriOf('vmxlint.json'), '{ "rule": {} }', 'jsonc');
    await server.until(() =>
      server.published.some(({ uri, diagnostics }) => /vmxlint/.test(uri) && diagnostics.length === 1),
    );
    await server.change(folder.uriOf('vmxlint.json'), '{ "rules": {} }');
    await server.until(() => server.published.at(-1)?.diagnostics.length === 0);
  });
});
