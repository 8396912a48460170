import assert from 'node:assert/strict';
import { QUIET, UNQUOTED } from '../main/commandLine/vmxlintIn.js';
import { MODERN_CLIENT, ServerProcess } from '../protocol/serverProcess.js';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';

describe('What comes in the middle of a request', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'a.vmx': UNQUOTED });
    for (let number = 0; number < 300; number++) folder.write(`many/${number}.vmx`, QUIET);
    server = new ServerProcess();
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  const findings = async (): Promise<readonly string[]> =>
    ((await server.pull(folder.uriOf('a.vmx'))).items ?? []).map(({ code }) => code);

  describe('a change of the settings', () => {
    const WITH_SETTINGS = {
      ...MODERN_CLIENT,
      workspace: { ...MODERN_CLIENT.workspace, configuration: true },
    };
    const configure = async (level: string): Promise<void> => {
      server.configuration = { rules: { 'vmx-unquoted-value': level } };
      await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    };

    it('is heeded by an answer that was under way, or the client is told to ask again', async () => {
      await server.initialize([folder.uri], WITH_SETTINGS);
      await server.open(folder.uriOf('a.vmx'), UNQUOTED);
      assert.deepEqual(await findings(), ['vmx-unquoted-value']);
      const before = server.refreshes;
      const underWay = findings();
      await configure('off');
      if ((await underWay).length > 0) await server.until(() => server.refreshes > before);
      assert.deepEqual(await findings(), []);
    });

    it('counts as the last of many says', async () => {
      await server.initialize([folder.uri], WITH_SETTINGS);
      await server.open(folder.uriOf('a.vmx'), UNQUOTED);
      const answers: Promise<unknown>[] = [];
      for (const level of ['off', 'error', 'off', 'warning', 'off', 'error']) {
        answers.push(findings());
        await configure(level);
      }
      await Promise.all(answers);
      const { items } = await server.pull(folder.uriOf('a.vmx'));
      assert.deepEqual(
        items?.map(({ code, severity }) => [code, severity]),
        [['vmx-unquoted-value', 1]],
      );
    });

    it('of the project is heeded by the answer or told after it', async () => {
      await server.initialize([folder.uri], WITH_SETTINGS);
      await server.open(folder.uriOf('a.vmx'), UNQUOTED);
      folder.write('vmxlint.json', '{ "rules": { "vmx-unquoted-value": "off" } }');
      await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uriOf('vmxlint.json'), type: 1 }],
      });
      const answer = await findings();
      const before = server.refreshes;
      if (answer.length > 0) await server.until(() => server.refreshes > before);
      assert.deepEqual(await findings(), []);
    });
  });
});
