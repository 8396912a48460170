import assert from 'node:assert/strict';
import { MODERN_CLIENT } from '../protocol/serverProcess.js';
import { cursorIn } from './editorSession.js';
import { actionsAt, lines, NODE, picked, reasonAgainst, titles } from './pickRefactoring.js';

describe('Turning a cluster', () => {
  const esx = (name: string, kind: string, mode: string): string =>
    lines(
      ...[`# vmxlint product=esx3 cluster=${kind}`, `displayName = "${name}"`, 'scsi1.present = "TRUE"'],
      ...[`scsi1.sharedBus = "${mode}"`, 'scsi1:0.fileName = "/vmfs/volumes/a/q.vmdk"'],
    );

  it('goes across boxes and back, in all nodes', async () => {
    const box = { 'a.vmx': esx('a', 'in-a-box', 'virtual'), 'b.vmx': esx('b', 'in-a-box', 'virtual') };
    const across = {
      'a.vmx': esx('a', 'across-boxes', 'physical'),
      'b.vmx': esx('b', 'across-boxes', 'physical'),
    };
    const marked = (files: typeof box): typeof box => ({ ...files, 'a.vmx': `$0${files['a.vmx']}` });
    assert.deepEqual(await picked(marked(box), 'Make this a cluster across boxes, in every node'), across);
    assert.deepEqual(await picked(marked(across), 'Make this a cluster in a box, in every node'), box);
  });

  it('says where it switches disk locking off', async () => {
    const node = NODE('node1', '$0').replace('in-a-box', 'across-boxes').replace('"FALSE"', '"TRUE"');
    const turns = async (text: string): Promise<readonly string[]> =>
      (await titles({ 'node1.vmx': text })).filter((title) => title.startsWith('Make'));
    assert.deepEqual(await turns(node), [
      'Make this a cluster in a box, in every node, and switch disk locking off',
    ]);
    const unshared = node.replace(/\$0|scsi1.*\n/g, '');
    assert.deepEqual(await turns(`$0${unshared}`), ['Make this a cluster in a box, in every node']);
  });

  it('says why GSX Server cannot, and by which node', async () => {
    const files = { 'node1.vmx': NODE('node1', '$0'), 'node2.vmx': NODE('node2') };
    assert.match(
      (await reasonAgainst(files, 'Make this a cluster across boxes, in every node')) ?? '',
      /^node1: GSX Server, VMware Server and Workstation share a bus between machines of one host only/,
    );
    const old = { ...MODERN_CLIENT, textDocument: { codeAction: { codeActionLiteralSupport: {} } } };
    const plain = await actionsAt(await cursorIn(files, { capabilities: old }));
    assert.equal(
      plain.some(({ title }) => title.startsWith('Make')),
      false,
      'a client that cannot show a reason sees nothing',
    );
  });
});
