import assert from 'node:assert/strict';
import { MODERN_CLIENT, ServerProcess, type Range } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const NODE = `config.version = "8"
memsize = "4096"
scsi1.present = "TRUE"
scsi1.sharedBus = "virtual"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "quorum.vmdk"
`;
const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const OWN = { abilities: ['showDocument', 'compareNodes'] };

interface Lens {
  readonly command: { readonly title: string; readonly command: string; readonly arguments?: unknown[] };
}

interface Hint {
  readonly label: string;
  readonly position: { readonly line: number };
}

describe('Hints and documents over the protocol', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;
  let node1: string;
  const refreshed = { lenses: 0, hints: 0 };

  beforeEach(() => {
    folder = new TemporaryFolder({ 'node1.vmx': NODE, 'node2.vmx': NODE });
    node1 = folder.uriOf('node1.vmx');
    server = new ServerProcess();
    Object.assign(refreshed, { lenses: 0, hints: 0 });
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  const lenses = (): Promise<Lens[]> =>
    server.request('textDocument/codeLens', { textDocument: { uri: node1 } });
  const hints = (range = WHOLE): Promise<Hint[]> =>
    server.request('textDocument/inlayHint', { textDocument: { uri: node1 }, range });

  it('a modern client gets lenses with commands, and hints of the lines it shows', async () => {
    const { capabilities } = await server.initialize([folder.uri], MODERN_CLIENT, OWN);
    assert.deepEqual([capabilities['codeLensProvider'], capabilities['inlayHintProvider']], [{}, true]);
    await server.open(node1, NODE);
    assert.deepEqual(
      (await lenses()).map(({ command }) => [command.command, command.arguments]),
      [
        ['vmx.showEvidence', [node1]],
        ['vmx.compareNodes', [node1]],
      ],
    );
    assert.deepEqual(
      (await hints()).map(({ label }) => label),
      ['4 GiB', 'shared with node2.vmx'],
    );
    const first = { start: WHOLE.start, end: { line: 2, character: 0 } };
    assert.deepEqual(
      (await hints(first)).map(({ label }) => label),
      ['4 GiB'],
    );
  });

  it('a client without capabilities gets the same as plain text', async () => {
    await server.initialize([folder.uri], {});
    await server.open(node1, NODE);
    assert.deepEqual(
      (await lenses()).map(({ command }) => command.command),
      [''],
    );
    assert.equal((await hints()).length, 2);
  });

  it('asks the client to ask again when another file changed what it shows, and only then', async () => {
    const woken: (() => void)[] = [];
    const wake = (what: keyof typeof refreshed) => (): null => {
      refreshed[what]++;
      for (const one of woken.splice(0)) one();
      return null;
    };
    server.connection.onRequest('workspace/codeLens/refresh', wake('lenses'));
    server.connection.onRequest('workspace/inlayHint/refresh', wake('hints'));
    await server.initialize([folder.uri], MODERN_CLIENT, OWN);
    await server.open(node1, NODE);
    await server.open(folder.uriOf('node2.vmx'), NODE);
    await lenses();
    await hints();
    // The own file and a change that matters to nobody else.
    await server.change(node1, `${NODE}numvcpus = "2"\n`);
    await lenses();
    await hints();
    await server.change(folder.uriOf('node2.vmx'), `${NODE}numvcpus = "2"\n`);
    await server.pull(folder.uriOf('node2.vmx'));
    assert.deepEqual(refreshed, { lenses: 0, hints: 0 });
    await server.change(folder.uriOf('node2.vmx'), 'config.version = "8"\n');
    while (refreshed.lenses === 0 || refreshed.hints === 0)
      await new Promise<void>((resolve) => woken.push(resolve));
    assert.deepEqual(
      (await hints()).map(({ label }) => label),
      ['4 GiB'],
    );
    assert.deepEqual(refreshed, { lenses: 1, hints: 1 });
  });

  it('evidence, explanation, status and declaration are answered', async () => {
    await server.initialize([folder.uri], MODERN_CLIENT, OWN);
    await server.open(node1, NODE);
    const evidence = await server.request<{ text: string }>('vmx/evidence', { uri: node1 });
    assert.match(evidence.text, /^# Evidence: node1/);
    const explained = await server.request<{ text: string }>('vmx/explain', { uri: node1 });
    assert.match(explained.text, /^## Findings$/m);
    const status = await server.request<{ cluster: string }>('vmx/status', { uri: node1 });
    assert.equal(status.cluster, 'Cluster in a box · presumed');
    const { edit } = await server.request<{ edit: { documentChanges: { edits: { newText: string }[] }[] } }>(
      'vmx/declare',
      { uri: node1, product: 'gsx3', cluster: 'in-a-box' },
    );
    assert.deepEqual(
      edit.documentChanges.flatMap(({ edits }) => edits.map(({ newText }) => newText)),
      ['# vmxlint product=gsx3 cluster=in-a-box\n'],
    );
  });

  it('what is no machine, and no question, is answered with nothing', async () => {
    await server.initialize([folder.uri], MODERN_CLIENT, OWN);
    for (const params of [{}, { uri: 7 }, { uri: folder.uriOf('nothing.vmx') }])
      for (const request of ['vmx/evidence', 'vmx/explain', 'vmx/status', 'vmx/declare'])
        assert.equal(await server.request(request, params), null);
  });
});
