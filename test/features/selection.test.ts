import assert from 'node:assert/strict';
import { selectionsAt } from '../../server/src/features/structure/selectionRanges.js';
import { cursorIn } from './editorSession.js';

/** The texts that a selection grows through, without the file at the end. */
async function growsThrough(name: string, text: string): Promise<string[]> {
  const { document, offset, text: whole } = await cursorIn({ [name]: text });
  const [spans = []] = selectionsAt(document, [offset]);
  const texts = spans.map(({ start, end }) => whole.slice(start, end));
  assert.equal(texts.pop(), whole.replace(/^\uFEFF/, ''));
  return texts;
}

const NODE = (line: string): string => `displayName = "a"
scsi1.present = "TRUE"
${line}
scsi1:0.fileName = "quorum.vmdk"
scsi1:1.present = "TRUE"
memsize = "4"
`;
const DISK = (line: string): string => `${line}\nscsi1:0.fileName = "quorum.vmdk"`;
const CONTROLLER = (line: string): string =>
  `scsi1.present = "TRUE"\n${DISK(line)}\nscsi1:1.present = "TRUE"`;

describe('Growing a selection in a .vmx', () => {
  it('from a setting: key, entry, line, device, controller', async () => {
    const line = ' scsi1:0.mode = "independent-persistent" # why';
    assert.deepEqual(
      await growsThrough('node1.vmx', NODE(' scsi1:0.mo$0de = "independent-persistent" # why')),
      [
        'mode',
        'scsi1:0.mode',
        'scsi1:0.mode = "independent-persistent"',
        line,
        DISK(line),
        CONTROLLER(line),
        NODE(line).trimEnd(),
      ],
    );
  });

  it('from a device: its number, its name, key', async () => {
    const found = await growsThrough('node1.vmx', NODE('scsi1:$00.mode = "persistent"'));
    assert.deepEqual(found.slice(0, 4), ['0', 'scsi1:0', 'scsi1:0.mode', 'scsi1:0.mode = "persistent"']);
  });

  it('from a value: word, value, value with quotes, entry', async () => {
    const found = await growsThrough('node1.vmx', NODE('scsi1:0.fileName = "..\\shared\\quo$0rum.vmdk"'));
    assert.deepEqual(found.slice(0, 4), [
      'quorum',
      '..\\shared\\quorum.vmdk',
      '"..\\shared\\quorum.vmdk"',
      'scsi1:0.fileName = "..\\shared\\quorum.vmdk"',
    ]);
  });

  it('from a comment: word, comment, line', async () => {
    assert.deepEqual((await growsThrough('node1.vmx', 'memsize = 4 # not mu$0ch\n')).slice(0, 3), [
      'much',
      '# not much',
      'memsize = 4 # not much',
    ]);
  });

  it('from a line that is no setting: word, line', async () => {
    assert.deepEqual(await growsThrough('node1.vmx', 'memsize = "4"\n\nhel$0lo world\n'), [
      'hello',
      'hello world',
    ]);
  });

  it('from an empty value there is something to select', async () => {
    assert.deepEqual((await growsThrough('node1.vmx', 'scsi0:0.redo = "$0"\n')).slice(0, 2), [
      '""',
      'scsi0:0.redo = ""',
    ]);
  });

  it('without a word the file itself is selected', async () => {
    assert.deepEqual(await growsThrough('node1.vmx', 'memsize = "4"\n$0'), []);
    assert.deepEqual(await growsThrough('node1.vmx', '\uFEFF$0memsize = "4"\n'), [
      'memsize',
      'memsize = "4"',
    ]);
  });
});

describe('Growing a selection in a .vmc', () => {
  const file = (location: string): string => `<preferences><hardware>${location}</hardware></preferences>`;

  it('from a text: word, text, element, content of the parent, parent', async () => {
    assert.deepEqual(
      await growsThrough('node1.vmc', file('<relative type="string">quo$0rum.vhd</relative>')),
      [
        'quorum',
        'quorum.vhd',
        '<relative type="string">quorum.vhd</relative>',
        '<hardware><relative type="string">quorum.vhd</relative></hardware>',
      ],
    );
  });

  it('from an attribute: value, quotes, attribute, tag, element', async () => {
    assert.deepEqual((await growsThrough('node1.vmc', file('<location id="$00"></location>'))).slice(0, 5), [
      '0',
      '"0"',
      'id="0"',
      '<location id="0">',
      '<location id="0"></location>',
    ]);
  });

  it('from a tag: name, tag, element', async () => {
    assert.deepEqual((await growsThrough('node1.vmc', file('<shared>true</sha$0red>'))).slice(0, 3), [
      'shared',
      '</shared>',
      '<shared>true</shared>',
    ]);
  });

  it('from between elements: content of the parent', async () => {
    assert.deepEqual((await growsThrough('node1.vmc', file('<a/> $0 <b/>'))).slice(0, 2), [
      '<a/>  <b/>',
      '<hardware><a/>  <b/></hardware>',
    ]);
  });

  it('from a comment: word, comment', async () => {
    assert.deepEqual((await growsThrough('node1.vmc', file('<!-- no$0te -->'))).slice(0, 2), [
      'note',
      '<!-- note -->',
    ]);
  });
});
