import assert from 'node:assert/strict';
import { edited } from './editVmx.js';
import { scsi, SCSI1 } from './slots.js';

describe('Moving a disk of a .vmx', () => {
  const move = (text: string): string => edited(text, (editor) => editor.moveDisk(scsi(0, 1), scsi(1, 1)));

  it('takes all its settings along, those of the scheduler too', () => {
    assert.equal(
      move('scsi0:1.fileName = "q.vmdk"\nSCSI0:1.Present = TRUE # q\nsched.scsi0:1.shares = "normal"\n'),
      'scsi1:1.fileName = "q.vmdk"\nscsi1:1.Present = TRUE # q\nsched.scsi1:1.shares = "normal"\n',
    );
  });

  it('touches no other slot, and no controller', () => {
    const text = 'scsi0.present = "TRUE"\nscsi0:10.present = "TRUE"\nscsi0:0.fileName = "scsi0:1.vmdk"\n';
    assert.equal(move(text), text);
  });

  it('lets later changes find the moved settings and stand beside them', () => {
    const after = edited('memsize = "512"\nscsi0:1.mode = "persistent"\n', (editor) =>
      editor
        .moveDisk(scsi(0, 1), scsi(1, 1))
        .setFileName(scsi(1, 1), 'q.vmdk')
        .setBusSharing(SCSI1, 'virtual'),
    );
    assert.equal(
      after,
      'memsize = "512"\nscsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\nscsi1:1.mode = "persistent"\nscsi1:1.fileName = "q.vmdk"\n',
    );
  });

  it('does not part a comment from the line whose findings it accepts', () => {
    const disk = '# vmxlint-disable-next-line a\nscsi0:1.fileName = "q.vmdk"\n';
    const after = edited(disk, (editor) =>
      editor.moveDisk(scsi(0, 1), scsi(1, 1)).setBusSharing(SCSI1, 'virtual'),
    );
    assert.equal(
      after,
      `scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\n${disk.replace('scsi0', 'scsi1')}`,
    );
  });
});
