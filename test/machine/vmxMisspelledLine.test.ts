import assert from 'node:assert/strict';
import { edited, unlock, writeMode } from './editVmx.js';
import { scsi } from './slots.js';

describe('Writing a setting that a line of a .vmx misspells', () => {
  it('corrects the line, with its comment and all around it', () => {
    const text = (line: string): string => `memsize = "512"\n${line}\nscsi1.present = "TRUE"\n`;
    assert.equal(writeMode(text('scsi1.shardBus="none"  # both')), text('scsi1.sharedBus="virtual"  # both'));
  });

  it('leaves a right value as it is', () => {
    assert.equal(unlock('disk.loking = FALSE\n'), 'disk.locking = FALSE\n');
  });

  it('takes quotes off the key', () => {
    assert.equal(unlock('"disk.locking" = "TRUE"\n'), 'disk.locking = "FALSE"\n');
  });

  it('writes a small key where all keys are small', () => {
    assert.equal(
      writeMode('guestos = "winnetenterprise"\nscsi1.shardbus = "none"\n'),
      'guestos = "winnetenterprise"\nscsi1.sharedbus = "virtual"\n',
    );
  });

  it('corrects it in the place to which its device moves', () => {
    assert.equal(
      edited('scsi0:1.fileNmae = "q.vmdk"\n', (editor) =>
        editor.moveDisk(scsi(0, 1), scsi(1, 0)).setFileName(scsi(1, 0), 'r.vmdk'),
      ),
      'scsi1:0.fileName = "r.vmdk"\n',
    );
  });

  for (const [name, before] of [
    ['beside the right one', 'disk.locking = "TRUE"\ndisk.loking = "FALSE"\n'],
    ['twice', 'disk.loking = "FALSE"\ndisk.lockin = "FALSE"\n'],
    ['with a sign that makes it somebody’s own', 'disk.lock*ing = "FALSE"\n'],
    ['with more than one slip', 'disk.lokin = "TRUE"\n'],
  ] as const) {
    it(`leaves such a line alone ${name}`, () => {
      const others = (text: string): string[] =>
        text.split('\n').filter((line) => !line.startsWith('disk.locking'));
      assert.deepEqual(others(unlock(before)), others(before));
    });
  }

  it('leaves the lines of a device alone whose number has a zero in front', () => {
    const before = 'scsi01.sharedBus = "none"\n';
    assert.ok(writeMode(before).startsWith(before));
  });
});
