import assert from 'node:assert/strict';
import { spliceBytes } from '../../../server/src/main/commandLine/repair/spliceBytes.js';
import { decodeBytes } from '../../../server/src/syntax/decodeBytes.js';

/** Bytes after the first occurrence of a text was replaced by another one. */
function replaced(bytes: Uint8Array, encoding: string, from: string, to: string): Uint8Array | undefined {
  const text = decodeBytes(bytes, encoding);
  const start = text.indexOf(from);
  return spliceBytes({ bytes, text, encoding }, [{ span: { start, end: start + from.length }, newText: to }]);
}

const hex = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && Buffer.from(bytes).toString('hex');

describe('editing the bytes of a text', () => {
  it('keeps all others in UTF-8, with its byte order mark', () => {
    assert.equal(
      hex(replaced(Buffer.from('\ufeff\u00fc\u{1F4BE}=1'), 'utf-8', '1', '"\u00e4"')),
      hex(Buffer.from('\ufeff\u00fc\u{1F4BE}="\u00e4"')),
    );
  });

  it('keeps all others in UTF-16 of either order', () => {
    const little = Buffer.from('\ufeff<a>\u00fc</a>', 'utf16le');
    assert.equal(
      hex(replaced(little, 'utf-16le', 'a', 'b')),
      hex(Buffer.from('\ufeff<b>\u00fc</a>', 'utf16le')),
    );
    const big = Buffer.from('\ufeffx=1', 'utf16le').swap16();
    assert.equal(hex(replaced(big, 'utf-16be', '1', '2')), hex(Buffer.from('\ufeffx=2', 'utf16le').swap16()));
  });

  it('keeps all others in code pages of one byte and of several', () => {
    // "über" in windows-1252, then the name of a disk in GBK and in Shift-JIS.
    assert.equal(hex(replaced(Buffer.from('fc626572', 'hex'), 'windows-1252', 'ber', '€')), 'fc80');
    assert.equal(hex(replaced(Buffer.from('b4c5c5cc3d31', 'hex'), 'gbk', '1', '"1"')), 'b4c5c5cc3d223122');
    assert.equal(hex(replaced(Buffer.from('835c3d31', 'hex'), 'shift_jis', '=', ' = ')), '835c203d2031');
  });

  it('moves characters of the file in any encoding, and refuses others where they cannot be written', () => {
    const disk = Buffer.from('b4c5c5cc3d31', 'hex');
    assert.equal(hex(replaced(disk, 'gbk', '1', decodeBytes(disk.subarray(0, 2), 'gbk'))), 'b4c5c5cc3db4c5');
    assert.equal(replaced(disk, 'gbk', '1', '\u{1F4BE}'), undefined);
    assert.equal(replaced(Buffer.from('x=1'), 'windows-1252', '1', '\u4e2d'), undefined);
  });

  it('refuses bytes that it could not put back', () => {
    assert.equal(replaced(Buffer.from('ff3d31', 'hex'), 'utf-8', '1', '2'), undefined);
  });
});
