import assert from 'node:assert/strict';
import { decodeDescriptor } from '../../../server/src/syntax/vmdk/decodeDescriptor.js';

/** One byte a letter. */
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const named = (encoding: string, name: string): string =>
  `# Disk DescriptorFile\nencoding="${encoding}"\nRW 8 FLAT "${name}" 0\n`;

/** The name of the file in a descriptor, as it is read. */
const fileIn = (content: Uint8Array): string | undefined =>
  /"([^"]*)" 0/.exec(decodeDescriptor(content))?.[1];

describe('The bytes of a descriptor', () => {
  it('are in the encoding that it names, also when they are valid UTF-8', () => {
    assert.equal(fileIn(bytes(named('GBK', '\xCE\xBB.vmdk'))), '\u4F4D.vmdk');
    assert.equal(fileIn(bytes(named('windows-1252', 'B\xFCro.vmdk'))), 'B\u00FCro.vmdk');
  });

  it('are in UTF-8 where it fits, when no encoding is named or none that is known', () => {
    for (const encoding of ['UTF-8', 'utf8', 'cp850']) {
      assert.equal(fileIn(Buffer.from(named(encoding, 'B\u00FCro.vmdk'))), 'B\u00FCro.vmdk', encoding);
    }
  });

  it('are in windows-1252 where UTF-8 does not fit', () => {
    for (const encoding of ['UTF-8', 'cp850']) {
      assert.equal(fileIn(bytes(named(encoding, 'B\xFCro.vmdk'))), 'B\u00FCro.vmdk', encoding);
    }
  });

  it('are in UTF-8 after its byte order mark, whatever they say', () => {
    const marked = Buffer.from(`\uFEFF${named('windows-1252', 'B\u00FCro.vmdk')}`);
    assert.equal(fileIn(marked), 'B\u00FCro.vmdk');
    assert.equal(decodeDescriptor(marked).charAt(0), '\uFEFF');
  });

  it('end before the first NUL', () => {
    assert.equal(
      decodeDescriptor(bytes('# Disk DescriptorFile\nB\xC3\xBC\0\xFF')),
      '# Disk DescriptorFile\nB\u00FC',
    );
    assert.equal(decodeDescriptor(bytes('a\0b\0c')), 'a');
    assert.equal(decodeDescriptor(bytes('\0a')), '');
  });
});
