import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { ServerProcess, type TextEdit } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const example = (name: string): string =>
  readFileSync(
    fileURLToPath(new URL(`../../examples/1-esx-in-a-box/wrong/${name}`, import.meta.url)),
    'utf8',
  );
const LITERALS = { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } };

/** As a client does it that carries out one edit after the other, from the last to the first, and looks at nothing else. */
function applyFromTheLast(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: TextEdit['range']['start']): number =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return edits.reduceRight(
    (done, { range, newText }) =>
      done.slice(0, offset(range.start)) + newText + done.slice(offset(range.end)),
    text,
  );
}

describe('The server and clients of the early protocol', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'node1.vmx': example('node1.vmx'), 'node2.vmx': example('node2.vmx') });
    server = new ServerProcess();
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  const start = async (params: object): Promise<void> => {
    await server.request('initialize', { processId: null, rootUri: null, capabilities: {}, ...params });
    await server.connection.sendNotification('initialized', {});
  };
  const published = async (code: string): Promise<void> =>
    server.until(
      () => server.published.at(-1)?.diagnostics.some((diagnostic) => diagnostic.code === code) === true,
    );

  for (const [how, root] of [
    ['rootUri', (one: TemporaryFolder) => ({ rootUri: one.uri })],
    ['rootPath', (one: TemporaryFolder) => ({ rootPath: one.path })],
    [
      'a root with a slash at its end',
      (one: TemporaryFolder) => ({ rootUri: `${one.uri}/`, workspaceFolders: null }),
    ],
  ] as const)
    it(`knows the other node of a folder that is named as ${how}`, async () => {
      await start(root(folder));
      // Beside it lies nothing: only the folder above leads to the other node.
      await server.open(
        folder.uriOf('lab/node3.vmx'),
        example('node2.vmx').replace('virtualHW.version = "4"', 'virtualHW.version = "3"'),
      );
      await published('cluster-hardware-version-mismatch');
    });

  it('announces no code actions to a client that would know them as commands only', async () => {
    const { capabilities } = await server.initialize([folder.uri], {});
    assert.equal(capabilities['codeActionProvider'], undefined);
    const uri = folder.uriOf('node1.vmx');
    await server.open(uri, example('node1.vmx'));
    const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    assert.deepEqual(await server.codeActions(uri, everywhere), []);
  });

  it('takes null for an ability that is not there', async () => {
    await start({
      capabilities: {
        general: null,
        window: null,
        workspace: null,
        textDocument: {
          diagnostic: null,
          hover: null,
          completion: {
            completionItem: {
              resolveSupport: { properties: null },
              tagSupport: { valueSet: null },
              insertTextModeSupport: { valueSet: null },
            },
          },
        },
      },
      initializationOptions: null,
      workspaceFolders: null,
    });
    await server.open(folder.uriOf('node2.vmx'), example('node2.vmx'));
    await published('cluster-single-nic');
  });

  it('goes by the ending of a file whose language the client names otherwise', async () => {
    await start({ rootUri: folder.uri });
    await server.open(folder.uriOf('node2.vmx'), example('node2.vmx'), 'conf');
    await published('cluster-single-nic');
    await server.open(folder.uriOf('other.vmc'), '<virtual_pc/>', 'xml');
    await published('vmc-root');
  });

  it('reads the settings of a client that cannot be asked for them', async () => {
    await start({ rootUri: folder.uri });
    await server.open(folder.uriOf('node2.vmx'), example('node2.vmx'));
    await published('cluster-single-nic');
    await server.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { vmx: { rules: { 'cluster-single-nic': 'off' } } },
    });
    await server.until(
      () => server.published.at(-1)?.diagnostics.some(({ code }) => code === 'cluster-single-nic') === false,
    );
  });

  it('sends edits in an order that nobody can lose one of', async () => {
    await start({ rootUri: folder.uri, capabilities: { textDocument: LITERALS } });
    const uri = folder.uriOf('node2.vmx');
    await server.open(uri, example('node2.vmx'));
    const place = { line: 12, character: 20 };
    const actions = await server.codeActions(uri, { start: place, end: place });
    const edits = actions.find(({ title }) => title.startsWith('Move scsi0:1 to scsi1:1'))?.edit?.changes?.[
      uri
    ];
    assert.equal(
      applyFromTheLast(example('node2.vmx'), edits ?? []),
      example('node2.vmx')
        .replace(
          'scsi0:1.present',
          'scsi1.present = "TRUE"\nscsi1.virtualDev = "lsilogic"\nscsi1.sharedBus = "virtual"\nscsi1:1.present',
        )
        .replace('scsi0:1.fileName', 'scsi1:1.fileName'),
    );
  });

  it('writes line feeds into other files for a client that reads every line end as one', async () => {
    folder.write('node1.vmx', example('node1.vmx').replaceAll('\n', '\r\n'));
    const options = { rootUri: folder.uri, capabilities: { textDocument: LITERALS } };
    await start({ ...options, initializationOptions: { abilities: ['lineFeeds'] } });
    const uri = folder.uriOf('node2.vmx');
    await server.open(uri, example('node2.vmx'));
    const place = { line: 12, character: 20 };
    const actions = await server.codeActions(uri, { start: place, end: place });
    const changes = actions.find(({ title }) => title.startsWith('Move scsi0:1'))?.edit?.changes ?? {};
    const texts = (changes[folder.uriOf('node1.vmx')] ?? []).map(({ newText }) => newText).join('');
    assert.ok(texts.includes('\n') && !texts.includes('\r'));
  });
});
