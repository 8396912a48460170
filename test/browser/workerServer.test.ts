import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { FILE_REQUESTS } from '../../server/src/workspace/clientFileSystem.js';
import { MemoryFileSystem } from '../memoryFileSystem.js';
import { MODERN_CLIENT, type Report } from '../protocol/serverProcess.js';
import { answerFromFiles } from './clientFiles.js';
import { startWorker } from './worker.js';

const FOLDER = 'vscode-vfs://github/team/cluster';
const at = (file: string): string => `${FOLDER}/${file}`;
const dist = (file: string): string => fileURLToPath(new URL(`../../server/dist/${file}`, import.meta.url));

const node = (...more: readonly string[]): string =>
  [
    'config.version = "8"',
    'virtualHW.version = "4"',
    'guestOS = "winNetEnterprise"',
    'scsi0.present = "TRUE"',
    'scsi1.present = "TRUE"',
    'scsi1:0.present = "TRUE"',
    'scsi1:0.fileName = "../quorum.vmdk"',
    ...more,
    '',
  ].join('\n');
const FILES = {
  '/team/cluster/a/a.vmx': node('scsi1.sharedBus = "virtual"'),
  '/team/cluster/b/b.vmx': node(),
  '/team/cluster/vs/n.vmc': '<preferences>\n\t<hardware>\n',
};

describe('The server in a worker of a browser', () => {
  let connection: MessageConnection;

  async function start(locale: string, initializationOptions: object): Promise<void> {
    const files = new MemoryFileSystem(FILES);
    connection = startWorker();
    for (const request of Object.values(FILE_REQUESTS))
      connection.onRequest(request, (params: { uri: string }) => answerFromFiles(files, request, params));
    connection.onRequest('vmx/ownFile', ({ path }: { path: string }) => ({
      text: existsSync(dist(path)) ? readFileSync(dist(path), 'utf8') : null,
    }));
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      locale,
      capabilities: MODERN_CLIENT,
      initializationOptions,
      workspaceFolders: [{ uri: FOLDER, name: 'cluster' }],
    });
    await connection.sendNotification('initialized', {});
  }

  async function messages(file: string): Promise<readonly string[]> {
    const { items } = await connection.sendRequest<Report>('textDocument/diagnostic', {
      textDocument: { uri: at(file) },
    });
    return (items ?? []).map(({ code, message }) => `${code}: ${message}`);
  }

  const finding = (all: readonly string[], rule: string): string =>
    all.find((message) => message.startsWith(`${rule}: `)) ??
    assert.fail(`no ${rule} among\n${all.join('\n')}`);

  afterEach(() => {
    connection.dispose();
  });

  it('reads the cluster of a virtual workspace through its client, and judges it', async () => {
    await start('en', {});
    const message = finding(await messages('b/b.vmx'), 'cluster-bus-sharing-not-on-all-nodes');
    assert.match(message, /scsi1/);
  });

  it('reads the XML of Virtual Server', async () => {
    await start('en', {});
    finding(await messages('vs/n.vmc'), 'vmc-not-well-formed');
  });

  it('speaks the language of the table that the client sends along', async () => {
    const translations: unknown = JSON.parse(readFileSync(dist('l10n/de.json'), 'utf8'));
    await start('de', { translations });
    assert.match(finding(await messages('b/b.vmx'), 'cluster-bus-sharing-not-on-all-nodes'), /Knoten/);
  });

  it('shows the page of a rule, which the client reads for it', async () => {
    await start('en', {});
    const page = async (id: string): Promise<string | null> =>
      (await connection.sendRequest<{ text: string | null }>('vmx/rulePage', { id })).text;
    assert.match((await page('cluster-single-nic')) ?? '', /^# cluster-single-nic\n/);
    assert.equal(await page('../../package'), null);
  });
});
