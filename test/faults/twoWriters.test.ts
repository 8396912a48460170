import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { QUIET, QUOTED, UNQUOTED, VmxlintIn } from '../main/commandLine/vmxlintIn.js';
import { ServerProcess, type TextEdit } from '../protocol/serverProcess.js';
import { startWriting } from './otherWriter.js';

const VMXLINT = fileURLToPath(new URL('../../server/bin/vmxlint.js', import.meta.url));

/** An editor's edits, applied to its text. */
function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: TextEdit['range']['start']): number =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  const fromTheEnd = [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start));
  return fromTheEnd.reduce(
    (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
    text,
  );
}

describe('Two that write one file', () => {
  let lint: VmxlintIn;
  const servers: ServerProcess[] = [];

  beforeEach(() => (lint = new VmxlintIn({ 'a.vmx': UNQUOTED })));
  afterEach(() => {
    for (const server of servers.splice(0)) server.kill();
    lint.folder.remove();
  });

  const started = async (): Promise<ServerProcess> => {
    const server = new ServerProcess();
    servers.push(server);
    await server.initialize([lint.folder.uri]);
    return server;
  };
  const uri = (): string => lint.folder.uriOf('a.vmx');
  const findings = async (server: ServerProcess): Promise<readonly string[]> =>
    ((await server.pull(uri())).items ?? []).map(({ code }) => code);
  const diskChanged = (server: ServerProcess): Promise<void> =>
    server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri(), type: 2 }],
    });

  it('two runs of vmxlint --fix: the file is repaired once, and nothing is left lying about', async () => {
    const runs = Array.from({ length: 4 }, () =>
      spawn(process.execPath, [VMXLINT, '--fix', 'a.vmx'], { cwd: lint.folder.path, stdio: 'ignore' }),
    );
    const codes = await Promise.all(runs.map(async (run) => ((await once(run, 'exit')) as [number])[0]));
    assert.equal(lint.read('a.vmx'), QUOTED);
    // Whoever came too late either found it repaired or was told that somebody else had changed it.
    for (const code of codes) assert.ok(code === 0 || code === 2, `exit code ${code}`);
    assert.ok(codes.includes(0));
    assert.deepEqual(readdirSync(lint.folder.path), ['a.vmx']);
  });

  it('vmxlint --fix that is killed between two files: each is whole, and the next run repairs the rest', async () => {
    for (let number = 0; number < 200; number++) lint.folder.write(`${number}.vmx`, UNQUOTED);
    const run = spawn(process.execPath, [VMXLINT, '--fix', '.'], { cwd: lint.folder.path, stdio: 'ignore' });
    const ended = once(run, 'exit');
    const watcher = watch(lint.folder.path);
    await once(watcher, 'change');
    run.kill('SIGKILL');
    watcher.close();
    await ended;
    const machines = readdirSync(lint.folder.path).filter((name) => name.endsWith('.vmx'));
    assert.equal(machines.length, 201);
    for (const name of machines) assert.ok([UNQUOTED, QUOTED].includes(lint.read(name)), name);
    assert.equal(lint.run(['--fix', '.']).status, 0);
    for (const name of machines) assert.equal(lint.read(name), QUOTED, name);
  });

  it('vmxlint --fix that is stopped between two files: nothing is left lying about, and each file is told', async () => {
    for (let number = 0; number < 200; number++) lint.folder.write(`${number}.vmx`, UNQUOTED);
    const run = spawn(process.execPath, [VMXLINT, '--fix', '.'], { cwd: lint.folder.path });
    let told = '';
    run.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    const ended = once(run, 'close');
    const watcher = watch(lint.folder.path);
    await once(watcher, 'change');
    run.kill('SIGINT');
    watcher.close();
    const [code, signal] = (await ended) as [number | null, string | null];
    assert.ok(signal === 'SIGINT' || code === 0, 'stopped, or already done');
    const names = readdirSync(lint.folder.path);
    assert.equal(names.length, 201, 'nothing lies beside the machines');
    for (const name of names) {
      const isRepaired = lint.read(name) === QUOTED;
      if (!isRepaired) assert.equal(lint.read(name), UNQUOTED, name);
      const what = isRepaired ? 'repaired: ' : 'left as it is: vmxlint was stopped before it was written';
      assert.ok(told.includes(`${name}: ${what}`), `${name}: ${what}`);
    }
  });

  it('vmxlint --fix and a program that never rests: what lies there is of one of them, and whole', async () => {
    const long = `${UNQUOTED}${'# remark\n'.repeat(5000)}`;
    lint.folder.write('aside/long', long);
    lint.folder.write('aside/short', UNQUOTED);
    const writer = await startWriting(
      lint.path('a.vmx'),
      ['long', 'short'].map((name) => lint.path(`aside/${name}`)),
    );
    const runs = Array.from({ length: 5 }, () => lint.run(['--fix', 'a.vmx']));
    const stopped = once(writer, 'exit');
    writer.kill('SIGKILL');
    await stopped;
    const repaired = [long, UNQUOTED].map((text) => text.replace('= 1024', '= "1024"'));
    assert.ok([long, UNQUOTED, ...repaired].includes(lint.read('a.vmx')));
    for (const { stderr } of runs)
      assert.match(
        stderr,
        /^a\.vmx: (?:repaired: |left as it is: it was changed by somebody else meanwhile)/,
      );
    assert.deepEqual(
      readdirSync(lint.folder.path).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('an editor with changes that are not saved keeps them, and its repairs fit them', async () => {
    const server = await started();
    const unsaved = `displayName = "not saved yet"\n${UNQUOTED}`;
    await server.open(uri(), unsaved);
    assert.deepEqual(await findings(server), ['vmx-unquoted-value']);
    assert.equal(lint.run(['--fix', 'a.vmx']).status, 0);
    assert.equal(lint.read('a.vmx'), QUOTED);
    await diskChanged(server);
    const report = await server.pull(uri());
    const [finding] = report.items ?? [];
    assert.equal(finding?.code, 'vmx-unquoted-value', 'the text of the editor counts');
    const [action] = await server.codeActions(uri(), finding.range);
    assert.ok(action);
    const { edit } = await server.resolve(action);
    const [change] = edit?.documentChanges ?? [];
    assert.equal(change?.textDocument.version, 1, 'an editor refuses the edit of another version');
    assert.equal(applied(unsaved, change.edits), `displayName = "not saved yet"\n${QUOTED}`);
  });

  it('two editors: what one saves the other sees', async () => {
    const [one, other] = [await started(), await started()];
    await one.open(uri(), UNQUOTED);
    assert.deepEqual(await findings(one), ['vmx-unquoted-value']);
    assert.deepEqual(await findings(other), ['vmx-unquoted-value']);
    await one.change(uri(), QUIET);
    assert.deepEqual(await findings(one), []);
    assert.deepEqual(await findings(other), ['vmx-unquoted-value'], 'nothing is saved yet');
    lint.folder.write('a.vmx', QUIET);
    const news = other.request<{ items: readonly { items?: readonly unknown[] }[] }>('workspace/diagnostic', {
      previousResultIds: [{ uri: uri(), value: (await other.pull(uri())).resultId ?? '' }],
    });
    await diskChanged(other);
    assert.deepEqual((await news).items[0]?.items, []);
  });
});
