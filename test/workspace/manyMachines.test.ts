import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ClusterIndex } from '../../server/src/cluster/clusterIndex.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { disk, machine } from '../cluster/machines.js';
import { machineTexts } from '../cluster/randomMachines.js';
import { MemoryFileSystem, nameOf, uriOf } from '../memoryFileSystem.js';

const FOLDER = uriOf('/vms');
const node = (name: string): string =>
  machine(name, disk('scsi1:0', '/vms/san/quorum.vmdk'), 'scsi1.sharedBus = "virtual"');
const CLUSTER = { '/vms/a/a.vmx': node('a'), '/vms/b/b.vmx': node('b'), '/vms/c/c.vmx': machine('c') };

async function scanned(fs: MemoryFileSystem): Promise<Workspace> {
  const workspace = new Workspace(fs, { error: (message) => assert.fail(message) });
  workspace.setFolders([FOLDER]);
  await workspace.scan();
  return workspace;
}

async function findings(workspace: Workspace, release: () => void): Promise<string> {
  const found: unknown[] = [];
  for (const uri of workspace.machines()) {
    release();
    found.push([
      uri,
      (await workspace.lint(uri)).map((finding) => ({ ...finding, rule: undefined, fixes: finding.fixes })),
    ]);
  }
  return JSON.stringify(found, null, 1);
}

describe('Machines that were let go of', () => {
  it('have the findings that they would have had, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(machineTexts, { minLength: 2, maxLength: 5 }), async (texts) => {
        const files = texts.map((text, number) => [`/vms/${number % 3}/m${number}.vmx`, text] as const);
        const fs = new MemoryFileSystem(Object.fromEntries(files));
        const [kept, released] = [await scanned(fs), await scanned(fs)];
        assert.equal(
          await findings(released, () => {
            released.release();
          }),
          await findings(kept, () => undefined),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('are read once again, and are the same object in every answer', async () => {
    const workspace = await scanned(new MemoryFileSystem(CLUSTER));
    const uri = uriOf('/vms/a/a.vmx');
    const before = workspace.factsOf(uri);
    workspace.release();
    const facts = workspace.factsOf(uri);
    assert.notEqual(facts, before);
    assert.deepEqual(facts?.machine.disks, before?.machine.disks);
    assert.equal(workspace.index.facts(uri), facts);
    assert.equal(workspace.index.clusterOf(uri)?.nodes[0]?.facts, facts);
    const shared = facts?.machine.disks.find(({ slot }) => slot.controller === 1) ?? assert.fail();
    const [sharer] = workspace.index.sharersOf(uri, shared);
    assert.equal(sharer?.facts, workspace.factsOf(uriOf('/vms/b/b.vmx')));
  });

  it('take in what was typed since', async () => {
    const workspace = await scanned(new MemoryFileSystem(CLUSTER));
    const uri = uriOf('/vms/b/b.vmx');
    workspace.release();
    await workspace.open(uri, machine('alone'), 'vmx');
    workspace.release();
    assert.equal(workspace.factsOf(uri)?.machine.name, 'alone');
    assert.deepEqual(
      workspace.index.clusterOf(uriOf('/vms/a/a.vmx'))?.nodes.map(({ facts }) => nameOf(facts.machine.uri)),
      ['a.vmx'],
    );
  });

  it('are not held by an index that is told how to get them again', async () => {
    const workspace = await scanned(new MemoryFileSystem(CLUSTER));
    const facts = workspace.factsOf(uriOf('/vms/a/a.vmx')) ?? assert.fail();
    let asked = 0;
    const index = new ClusterIndex();
    index.update(facts, () => {
      asked++;
      return facts;
    });
    index.update(workspace.factsOf(uriOf('/vms/b/b.vmx')) ?? assert.fail());
    assert.deepEqual([...index.relatedTo(uriOf('/vms/b/b.vmx'))], [uriOf('/vms/a/a.vmx')]);
    assert.equal(asked, 0);
    index.clusterOf(uriOf('/vms/b/b.vmx'));
    assert.equal(asked, 1);
    index.forgetClusters();
    index.clusterOf(uriOf('/vms/b/b.vmx'));
    assert.equal(asked, 2);
  });

  it('are asked for once while an index is asked the same of a disk, and not held behind that', async () => {
    const workspace = await scanned(new MemoryFileSystem(CLUSTER));
    const index = new ClusterIndex();
    let asked = 0;
    index.update(workspace.factsOf(uriOf('/vms/a/a.vmx')) ?? assert.fail(), () => {
      asked++;
      return workspace.factsOf(uriOf('/vms/a/a.vmx')) ?? assert.fail();
    });
    const facts = workspace.factsOf(uriOf('/vms/b/b.vmx')) ?? assert.fail();
    index.update(facts);
    const shared = facts.machine.disks.find(({ slot }) => slot.controller === 1) ?? assert.fail();
    const ask = (): number => index.rememberedSharersOf(facts.machine.uri, shared).length;
    assert.deepEqual([ask(), ask(), asked], [1, 1, 1]);
    index.forgetClusters();
    assert.deepEqual([ask(), asked], [1, 2]);
    index.remove(uriOf('/vms/a/a.vmx'));
    assert.equal(ask(), 0);
    index.update(workspace.factsOf(uriOf('/vms/a/a.vmx')) ?? assert.fail());
    assert.equal(ask(), 1);
  });
});

describe('Very many machines', () => {
  const FILES = Object.fromEntries(
    Array.from({ length: 60 }, (_, number) => {
      const name = `m${String(number).padStart(2, '0')}`;
      return [`/vms/${name}/${name}.vmx`, machine(name)] as const;
    }),
  );

  /** A disk that notes how many files it is asked for at once, and answers the later question first. */
  class BusyFileSystem extends MemoryFileSystem {
    most = 0;
    #waiting: (() => void)[] = [];

    override async readFile(uri: string, limit: number): Promise<Uint8Array> {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        this.most = Math.max(this.most, this.#waiting.length);
        setImmediate(() => this.#waiting.pop()?.());
      });
      return super.readFile(uri, limit);
    }
  }

  it('are read some at a time, and told of in the order of their names', async () => {
    const fs = new BusyFileSystem(FILES);
    const workspace = await scanned(fs);
    assert.deepEqual(workspace.machines(), Object.keys(FILES).map(uriOf));
    assert.ok(fs.most > 1 && fs.most <= 8, String(fs.most));
  });

  it('are left unread when nobody wants them any more', async () => {
    const workspace = new Workspace(new MemoryFileSystem(FILES), {
      error: (message) => assert.fail(message),
    });
    workspace.setFolders([FOLDER]);
    let read = 0;
    await workspace.loadAll(await workspace.findMachines(), {
      isWanted: () => read < 20,
      onLoaded: (done) => (read = done),
    });
    assert.ok(workspace.machines().length >= 20 && workspace.machines().length < 28);
  });
});
