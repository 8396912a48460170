import assert from 'node:assert/strict';
import { edited, unlock, writeMode } from './editVmx.js';
import { scsi } from './slots.js';

describe('Changing a value of a .vmx', () => {
  for (const [name, before, after] of [
    ['keeps quotes', 'scsi1.sharedBus = "none"\n', 'scsi1.sharedBus = "virtual"\n'],
    ['keeps a bare value bare', 'scsi1.sharedBus = none\n', 'scsi1.sharedBus = virtual\n'],
    [
      'keeps blanks and the comment',
      '\tscsi1.sharedBus="none"  # both\n',
      '\tscsi1.sharedBus="virtual"  # both\n',
    ],
    ['keeps the letter case of the key', 'SCSI1.SHAREDBUS = "none"\n', 'SCSI1.SHAREDBUS = "virtual"\n'],
    ['keeps CRLF', 'a = "1"\r\nscsi1.sharedBus = "none"\r\n', 'a = "1"\r\nscsi1.sharedBus = "virtual"\r\n'],
    ['fills an empty quoted value', 'scsi1.sharedBus = ""\n', 'scsi1.sharedBus = "virtual"\n'],
    ['fills an empty bare value', 'scsi1.sharedBus = # to do\n', 'scsi1.sharedBus = virtual# to do\n'],
    [
      'changes every place of a duplicate',
      'scsi1.sharedBus = "none"\nscsi1.sharedBus = none\n',
      'scsi1.sharedBus = "virtual"\nscsi1.sharedBus = virtual\n',
    ],
    ['changes nothing that is so already', 'scsi1.sharedBus = "virtual"\n', 'scsi1.sharedBus = "virtual"\n'],
  ] as const) {
    it(name, () => {
      assert.equal(writeMode(before), after);
    });
  }

  it('writes a flag in small letters where it stands in small letters', () => {
    assert.equal(unlock('disk.locking = "true"\na = "TRUE"\n'), 'disk.locking = "false"\na = "TRUE"\n');
    assert.equal(unlock('disk.locking = "TRUE"\na = "true"\n'), 'disk.locking = "FALSE"\na = "true"\n');
  });

  it('quotes a bare value that gets a blank, and escapes what needs it', () => {
    const rename = (text: string, name: string): string =>
      edited(text, (editor) => editor.setFileName(scsi(0, 0), name));
    assert.equal(
      rename('scsi0:0.fileName = a.vmdk\n', 'my disk.vmdk'),
      'scsi0:0.fileName = "my disk.vmdk"\n',
    );
    assert.equal(rename('scsi0:0.fileName = "a"\n', 'a"b|c'), 'scsi0:0.fileName = "a|22b|7Cc"\n');
    assert.equal(rename('scsi0:0.fileName = a\n', ''), 'scsi0:0.fileName = ""\n');
  });

  it('names a disk by the key of ESX 2 where the file does', () => {
    const before = 'scsi0:0.name = "a.vmdk"\n';
    assert.equal(
      edited(before, (editor) => editor.setFileName(scsi(0, 0), 'b.vmdk')),
      'scsi0:0.name = "b.vmdk"\n',
    );
  });
});
