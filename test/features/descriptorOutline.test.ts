import assert from 'node:assert/strict';
import { descriptorDocument } from '../../server/src/features/descriptor/descriptorDocument.js';
import { descriptorOutline } from '../../server/src/features/descriptor/descriptorOutline.js';
import type { OutlineNode } from '../../server/src/features/structure/outlineNode.js';
import { descriptor } from './descriptorFiles.js';
import { editorSession, fileUri } from './editorSession.js';

const lines = (nodes: readonly OutlineNode[], indent = ''): string[] =>
  nodes.flatMap(({ name, detail, children }) => [
    `${indent}${name} ${detail}`.trimEnd(),
    ...lines(children, `${indent}  `),
  ]);

async function outline(text: string): Promise<OutlineNode[]> {
  const document = descriptorDocument(await editorSession({ 'disk.vmdk': text }), fileUri('disk.vmdk'));
  assert.ok(document);
  return descriptorOutline(document);
}

describe('The outline of a disk descriptor', () => {
  it('shows header, extents and disk data base', async () => {
    const extents =
      'RW 4192256 FLAT "q-f001.vmdk" 0\nRW 2048 ZERO\n# Change Tracking File\nchangeTrackPath="q-ctk.vmdk"';
    assert.deepEqual(lines(await outline(descriptor({ extents, createType: 'twoGbMaxExtentFlat' }))), [
      'Header',
      '  version 1',
      '  CID 11111111',
      '  parentCID ffffffff',
      '  createType twoGbMaxExtentFlat',
      'Extents 2 GiB',
      '  q-f001.vmdk ≈ 2 GiB · RW · FLAT',
      '  ZERO 1 MiB · RW · ZERO',
      'Further settings',
      '  changeTrackPath q-ctk.vmdk',
      'Disk data base',
      '  ddb.adapterType lsilogic',
    ]);
  });

  it('lets no part reach over another', async () => {
    const parts = await outline(descriptor());
    parts.reduce((before, { span }) => {
      assert.ok(before <= span.start);
      return span.end;
    }, 0);
  });

  it('of a descriptor that says nothing is empty', async () => {
    assert.deepEqual(await outline('# Disk DescriptorFile\n'), []);
  });
});
