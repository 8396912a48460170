import assert from 'node:assert/strict';
import { edited, unlock, writeMode } from './editVmx.js';
import { scsi, SCSI1 } from './slots.js';

describe('A new line of a .vmx', () => {
  for (const [name, before, after] of [
    [
      'stands behind the settings of its device',
      'scsi1.present = "TRUE"\nmemsize = "512"\n',
      'scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\nmemsize = "512"\n',
    ],
    [
      'stands before the slots of its controller',
      'memsize = "512"\nscsi1:0.present = "TRUE"\n',
      'memsize = "512"\nscsi1.sharedBus = "virtual"\nscsi1:0.present = "TRUE"\n',
    ],
    [
      'stands behind other devices of its bus',
      'scsi0:0.present = "TRUE"\nmemsize = "512"\n',
      'scsi0:0.present = "TRUE"\nscsi1.sharedBus = "virtual"\nmemsize = "512"\n',
    ],
    [
      'stands at the end else',
      'memsize = "512"\n# end\n',
      'memsize = "512"\nscsi1.sharedBus = "virtual"\n# end\n',
    ],
    [
      'follows a last line without line end, and has none itself',
      'memsize = "512"\nscsi1.present = "TRUE"',
      'memsize = "512"\nscsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"',
    ],
    [
      'has the line end of the file',
      'scsi1.present = "TRUE"\r\nmemsize = "512"\r\n',
      'scsi1.present = "TRUE"\r\nscsi1.sharedBus = "virtual"\r\nmemsize = "512"\r\n',
    ],
    [
      'has a lone CR where the file does',
      'scsi1.present = "TRUE"\rmemsize = "512"\r',
      'scsi1.present = "TRUE"\rscsi1.sharedBus = "virtual"\rmemsize = "512"\r',
    ],
    [
      'has no blanks where its neighbour has none',
      'scsi1.present="TRUE"\n',
      'scsi1.present="TRUE"\nscsi1.sharedBus="virtual"\n',
    ],
    [
      'has no quotes where its neighbour has none',
      'scsi1.present = TRUE\n',
      'scsi1.present = TRUE\nscsi1.sharedBus = virtual\n',
    ],
    [
      'is indented like its neighbour',
      '  scsi1.present= "TRUE"\n',
      '  scsi1.present= "TRUE"\n  scsi1.sharedBus= "virtual"\n',
    ],
    [
      'does not repeat the comment of its neighbour',
      'scsi1.present = "TRUE" # x\n',
      'scsi1.present = "TRUE" # x\nscsi1.sharedBus = "virtual"\n',
    ],
    [
      'has a small key where all keys are small',
      'scsi1.virtualdev = "lsilogic"\nguestos = "winnetenterprise"\n',
      'scsi1.virtualdev = "lsilogic"\nscsi1.sharedbus = "virtual"\nguestos = "winnetenterprise"\n',
    ],
    ['is the first of an empty file', '', 'scsi1.sharedBus = "virtual"\n'],
    ['stands behind a BOM', '\uFEFF', '\uFEFFscsi1.sharedBus = "virtual"\n'],
    ['does not become part of a comment', '# empty', '# empty\nscsi1.sharedBus = "virtual"'],
  ] as const) {
    it(name, () => {
      assert.equal(writeMode(before), after);
    });
  }

  it('has a flag in small letters where the file writes flags so', () => {
    const before = 'scsi0.present = "true"\nmemSize = "512"\n';
    assert.equal(unlock(before), `${before}disk.locking = "false"\n`);
  });
});

describe('Several new lines of a .vmx', () => {
  it('keep the order in which they were asked for', () => {
    const before = 'scsi0.present = "TRUE"\nscsi0.virtualDev = "lsilogic"\nmemsize = "512"\n';
    const after = edited(before, (editor) =>
      editor.enableController(SCSI1, 'lsilogic').setBusSharing(SCSI1, 'virtual').setDiskLocking(false),
    );
    assert.equal(
      after,
      'scsi0.present = "TRUE"\nscsi0.virtualDev = "lsilogic"\nscsi1.present = "TRUE"\nscsi1.virtualDev = "lsilogic"\nscsi1.sharedBus = "virtual"\nmemsize = "512"\ndisk.locking = "FALSE"\n',
    );
  });

  it('switch on a controller that is off, and leave its model alone', () => {
    const before = 'scsi1.present = "false"\nscsi1.virtualDev = "buslogic"\n';
    assert.equal(
      edited(before, (editor) => editor.enableController(SCSI1, 'lsilogic')),
      'scsi1.present = "true"\nscsi1.virtualDev = "buslogic"\n',
    );
  });

  it('share one disk', () => {
    assert.equal(
      edited('scsi1:0.present = "TRUE"\n', (editor) => editor.shareDisk(scsi(1, 0))),
      'scsi1:0.present = "TRUE"\nscsi1:0.shared = "TRUE"\n',
    );
  });
});
