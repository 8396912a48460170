import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { FileStat } from '../../server/src/workspace/fileSystem.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { machineTexts } from '../cluster/randomMachines.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';

const MACHINES = ['/vms/a/a.vmx', '/vms/a/copy.vmx', '/vms/b/b.vmx'];
const DISKS = ['/vms/a/quorum.vmdk', '/vms/b/quorum.vmdk', '/vms/b/data.vmdk'];
const SETTINGS = '/vms/vmxlint.json';
const FOLDERS = [uriOf('/vms')];
const descriptor = (type: string): string =>
  `# Disk DescriptorFile\nversion=1\nCID=1\nparentCID=ffffffff\ncreateType="${type}"\nRW 8 FLAT "x-flat.vmdk" 0\n`;

/** A disk that takes its time: every question waits for a few turns of the event loop, as the run says. */
class SlowFileSystem extends MemoryFileSystem {
  readonly #turns: Iterator<number>;

  constructor(turns: readonly number[]) {
    super();
    this.#turns = endless(turns);
  }

  override async readFile(uri: string, limit: number): Promise<Uint8Array> {
    await this.#wait();
    const bytes = await super.readFile(uri, limit);
    await this.#wait();
    return bytes;
  }

  override async stat(uri: string): Promise<FileStat | undefined> {
    await this.#wait();
    const stat = await super.stat(uri);
    await this.#wait();
    return stat;
  }

  async #wait(): Promise<void> {
    const turns: unknown = this.#turns.next().value;
    for (let turn = 0; turn < Number(turns); turn++) await setImmediate();
  }
}

function* endless(turns: readonly number[]): Generator<number> {
  for (let index = 0; ; index++) yield turns[index % turns.length] ?? 0;
}

type Step =
  | { readonly kind: 'write' | 'open'; readonly path: string; readonly text: string }
  | { readonly kind: 'delete' | 'close' | 'disk' | 'no-disk' | 'look'; readonly path: string }
  | { readonly kind: 'settings'; readonly text: string }
  | { readonly kind: 'folders'; readonly folders: readonly string[] }
  /** `turn`: the event loop turns once, so that what runs is interrupted somewhere; `wait`: all of it ends. */
  | { readonly kind: 'turn' | 'wait' };

const path = fc.constantFrom(...MACHINES);
const diskPath = fc.constantFrom(...DISKS);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('write' as const, 'open' as const), path, text: machineTexts }),
  fc.record({ kind: fc.constantFrom('delete' as const, 'close' as const, 'look' as const), path }),
  fc.record({ kind: fc.constantFrom('disk' as const, 'no-disk' as const), path: diskPath }),
  fc.record({
    kind: fc.constant('settings' as const),
    text: fc.constantFrom(
      '{}',
      '{ "ignore": ["copy.vmx", ""] }',
      '{ "clusters": [{ "nodes": ["**/a.vmx", "**/b.vmx"], "kind": "in-a-box" }] }',
      '{ "product": "gsx3" }',
    ),
  }),
  fc.record({
    kind: fc.constant('folders' as const),
    folders: fc.constantFrom([uriOf('/vms')], [uriOf('/vms/a')], [uriOf('/vms/a'), uriOf('/vms/b')]),
  }),
  fc.constant({ kind: 'wait' } as const),
  { arbitrary: fc.constant({ kind: 'turn' } as const), weight: 6 },
);

/** Carries a step out as an editor and its file watcher would. */
async function carryOut(one: Step, workspace: Workspace, fs: MemoryFileSystem): Promise<unknown> {
  switch (one.kind) {
    case 'write':
      fs.write(one.path, one.text);
      return workspace.fileChanged(uriOf(one.path));
    case 'delete':
      fs.delete(one.path);
      return workspace.fileChanged(uriOf(one.path));
    case 'open':
      return workspace.open(uriOf(one.path), one.text, 'vmx');
    case 'close':
      return workspace.isOpen(uriOf(one.path)) ? workspace.close(uriOf(one.path)) : undefined;
    case 'disk':
      fs.write(one.path, descriptor('monolithicFlat'));
      return workspace.diskChanged(uriOf(one.path));
    case 'no-disk':
      fs.delete(one.path);
      return workspace.diskChanged(uriOf(one.path));
    case 'settings':
      fs.write(SETTINGS, one.text);
      return workspace.settingsChanged();
    case 'look':
      return workspace.lint(uriOf(one.path));
    case 'folders':
      workspace.setFolders(one.folders);
      return workspace.scan();
    case 'turn':
    case 'wait':
      return undefined;
  }
}

async function seen(workspace: Workspace): Promise<unknown> {
  const found: unknown[] = [[...workspace.machines()].sort()];
  for (const uri of [...workspace.machines()].sort()) {
    const findings = await workspace.lint(uri);
    found.push(
      findings.map(({ key, severity, span, message, fixes }) => [key, severity, span, message, fixes]),
    );
  }
  return JSON.stringify(found, null, 1);
}

describe('A workspace after any events in any order', () => {
  it('knows what a new one learns from the same files', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 24 }),
        fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 12 }),
        async (steps, turns) => {
          const fs = new SlowFileSystem(turns);
          const log = { error: (message: string) => assert.fail(message) };
          const workspace = new Workspace(fs, log);
          workspace.setFolders(FOLDERS);
          const running: Promise<unknown>[] = [];
          const shown = new Map<string, string>();
          let folders: readonly string[] = FOLDERS;
          for (const one of steps) {
            running.push(carryOut(one, workspace, fs));
            if (one.kind === 'turn') await setImmediate();
            if (one.kind === 'folders') folders = one.folders;
            if (one.kind === 'wait') await Promise.all(running);
            if (one.kind === 'open') shown.set(one.path, one.text);
            if (one.kind === 'close') shown.delete(one.path);
          }
          await Promise.all(running);
          const fresh = new Workspace(fs, log);
          fresh.setFolders(folders);
          await fresh.scan();
          for (const [file, text] of shown) await fresh.open(uriOf(file), text, 'vmx');
          assert.equal(await seen(workspace), await seen(fresh));
        },
      ),
      { numRuns: 600 },
    );
  });
});
