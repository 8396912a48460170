import assert from 'node:assert/strict';
import { edited } from './editVmx.js';
import { SCSI1 } from './slots.js';

const shareScsi1 = (text: string): string => edited(text, (editor) => editor.setBusSharing(SCSI1, 'virtual'));

describe('Sharing the bus of a .vmx', () => {
  it('writes the main switch of a controller that has none, because VMware ignores the rest without it', () => {
    assert.equal(
      shareScsi1('memsize = "512"\nscsi1:0.fileName = "q.vmdk"\n'),
      'memsize = "512"\nscsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\nscsi1:0.fileName = "q.vmdk"\n',
    );
    assert.equal(
      shareScsi1('scsi1.sharedBus = "none"\n'),
      'scsi1.sharedBus = "virtual"\nscsi1.present = "TRUE"\n',
    );
  });

  it('fills a switch behind which nothing is written', () => {
    assert.equal(
      shareScsi1('scsi1.present = ""\nscsi1.sharedBus = ""\n'),
      'scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\n',
    );
  });

  it('leaves a switch alone that is there', () => {
    for (const present of ['TRUE', 'FALSE', '{{ on }}'])
      assert.equal(
        shareScsi1(`scsi1.present = "${present}"\n`),
        `scsi1.present = "${present}"\nscsi1.sharedBus = "virtual"\n`,
      );
  });

  it('writes no switch where the bus is shared already', () => {
    for (const mode of ['virtual', 'Physical'])
      assert.equal(shareScsi1(`scsi1.sharedBus = "${mode}"\n`), 'scsi1.sharedBus = "virtual"\n');
  });

  it('writes no switch where an encrypted part of the file may have it', () => {
    const before = 'encryption.data = "abc"\nscsi1.sharedBus = "none"\n';
    assert.equal(shareScsi1(before), before.replace('none', 'virtual'));
  });

  it('switches no controller on that is to be shared no longer', () => {
    const stopped = edited('scsi1.sharedBus = "virtual"\n', (editor) => editor.setBusSharing(SCSI1, 'none'));
    assert.equal(stopped, 'scsi1.sharedBus = "none"\n');
  });
});
