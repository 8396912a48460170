import assert from 'node:assert/strict';
import { UNQUOTED } from '../main/commandLine/vmxlintIn.js';
import { MODERN_CLIENT, ServerProcess, type Report } from '../protocol/serverProcess.js';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';

const FILES = 20_000;

describe('A folder of 20,000 machines', function () {
  // Writing and reading so many files takes a slow disk its time.
  this.timeout(180_000);

  let small: TemporaryFolder;
  let large: TemporaryFolder;
  let server: ServerProcess;

  before(() => {
    small = new TemporaryFolder({ 'a.vmx': UNQUOTED });
    large = new TemporaryFolder({});
    for (let number = 0; number < FILES; number++)
      large.write(`${Math.floor(number / 200)}/${number}.vmx`, UNQUOTED);
  });
  after(() => {
    small.remove();
    large.remove();
  });
  beforeEach(() => (server = new ServerProcess()));
  afterEach(() => {
    server.kill();
  });

  const change = async (event: 'added' | 'removed'): Promise<void> => {
    const folders = [{ uri: large.uri, name: 'large' }];
    await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [], [event]: folders },
    });
  };
  const ofSmallFolder = async (): Promise<readonly string[]> =>
    ((await server.pull(small.uriOf('a.vmx'))).items ?? []).map(({ code }) => code);
  const pullAll = (known: readonly { uri: string; resultId?: string }[]): Promise<{ items: FileReport[] }> =>
    server.request('workspace/diagnostic', {
      previousResultIds: known.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' })),
      partialResultToken: 'parts',
    });

  interface FileReport extends Report {
    readonly uri: string;
  }

  it('is reported whole, and all of it is taken back when it is closed', async () => {
    const parts: FileReport[] = [];
    server.connection.onNotification('$/progress', ({ value }: { value: { items?: FileReport[] } }) => {
      parts.push(...(value.items ?? []));
    });
    await server.initialize([small.uri, large.uri]);
    const reports = [...(await pullAll([])).items, ...parts];
    assert.equal(reports.filter(({ items }) => items?.length === 1).length, FILES + 1);
    parts.length = 0;
    const closed = pullAll(reports);
    await change('removed');
    const news = [...(await closed).items, ...parts].filter(({ kind }) => kind === 'full');
    assert.equal(news.filter(({ items }) => items?.length === 0).length, FILES);
    assert.deepEqual(await ofSmallFolder(), ['vmx-unquoted-value']);
  });

  it('is not read to the end when it is closed meanwhile', async () => {
    const said: { readonly kind?: string; readonly percentage?: number }[] = [];
    server.connection.onRequest('window/workDoneProgress/create', () => null);
    const begun = new Promise<void>((resolve) => {
      server.connection.onNotification('$/progress', ({ value }: { value: (typeof said)[number] }) => {
        said.push(value);
        if (value.kind === 'begin') resolve();
      });
    });
    await server.initialize([small.uri], { ...MODERN_CLIENT, window: { workDoneProgress: true } });
    await change('added');
    await begun;
    await change('removed');
    assert.deepEqual(await ofSmallFolder(), ['vmx-unquoted-value']);
    assert.equal(said.at(-1)?.kind, 'end');
    assert.ok(Math.max(...said.map(({ percentage }) => percentage ?? 0)) < 90);
    assert.equal(await server.shutdown(), 0);
  });
});
