import assert from 'node:assert/strict';
import type { CallHierarchyItem, Range } from 'vscode-languageserver';
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from '../../server/src/features/navigation/callHierarchy.js';
import type { Session } from '../../server/src/features/session.js';
import type { Files } from '../lintFiles.js';
import { nameOf } from '../memoryFileSystem.js';
import { cursorIn } from './editorSession.js';
import { given, node, VIRTUAL_SERVER_NODE } from './navigationFiles.js';

const FILES = {
  'a.vmx': node('node1').replace('node1"', 'nod$0e1"'),
  'b.vmx': node('node2'),
  'vs.vmc': VIRTUAL_SERVER_NODE,
};

async function start(files: Files): Promise<{ session: Session; item: CallHierarchyItem }> {
  const { session, document, offset } = await cursorIn(files);
  return { session, item: given(prepareCallHierarchy(document, offset)[0]) };
}
const line = (item: CallHierarchyItem, ranges: readonly Range[]): string =>
  `${item.name} · ${item.detail ?? ''} @ ${ranges.map(({ start: { line: at } }) => at + 1).join()}`;
const out = (session: Session, item: CallHierarchyItem): readonly string[] =>
  given(outgoingCalls(session, item)).map(({ to, fromRanges }) => line(to, fromRanges));
const into = (session: Session, item: CallHierarchyItem): readonly string[] =>
  given(incomingCalls(session, item)).map(({ from, fromRanges }) => line(from, fromRanges));
const target = (session: Session, item: CallHierarchyItem, name: string): CallHierarchyItem =>
  given(given(outgoingCalls(session, item)).find(({ to }) => to.name === name)).to;

describe('The way from node to shared disk to node', () => {
  it('starts at a machine', async () => {
    const { item } = await start(FILES);
    assert.deepEqual(
      [item.name, item.detail, nameOf(item.uri), item.selectionRange.start.line],
      ['node1', 'a.vmx', 'a.vmx', 1],
    );
  });

  it('goes from a machine to its disks, shared ones first', async () => {
    const { session, item } = await start(FILES);
    assert.deepEqual(out(session, item), [
      'quorum.vmdk · scsi1:0 · shared by node1, node2 and vs @ 9',
      'node1.vmdk · scsi0:0 · used by node1 only @ 5',
    ]);
    assert.deepEqual(into(session, item), ['quorum.vmdk · scsi1:0 · shared by node1, node2 and vs @ 9']);
  });

  it('goes from a disk to all machines that use it, .vmx and .vmc, and on from there', async () => {
    const { session, item } = await start(FILES);
    const quorum = target(session, item, 'quorum.vmdk');
    assert.deepEqual(out(session, quorum), ['node1 · a.vmx @ 9', 'node2 · b.vmx @ 9', 'vs · vs.vmc @ 9']);
    assert.deepEqual(into(session, quorum), ['node1 · a.vmx @ 9', 'node2 · b.vmx @ 9', 'vs · vs.vmc @ 33']);
    const there = target(session, quorum, 'vs');
    assert.deepEqual(out(session, there), [
      'quorum.vmdk · scsi0:0 · shared by node1, node2 and vs @ 33',
      'vs.vhd · ide0:0 · used by vs only @ 21',
    ]);
  });

  it('starts at a disk by its file, by its slot, and in a boot order', async () => {
    const clean = node('node1', 'bios.hddOrder = "scsi1:0"');
    for (const marked of [
      clean.replace('quorum', 'quo$0rum'),
      clean.replace('scsi1:0.present', 'scsi$01:0.present'),
      clean.replace('"scsi1:0"', '"scsi1$0:0"'),
    ])
      assert.equal((await start({ 'a.vmx': marked })).item.name, 'quorum.vmdk', marked);
  });

  it('ends quietly at an item that is gone or is none of ours', async () => {
    const { session, item } = await start(FILES);
    for (const stale of [
      { ...item, data: { slot: 'scsi9:9' } },
      { ...item, data: { slot: 7 } },
      { ...item, data: undefined },
      { ...item, uri: 'file:///nowhere.vmx' },
      { ...item, uri: 'no uri %' },
    ]) {
      assert.equal(outgoingCalls(session, stale), undefined);
      assert.equal(incomingCalls(session, stale), undefined);
    }
  });
});
