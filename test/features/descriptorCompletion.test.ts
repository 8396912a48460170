import assert from 'node:assert/strict';
import type { CompletionItem, InsertReplaceEdit, TextEdit } from 'vscode-languageserver';
import { descriptorCompletion } from '../../server/src/features/descriptor/descriptorCompletion.js';
import { descriptorDocument } from '../../server/src/features/descriptor/descriptorDocument.js';
import { Places } from '../../server/src/features/place.js';
import { editorSession, fileUri, type SessionOptions } from './editorSession.js';

const HEAD = '# Disk DescriptorFile\n';

/** The text behind the first line after one suggestion was taken; `$0` is the cursor. A client without snippets. */
async function taken(
  label: string,
  marked: string,
  options: SessionOptions = { capabilities: {} },
): Promise<string> {
  const { items, text } = await suggested(marked, options);
  const edit = items.find((item) => item.label === label)?.textEdit;
  assert.ok(edit, `${label} is not among ${items.map((item) => item.label).join(', ')}`);
  return apply(text, edit).slice(HEAD.length);
}

function apply(text: string, edit: TextEdit | InsertReplaceEdit): string {
  const places = new Places(text);
  const { start, end } = 'range' in edit ? edit.range : edit.replace;
  return text.slice(0, places.offset(start)) + edit.newText + text.slice(places.offset(end));
}

async function suggested(
  marked: string,
  options: SessionOptions = {},
): Promise<{ items: CompletionItem[]; text: string }> {
  const offset = HEAD.length + marked.indexOf('$0');
  const text = HEAD + marked.replace('$0', '');
  const document = descriptorDocument(
    await editorSession({ 'disk.vmdk': text }, options),
    fileUri('disk.vmdk'),
  );
  assert.ok(document);
  return { items: descriptorCompletion(document, offset), text };
}

describe('Completion in a disk descriptor', () => {
  it('offers types of disks, with and without quotes', async () => {
    assert.equal(await taken('vmfs', 'createType=$0'), 'createType="vmfs"');
    assert.equal(await taken('vmfs', 'createType="$0"'), 'createType="vmfs"');
    assert.equal(await taken('vmfsSparse', 'createType="vm$0fs"'), 'createType="vmfsSparse"');
    assert.equal(await taken('ide', 'ddb.adapterType = "$0"'), 'ddb.adapterType = "ide"');
  });

  it('offers extents and their types', async () => {
    assert.equal(await taken('RDONLY', '$0'), 'RDONLY ');
    assert.equal(await taken('SPARSE', 'RW 4192256 $0 "a.vmdk"'), 'RW 4192256 SPARSE "a.vmdk"');
  });

  it('offers the settings that are not there yet, as products write them', async () => {
    assert.equal(await taken('parentCID', 'CID=1\npar$0'), 'CID=1\nparentCID=');
    assert.equal(await taken('createType', 'crea$0'), 'createType=""');
    assert.equal(await taken('ddb.uuid', 'ddb.uu$0'), 'ddb.uuid = ""');
    assert.ok(!(await suggested('CID=1\n$0')).items.some(({ label }) => label === 'CID'));
  });

  it('sets the cursor between the quotes where the client can', async () => {
    assert.equal(await taken('createType', 'crea$0', {}), 'createType="$1"');
  });

  it('offers nothing in comments and free values', async () => {
    for (const place of ['# a $0', 'CID=$0', 'RW $0', 'parentFileNameHint="$0"']) {
      assert.deepEqual((await suggested(place)).items, [], place);
    }
  });
});
