import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import {
  MODERN_CLIENT,
  ServerProcess,
  type CodeAction,
  type Diagnostic,
  type Report,
} from './serverProcess.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { TemporaryFolder } from './temporaryFolder.js';

const NODE = `config.version = "8"
# vmxlint product=gsx3 cluster=in-a-box
ethernet0.present = "TRUE"
ethernet0.connectionType = "bridged"
`;
const ORDINARY = 'config.version = "8"\nvirtualHW.version = "7"\nguestOS = "other"\n';

interface FileReport extends Report {
  readonly uri: string;
  readonly version: number | null;
}

describe('The server and a whole folder', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'a.vmx': NODE, 'deep/er/b.vmx': ORDINARY });
    server = new ServerProcess();
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  const uri = (name: string): string => folder.uriOf(name);
  const loud = (items: readonly Diagnostic[] | undefined): string[] =>
    (items ?? []).filter(({ severity }) => severity < 4).map(({ code }) => code);

  async function pullAll(
    known: readonly FileReport[] = [],
    partialResultToken?: string,
  ): Promise<FileReport[]> {
    const { items } = await server.connection.sendRequest<{ items: FileReport[] }>('workspace/diagnostic', {
      previousResultIds: known.map((report) => ({ uri: report.uri, value: report.resultId })),
      ...(partialResultToken === undefined ? {} : { partialResultToken }),
    });
    return items;
  }

  it('reports files that nobody opened, and only those with something to say', async () => {
    await server.initialize([folder.uri]);
    const reports = await pullAll();
    assert.deepEqual(
      reports
        .filter(({ kind }) => kind === 'full')
        .map((report) => [report.uri, report.version, loud(report.items)]),
      [[uri('a.vmx'), null, ['cluster-single-nic']]],
    );
  });

  it('holds the next request open until something changes on disk, then says only what is new', async () => {
    await server.initialize([folder.uri]);
    const first = await pullAll();
    let answered = false;
    const second = pullAll(first).finally(() => (answered = true));
    await pullAll();
    assert.equal(answered, false, 'nothing has changed');
    folder.write('deep/er/b.vmx', 'config.version = "8"\nguestOS = "a" b\n');
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('deep/er/b.vmx'), type: 2 }],
    });
    const news = (await second).filter(({ kind }) => kind === 'full');
    assert.deepEqual(
      news.map((report) => [report.uri, loud(report.items).includes('vmx-syntax')]),
      [[uri('deep/er/b.vmx'), true]],
    );
  });

  it('takes back the findings of a file that is deleted', async () => {
    await server.initialize([folder.uri]);
    const first = await pullAll();
    folder.delete('a.vmx');
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('a.vmx'), type: 3 }],
    });
    const news = (await pullAll(first)).filter(({ kind }) => kind === 'full');
    assert.deepEqual(
      news.map((report) => [report.uri, report.items]),
      [[uri('a.vmx'), []]],
    );
  });

  it('lets go of a request that is cancelled', async () => {
    await server.initialize([folder.uri]);
    const first = await pullAll();
    const source = new CancellationTokenSource();
    const waiting = server.connection.sendRequest<{ items: FileReport[] }>(
      'workspace/diagnostic',
      { previousResultIds: first.map((report) => ({ uri: report.uri, value: report.resultId })) },
      source.token,
    );
    source.cancel();
    assert.deepEqual(await waiting, { items: [] });
  });

  it('streams a large answer in parts', async () => {
    for (let number = 0; number < 120; number++) folder.write(`many/${number}.vmx`, NODE);
    await server.initialize([folder.uri]);
    const parts: FileReport[][] = [];
    server.connection.onNotification(
      '$/progress',
      ({ token, value }: { token: string; value: { items: FileReport[] } }) => {
        if (token === 'parts') parts.push(value.items);
      },
    );
    assert.deepEqual(await pullAll([], 'parts'), [], 'an answer that was sent in parts is empty');
    const all = parts.flat().filter(({ kind }) => kind === 'full');
    assert.equal(new Set(all.map((report) => report.uri)).size, 121);
    assert.ok(parts.length > 1);
  });

  it('gives a client that takes no parts the whole of a large answer', async () => {
    for (let number = 0; number < 120; number++) folder.write(`many/${number}.vmx`, NODE);
    await server.initialize([folder.uri]);
    assert.equal((await pullAll()).length, 121);
  });

  it('calls only what the client knows unchanged', async () => {
    await server.initialize([folder.uri]);
    const [a] = await pullAll();
    const b = { uri: uri('deep/er/b.vmx'), version: null, kind: 'full', resultId: 'old' } as const;
    const kinds = async (known: readonly FileReport[]): Promise<readonly unknown[]> =>
      (await pullAll(known)).map((report) => [report.uri, report.kind]);
    assert.deepEqual(await kinds([]), [[uri('a.vmx'), 'full']]);
    assert.deepEqual(await kinds([a!, b]), [
      [uri('deep/er/b.vmx'), 'full'],
      [uri('a.vmx'), 'unchanged'],
    ]);
  });

  it('sees a machine again when the disk it names appears', async () => {
    const descriptor =
      '# Disk DescriptorFile\nversion=1\nCID=1\nparentCID=ffffffff\ncreateType="monolithicSparse"\nRW 8 SPARSE "quorum.vmdk"\n';
    const node = (name: string): string =>
      `config.version = "8"\n# vmxlint product=gsx3 cluster=in-a-box\ndisplayName = "${name}"\nscsi0.present = "TRUE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "${name}.vmdk"\nscsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\nscsi1:0.present = "TRUE"\nscsi1:0.fileName = "quorum.vmdk"\n`;
    folder.write('n.vmx', node('n'));
    await server.initialize([folder.uri]);
    await server.open(uri('n.vmx'), node('n'));
    const has = async (): Promise<boolean> =>
      loud((await server.pull(uri('n.vmx'))).items).includes('cluster-shared-disk-growable');
    assert.equal(await has(), false);
    folder.write('quorum.vmdk', descriptor);
    const before = server.refreshes;
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('quorum.vmdk'), type: 1 }],
    });
    await server.until(() => server.refreshes > before);
    assert.equal(await has(), true);
  });

  it('takes new settings without a restart, and reports wrong ones at their place', async () => {
    await server.initialize([folder.uri]);
    await server.open(uri('a.vmx'), NODE);
    assert.deepEqual(loud((await server.pull(uri('a.vmx'))).items), ['cluster-single-nic']);
    const text = '{\n  "rules": { "cluster-single-nic": "off", "no-such-rule": "off" }\n}\n';
    folder.write('vmxlint.json', text);
    const before = server.refreshes;
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('vmxlint.json'), type: 1 }],
    });
    await server.until(() => server.refreshes > before);
    assert.deepEqual(loud((await server.pull(uri('a.vmx'))).items), []);
    const { items } = await server.pull(uri('vmxlint.json'));
    assert.deepEqual(
      items?.map(({ code, range }) => [code, range]),
      [['settings', { start: { line: 1, character: 42 }, end: { line: 1, character: 56 } }]],
    );
  });

  it('reports open files only where the editor wants that', async () => {
    server.configuration = { diagnostics: { scope: 'openFiles' } };
    await server.initialize([folder.uri], {
      ...MODERN_CLIENT,
      workspace: { ...MODERN_CLIENT.workspace, configuration: true },
    });
    const known = { uri: uri('a.vmx'), version: null, kind: 'full', resultId: '1-x' } as const;
    assert.deepEqual(
      (await pullAll([known])).map((report) => [report.uri, report.items]),
      [[uri('a.vmx'), []]],
    );
  });

  it('shows the pages of rules, by alias too', async () => {
    await server.initialize([folder.uri]);
    const page = async (id: string): Promise<string | null> =>
      (await server.connection.sendRequest<{ text: string | null }>('vmx/rulePage', { id })).text;
    assert.match((await page('cluster-single-nic')) ?? '', /^# cluster-single-nic\n/);
    assert.match(
      (await page('vmx-device-on-absent-controller')) ?? '',
      /^# cluster-shared-controller-absent\n/,
    );
    assert.equal(await page('../../package'), null);
  });

  it('lists the rules with what they find', async () => {
    await server.initialize([folder.uri]);
    const rules =
      await server.connection.sendRequest<readonly { readonly id: string; readonly summary: string }[]>(
        'vmx/rules',
      );
    const ids = rules.map(({ id }) => id);
    assert.deepEqual(ids, ALL_RULES.map(({ id }) => id).sort());
    const { summary } = rules.find(({ id }) => id === 'cluster-single-nic') ?? { summary: '' };
    assert.match(summary, /^\p{Lu}.*\.$/u);
  });

  describe('ways to accept a finding', () => {
    const capabilities = {
      ...MODERN_CLIENT,
      workspace: {
        ...MODERN_CLIENT.workspace,
        workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
      },
    };

    async function actions(): Promise<CodeAction[]> {
      await server.initialize([folder.uri], capabilities, { abilities: ['showRule'] });
      await server.open(uri('a.vmx'), NODE);
      const { items } = await server.pull(uri('a.vmx'));
      const finding = items?.find(({ code }) => code === 'cluster-single-nic');
      assert.ok(finding);
      return server.codeActions(uri('a.vmx'), finding.range);
    }

    it('come behind the repairs, vmxlint.json first', async () => {
      const titles = (await actions())
        .map(({ title }) => title)
        .filter((title) => /Accept|Explain|adapter for/.test(title));
      assert.deepEqual(titles, [
        'Add a host-only adapter for the heartbeat',
        'Accept cluster-single-nic in this file (vmxlint.json)',
        'Accept cluster-single-nic everywhere (vmxlint.json)',
        'Accept cluster-single-nic on this line (comment)',
        'Explain cluster-single-nic',
        'Add a network adapter for the machines of this host only',
      ]);
    });

    it('an override is added to the vmxlint.json that counts, its comments kept', async () => {
      folder.write('vmxlint.json', '{\n  // ours\n  "ignore": []\n}\n');
      const action = (await actions()).find(({ title }) => title.includes('in this file'));
      const [edit] = action?.edit?.documentChanges ?? [];
      const text = edit && 'edits' in edit ? (edit.edits[0]?.newText ?? '') : '';
      assert.match(text, /\/\/ ours/);
      assert.match(
        text,
        /"overrides": \[\s*\{\s*"files": \[\s*"\.\/a\.vmx"\s*\],\s*"rules": \{\s*"cluster-single-nic": "off"/,
      );
    });

    it('a comment is written above the line', async () => {
      const action = (await actions()).find(({ title }) => title.includes('on this line'));
      const [edit] = action?.edit?.documentChanges ?? [];
      assert.deepEqual(edit && 'edits' in edit ? edit.edits.map(({ newText }) => newText) : [], [
        '# vmxlint-disable-next-line cluster-single-nic\n',
      ]);
    });
  });

  it('shows its progress while it reads many machines, and can be stopped', async () => {
    for (let number = 0; number < 150; number++) folder.write(`many/${number}.vmx`, ORDINARY);
    const said: { kind: string; cancellable?: boolean }[] = [];
    server.connection.onRequest('window/workDoneProgress/create', () => null);
    server.connection.onNotification(
      '$/progress',
      ({ token, value }: { token: string; value: { kind: string } }) => {
        said.push(value);
        if (value.kind === 'begin')
          void server.connection.sendNotification('window/workDoneProgress/cancel', { token });
      },
    );
    await server.initialize([folder.uri], { ...MODERN_CLIENT, window: { workDoneProgress: true } });
    // A machine that nobody has read yet is read when it is opened.
    await server.open(uri('a.vmx'), NODE);
    assert.deepEqual(loud((await server.pull(uri('a.vmx'))).items), ['cluster-single-nic']);
    assert.deepEqual([said[0]?.kind, said[0]?.cancellable, said.at(-1)?.kind], ['begin', true, 'end']);
  });

  it('repairs everything that is safe with one source action', async () => {
    const text =
      'config.version = "8"\nscsi1.present = "TRUE" memsize = "512"\nguestOS = "other" numvcpus = "1"\n';
    await server.initialize([folder.uri]);
    await server.open(uri('s.vmx'), text);
    await server.pull(uri('s.vmx'));
    const everything = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    const found = await server.connection.sendRequest<(CodeAction & { kind: string })[]>(
      'textDocument/codeAction',
      {
        textDocument: { uri: uri('s.vmx') },
        range: everything,
        context: { diagnostics: [], only: ['source.fixAll'] },
      },
    );
    assert.deepEqual(
      found.map(({ kind }) => kind),
      ['source.fixAll.vmx'],
    );
    const [edit] = found[0]?.edit?.documentChanges ?? [];
    assert.deepEqual(edit && 'edits' in edit ? edit.edits.map(({ newText }) => newText) : [], [
      'scsi1.present = "TRUE"\nmemsize = "512"',
      'guestOS = "other"\nnumvcpus = "1"',
    ]);
  });

  it('offers to repair every finding of a rule once, however many of them are selected', async () => {
    const text = `config.version = "8"\n${'guestOS = “other”\nmemsize = “512”\n'.repeat(2)}`;
    await server.initialize([folder.uri]);
    await server.open(uri('s.vmx'), text);
    await server.pull(uri('s.vmx'));
    const everything = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
    const offered = (await server.codeActions(uri('s.vmx'), everything)).filter(
      ({ title }) => title === 'Repair every vmx-curly-quotes in this file',
    );
    assert.deepEqual(
      offered.map(({ diagnostics }) => diagnostics?.map(({ range }) => range.start.line)),
      [[1, 2, 3, 4]],
    );
  });
});
