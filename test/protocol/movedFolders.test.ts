import assert from 'node:assert/strict';
import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { MODERN_CLIENT, ServerProcess } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const CREATED = 1;
const DELETED = 3;
interface Report {
  readonly uri: string;
  readonly kind: 'full' | 'unchanged';
  readonly resultId: string;
  readonly items: readonly { readonly code: string }[];
}

const BROKEN = 'config.version = "8"\nmemsize 512\n';
const SAID = ['vmx-syntax'];
const RULES = new Set([...SAID, 'vmx-disk-missing', 'settings']);
const TWO_DISKS = `${BROKEN}scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "beside.vmdk"
scsi0:1.present = "TRUE"
scsi0:1.fileName = "disks/data.vmdk"
`;
const FILES = {
  'top.vmx': TWO_DISKS,
  'beside.vmdk': '',
  'disks/data.vmdk': '',
  'a/a.vmx': BROKEN,
  'kept/note.txt': '',
};

describe('A folder that comes or goes with all that is in it', () => {
  let folder: TemporaryFolder;
  let server: ServerProcess;

  beforeEach(async () => {
    folder = new TemporaryFolder(FILES);
    server = new ServerProcess();
    await server.initialize([folder.uri]);
    await until({ 'a/a.vmx': SAID, 'top.vmx': SAID });
  });
  afterEach(() => {
    server.kill();
    folder.remove();
  });

  /** Waits until these files have these findings, and no others. */
  async function until(wanted: Readonly<Record<string, readonly string[]>>): Promise<void> {
    let known: readonly Report[] = [];
    const found = new Map<string, readonly string[]>();
    while (!isDeepStrictEqual(Object.fromEntries([...found].sort()), wanted)) {
      const { items } = await server.request<{ items: Report[] }>('workspace/diagnostic', {
        previousResultIds: known.map(({ uri, resultId }) => ({ uri, value: resultId })),
      });
      const told = new Set(items.map(({ uri }) => uri));
      known = [...known.filter(({ uri }) => !told.has(uri)), ...items];
      for (const report of items) {
        if (report.kind !== 'full') continue;
        const name = report.uri.slice(folder.uri.length + 1);
        const rules = report.items.map(({ code }) => code).filter((code) => RULES.has(code));
        if (rules.length > 0) found.set(name, rules);
        else found.delete(name);
      }
    }
  }

  const told = (...changes: readonly (readonly [name: string, type: number])[]): Promise<void> =>
    server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([name, type]) => ({ uri: folder.uriOf(name), type })),
    });
  const move = (from: string, to: string): void => {
    mkdirSync(path.dirname(path.join(folder.path, to)), { recursive: true });
    renameSync(path.join(folder.path, from), path.join(folder.path, to));
  };

  it('takes its machines with it, and brings them under their new names', async () => {
    move('a', 'deep/b');
    await told(['a', DELETED], ['deep', CREATED]);
    await until({ 'deep/b/a.vmx': SAID, 'top.vmx': SAID });
  });

  it('takes the disks of machines that stay, and brings them', async () => {
    folder.delete('disks');
    await told(['disks', DELETED]);
    await until({ 'a/a.vmx': SAID, 'top.vmx': [...SAID, 'vmx-disk-missing'] });
    folder.write('disks/data.vmdk', '');
    await told(['disks', CREATED]);
    await until({ 'a/a.vmx': SAID, 'top.vmx': SAID });
  });

  it('brings its settings', async () => {
    move('a', 'kept/a');
    folder.write('kept/vmxlint.json', '{ "ignore": ["b.vmx"] }');
    folder.write('kept/b.vmx', BROKEN);
    await told(['a', DELETED], ['kept', CREATED]);
    await until({ 'kept/a/a.vmx': SAID, 'top.vmx': SAID });
  });

  it('leaves its settings without a node, until it is back', async () => {
    folder.write('vmxlint.json', '{ "clusters": [{ "nodes": ["a/a.vmx", "top.vmx"] }] }');
    await told(['vmxlint.json', CREATED]);
    await until({ 'a/a.vmx': SAID, 'top.vmx': SAID });
    move('a', 'b');
    await told(['a', DELETED], ['b', CREATED]);
    await until({ 'b/a.vmx': SAID, 'top.vmx': SAID, 'vmxlint.json': ['settings'] });
    move('b', 'a');
    await told(['b', DELETED], ['a', CREATED]);
    await until({ 'a/a.vmx': SAID, 'top.vmx': SAID });
  });

  it('takes what is wrong in its settings with it when the client closes it', async () => {
    folder.write('a/vmxlint.json', '{ "rule": {} }');
    await told(['a/vmxlint.json', CREATED]);
    await until({ 'a/a.vmx': SAID, 'a/vmxlint.json': ['settings'], 'top.vmx': SAID });
    await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: {
        added: [{ uri: folder.uriOf('disks'), name: 'disks' }],
        removed: [{ uri: folder.uri, name: '' }],
      },
    });
    folder.write('disks/b.vmx', BROKEN);
    await told(['disks/b.vmx', CREATED]);
    await until({ 'disks/b.vmx': SAID });
    await server.open(folder.uriOf('a/a.vmx'), BROKEN);
    await until({ 'a/a.vmx': SAID, 'a/vmxlint.json': ['settings'], 'disks/b.vmx': SAID });
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const { items } = await server.request<{ items: Report[] }>('workspace/diagnostic', {
      previousResultIds: [],
    });
    assert.ok(items.some(({ uri }) => uri === folder.uriOf('a/vmxlint.json')));
  });

  it('is not looked into where no machines are looked for', async () => {
    move('a', 'node_modules/a');
    folder.write('new/b.vmx', BROKEN);
    await told(['a', DELETED], ['node_modules', CREATED], ['node_modules/a', CREATED], ['new', CREATED]);
    await until({ 'new/b.vmx': SAID, 'top.vmx': SAID });
  });

  it('is known when the client opens it before it has said whether it watches files', async () => {
    const other = new ServerProcess();
    let release: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      other.connection.onRequest('client/registerCapability', async () => {
        resolve();
        await new Promise<void>((answer) => (release = answer));
        return null;
      });
    });
    await other.initialize([folder.uriOf('kept')], {
      ...MODERN_CLIENT,
      workspace: { ...MODERN_CLIENT.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
    });
    await asked;
    await other.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: folder.uriOf('a'), name: 'a' }], removed: [] },
    });
    // Answered once the change has been noticed.
    await other.request('textDocument/hover', {
      textDocument: { uri: 'git:/none.vmx' },
      position: { line: 0, character: 0 },
    });
    release();
    const { items } = await other.pull(folder.uriOf('a/a.vmx'));
    other.kill();
    assert.deepEqual(
      items?.map(({ code }) => code),
      SAID,
    );
  });

  it('is asked for, because clients name no file of it', async () => {
    const other = new ServerProcess();
    const watched = new Promise<unknown>((resolve) => {
      other.connection.onRequest(
        'client/registerCapability',
        ({ registrations }: { registrations: unknown }) => {
          resolve(registrations);
          return null;
        },
      );
    });
    await other.initialize([folder.uri], {
      workspace: { ...MODERN_CLIENT.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
    });
    const asked = JSON.stringify(await watched);
    other.kill();
    assert.match(asked, /\{"globPattern":"\*\*\/\*","kind":5\}/);
  });
});
