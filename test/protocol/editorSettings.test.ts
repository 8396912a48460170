import assert from 'node:assert/strict';
import { MODERN_CLIENT, ServerProcess } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

/** What an editor is asked about its settings, and asked to tell. */
interface Item {
  readonly section: string;
  readonly scopeUri?: string;
}
interface Registration {
  readonly method: string;
  readonly registerOptions?: unknown;
}

const UNQUOTED = 'config.version = "8"\nmemsize = 512\n';
const OFF = { rules: { 'vmx-unquoted-value': 'off' } };
const CLIENT = {
  ...MODERN_CLIENT,
  workspace: {
    ...MODERN_CLIENT.workspace,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
  },
};

describe('The server and the settings of an editor', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'a/a.vmx': UNQUOTED, 'a/in/b.vmx': UNQUOTED, 'c/c.vmx': UNQUOTED });
    server = new ServerProcess();
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  /** The settings of the window, under '', and those of folders. */
  function configure(settings: Readonly<Record<string, object>>): void {
    server.connection.onRequest('workspace/configuration', ({ items }: { items: readonly Item[] }) =>
      items.map(({ scopeUri }) => {
        const name = Object.keys(settings).find((one) => one !== '' && folder.uriOf(one) === scopeUri);
        return settings[name ?? ''] ?? null;
      }),
    );
  }

  async function findings(name: string): Promise<readonly string[]> {
    await server.open(folder.uriOf(name), UNQUOTED);
    return ((await server.pull(folder.uriOf(name))).items ?? []).map(({ code }) => code);
  }

  it('goes by the settings of the folder that holds a file', async () => {
    configure({ a: OFF });
    await server.initialize([folder.uriOf('a'), folder.uriOf('c')], CLIENT);
    assert.deepEqual(await findings('a/a.vmx'), []);
    assert.deepEqual(await findings('c/c.vmx'), ['vmx-unquoted-value']);
  });

  it('goes by the inner one of two folders', async () => {
    configure({ a: OFF });
    await server.initialize([folder.uriOf('a/in'), folder.uriOf('a')], CLIENT);
    assert.deepEqual(await findings('a/a.vmx'), []);
    assert.deepEqual(await findings('a/in/b.vmx'), ['vmx-unquoted-value']);
  });

  it("goes by the window's settings outside of all folders, their globs beside the file", async () => {
    configure({ '': { overrides: [{ files: ['c.vmx'], ...OFF }] }, a: { rules: {} } });
    await server.initialize([folder.uriOf('a')], CLIENT);
    assert.deepEqual(await findings('a/a.vmx'), ['vmx-unquoted-value']);
    assert.deepEqual(await findings('c/c.vmx'), []);
  });

  it("goes by the window's settings where no folder is opened", async () => {
    configure({ '': OFF });
    await server.initialize([], CLIENT);
    assert.deepEqual(await findings('c/c.vmx'), []);
  });

  it('tells once what is wrong with settings that count in several folders', async () => {
    const warnings: string[] = [];
    server.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      warnings.push(message);
    });
    configure({ '': { rules: { 'no-such-rule': 'off' } }, c: { rules: { 'no-other-rule': 'off' } } });
    await server.initialize([folder.uriOf('a'), folder.uriOf('c')], CLIENT);
    await findings('a/a.vmx');
    assert.deepEqual(
      warnings.map((warning) => /no-such-rule|no-other-rule/.exec(warning)?.[0]),
      ['no-such-rule', 'no-other-rule'],
    );
  });

  it('tells that a folder of disks is no absolute path', async () => {
    const warnings: string[] = [];
    server.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      warnings.push(message);
    });
    const folders = ['disks', '~/disks', '/srv/disks', 'D:\\disks', '\\\\nas\\disks'];
    configure({ '': { disks: { folders } } });
    await server.initialize([folder.uriOf('a')], CLIENT);
    await findings('a/a.vmx');
    assert.deepEqual(
      warnings.map((warning) => /No disk is read in "(.+?)"/.exec(warning)?.[1]),
      ['disks', '~/disks'],
    );
  });

  it('asks to be told of changes, and takes what is told at once', async () => {
    const registrations: Registration[] = [];
    server.connection.onRequest(
      'client/registerCapability',
      async (asked: { registrations: readonly Registration[] }) => {
        registrations.push(...asked.registrations);
        // As VS Code does, whose settings could have changed meanwhile.
        await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
        return null;
      },
    );
    configure({ '': {} });
    await server.initialize([folder.uriOf('a')], CLIENT);
    assert.deepEqual(await findings('a/a.vmx'), ['vmx-unquoted-value']);
    assert.deepEqual(
      registrations.map(({ method, registerOptions }) => [method, registerOptions]),
      [['workspace/didChangeConfiguration', { section: 'vmx' }]],
    );
    configure({ '': OFF });
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    assert.deepEqual(((await server.pull(folder.uriOf('a/a.vmx'))).items ?? []).length, 0);
  });
});
