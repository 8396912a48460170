import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver';
import { descriptorDocument } from '../../server/src/features/descriptor/descriptorDocument.js';
import { descriptorHover } from '../../server/src/features/descriptor/descriptorHover.js';
import type { Files } from '../lintFiles.js';
import { child, descriptor, sectors } from './descriptorFiles.js';
import { editorSession, fileUri, type SessionOptions } from './editorSession.js';

/** What a hover over the first occurrence of a word in disk.vmdk says. */
async function over(word: string, files: Files, options?: SessionOptions): Promise<string | undefined> {
  const document = descriptorDocument(await editorSession(files, options), fileUri('disk.vmdk'));
  assert.ok(document);
  const hover = await descriptorHover(document, document.text.indexOf(word) + 1);
  return hover && (hover.contents as MarkupContent).value;
}

const DISK = { 'disk.vmdk': descriptor(), 'disk-flat.vmdk': sectors(8) };

describe('A hover over a disk descriptor', () => {
  it('explains settings and their values', async () => {
    assert.match(
      (await over('createType', DISK)) ?? '',
      /`createType`[^]*`monolithicFlat`: One file with all sectors/,
    );
    assert.match((await over('lsilogic', DISK)) ?? '', /`ddb\.adapterType`[^]*`lsilogic`: /);
    assert.match((await over('CID', DISK)) ?? '', /`CID`[^]*never change it by hand/);
  });

  it('says of an extent how large it is, where it lies and whether its file is there', async () => {
    const text = (await over('disk-flat', DISK)) ?? '';
    assert.match(text, /Extent of 4 KiB/);
    assert.match(text, /`RW`: The guest may read and write/);
    assert.match(text, /`FLAT`: The plain sectors/);
    assert.match(text, /Sectors 0 to 7 of the disk/);
    assert.match(text, /`disk-flat\.vmdk` is there, with 4 KiB/);
    assert.match((await over('disk-flat', { 'disk.vmdk': descriptor() })) ?? '', /is not there/);
  });

  it('follows the chain of parents', async () => {
    const files = {
      'disk.vmdk': child('middle.vmdk', 'cccccccc'),
      'middle.vmdk': child('base.vmdk', 'aaaaaaaa', { cid: 'cccccccc' }),
      'base.vmdk': descriptor({ cid: 'aaaaaaaa' }),
    };
    const text = (await over('parentFileNameHint', files)) ?? '';
    assert.match(text, /The parent has the CID `cccccccc`/);
    assert.match(text, /middle.*and .*base.*\n.*the chain is whole/);
  });

  it('shows names from the file as they are, to clients with Markdown and without', async () => {
    const extents = 'RW 8 FLAT "[a](http://x).vmdk" 0';
    const files = { 'disk.vmdk': descriptor({ extents }) };
    assert.match((await over('(http', files)) ?? '', /`\[a\]\(http:\/\/x\)\.vmdk`/);
    const plain = await over('(http', files, { capabilities: {} });
    assert.match(plain ?? '', /^Extent of 4 KiB\nRW: The guest/);
  });

  it('says nothing of comments and of settings that nobody knows', async () => {
    assert.equal(await over('# Extent', DISK), undefined);
    assert.equal(await over('secret', { 'disk.vmdk': descriptor({ header: 'secret="1"' }) }), undefined);
  });
});
