import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entriesOf, isDescriptor, parseDescriptor } from '../../../server/src/syntax/vmdk/descriptor.js';

const text = `# Disk DescriptorFile
version=1
encoding="UTF-8"
CID=71C2d3e4
parentCID=6f0a1c2e
createType="vmfsSparse"
parentFileNameHint="quorum disk.vmdk"

# Extent description
RW 4192256 VMFSSPARSE "quorum-s001.vmdk"
RDONLY 63 FLAT "quorum-f002.vmdk" 128
NOACCESS 10 ZERO

# Change Tracking File
changeTrackPath="quorum-ctk.vmdk"

# The disk Data Base
#DDB
ddb.adapterType = "lsilogic" # as the controller
ddb.thinProvisioned = "1"
ddb.comment = ""
`;

describe('VMDK descriptor', () => {
  it('gives the named settings', () => {
    const { entries, extents, errors, ...named } = parseDescriptor(text);
    assert.deepEqual(named, {
      createType: 'vmfsSparse',
      cid: '71C2d3e4',
      parentCid: '6f0a1c2e',
      parentFileNameHint: 'quorum disk.vmdk',
      encoding: 'UTF-8',
      changeTrackPath: 'quorum-ctk.vmdk',
      adapterType: 'lsilogic',
      thinProvisioned: true,
    });
    assert.equal(entries.length, 10);
    assert.equal(extents.length, 3);
    assert.deepEqual(errors, []);
  });

  it('knows where every setting stands', () => {
    const places = parseDescriptor(text).entries.map(({ keySpan, valueSpan, span }) =>
      [keySpan, valueSpan, span].map(({ start, end }) => text.slice(start, end)),
    );
    assert.deepEqual(places[0], ['version', '1', 'version=1']);
    assert.deepEqual(places[5], [
      'parentFileNameHint',
      'quorum disk.vmdk',
      'parentFileNameHint="quorum disk.vmdk"',
    ]);
    assert.deepEqual(places[7], ['ddb.adapterType', 'lsilogic', 'ddb.adapterType = "lsilogic"']);
    assert.deepEqual(places[9], ['ddb.comment', '', 'ddb.comment = ""']);
  });

  it('reads extent lines of every form', () => {
    const extents = parseDescriptor(text).extents.map(({ access, sectors, type, file, offset }) => [
      access,
      sectors,
      type,
      file,
      offset,
    ]);
    assert.deepEqual(extents, [
      ['RW', 4192256, 'VMFSSPARSE', 'quorum-s001.vmdk', 0],
      ['RDONLY', 63, 'FLAT', 'quorum-f002.vmdk', 128],
      ['NOACCESS', 10, 'ZERO', undefined, 0],
    ]);
    const flat = parseDescriptor(text).extents[1];
    assert.equal(text.slice(flat?.fileSpan?.start, flat?.fileSpan?.end), 'quorum-f002.vmdk');
    assert.equal(text.slice(flat?.typeSpan.start, flat?.typeSpan.end), 'FLAT');
    assert.equal(text.slice(flat?.span.start, flat?.span.end), 'RDONLY 63 FLAT "quorum-f002.vmdk" 128');
  });

  it('accepts a partition of a physical disk behind the offset', () => {
    const line = String.raw`RW 20971520 FLAT "\\.\PhysicalDrive1" 63 partitionUUID \Device\Harddisk1`;
    const [extent] = parseDescriptor(line).extents;
    assert.equal(extent?.file, String.raw`\\.\PhysicalDrive1`);
    assert.equal(extent.offset, 63);
  });

  it('compares keys without case', () => {
    const { entries, createType } = parseDescriptor('CREATETYPE="vmfs"\n');
    assert.equal(createType, 'vmfs');
    assert.equal(entriesOf(entries, 'createtype')[0]?.key, 'CREATETYPE');
  });

  it('accepts every line end and a byte order mark', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const changed = `\uFEFF${text.replaceAll('\n', end)}`;
      const { entries, extents, errors } = parseDescriptor(changed);
      assert.deepEqual([entries.length, extents.length, errors.length], [10, 3, 0]);
      const version = entries[0]?.span;
      assert.equal(changed.slice(version?.start, version?.end), 'version=1');
    }
  });

  it('ends at the first NUL, with which writers pad a descriptor', () => {
    const { entries, errors } = parseDescriptor('version=1\nCID=1\0\0\0\nCID=2');
    assert.deepEqual(
      entries.map((entry) => entry.value),
      ['1', '1'],
    );
    assert.deepEqual(errors, []);
  });

  const broken = [
    ['a word alone', 'version'],
    ['an open quote', 'createType="vmfs'],
    ['text behind the quotes', 'createType="vmfs" x'],
    ['a key with a blank', 'create type="vmfs"'],
    ['no key', '="vmfs"'],
    ['an extent without a type', 'RW 4192256'],
    ['an extent without a file', 'RW 4192256 FLAT'],
    ['an extent whose file has no quotes', 'RW 4192256 FLAT x-flat.vmdk 0'],
    ['an extent with a word for an offset', 'RW 4192256 FLAT "x-flat.vmdk" zero'],
    ['an extent of impossible length', `RW ${'9'.repeat(400)} FLAT "x-flat.vmdk" 0`],
  ] as const;
  for (const [name, line] of broken) {
    it(`tells ${name}`, () => {
      const wrong = `CID=1\n  ${line} \nversion=1\n`;
      const { entries, extents, errors } = parseDescriptor(wrong);
      assert.deepEqual([entries.length, extents.length], [2, 0]);
      assert.deepEqual(
        errors.map(({ span }) => wrong.slice(span.start, span.end)),
        [line],
      );
    });
  }

  it('tells a repeated setting, and has no value for it when the values differ', () => {
    const twice = parseDescriptor('createType="vmfs"\ncreatetype="vmfsThin"\n');
    assert.equal(twice.createType, undefined);
    assert.deepEqual(
      twice.errors.map(({ span }) => span),
      [{ start: 18, end: 39 }],
    );
    assert.equal(parseDescriptor('CID=1\ncid=1\n').cid, '1');
  });

  it('knows a descriptor by its first line', () => {
    assert.ok(isDescriptor(text));
    assert.ok(isDescriptor('\uFEFF# disk descriptorfile\r\n'));
    assert.ok(!isDescriptor('config.version = "8"\n# Disk DescriptorFile'));
    assert.ok(!isDescriptor(''));
  });

  it('reads any text, and every span lies inside it', () => {
    const word = fc.constantFrom(
      ...['CID=1', 'createType = "a"', '\nRW 1 FLAT "x" 0\n', 'RW 1 ZERO', '# a', '\n', '\r\n'],
      ...['CID', '=', 'RW 1', 'FLAT', '"x"', '"a', ' ', '\t', '"', '#', '\0', '\uFEFF'],
    );
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(anyText, (random) => {
        const { entries, extents, errors } = parseDescriptor(random);
        const spans = [
          ...entries.flatMap((entry) => [entry.span, entry.keySpan, entry.valueSpan]),
          ...extents.flatMap((extent) => [extent.span, extent.typeSpan, extent.fileSpan ?? extent.span]),
          ...errors.map((error) => error.span),
        ];
        assert.ok(spans.every(({ start, end }) => 0 <= start && start <= end && end <= random.length));
        for (const { key, value, keySpan, valueSpan } of entries) {
          assert.equal(random.slice(keySpan.start, keySpan.end), key);
          assert.equal(random.slice(valueSpan.start, valueSpan.end), value);
        }
      }),
    );
  });
});
