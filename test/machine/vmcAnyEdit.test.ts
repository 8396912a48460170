import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MachineEditor } from '../../server/src/machine/editor.js';
import { edited } from './editVmc.js';
import { ide, scsi, SCSI0, SCSI1 } from './slots.js';
import { vmcText } from './vmcText.js';

describe('any edit of a .vmc', () => {
  const whole = vmcText({
    comments: ['vmxlint cluster=in-a-box'],
    networks: ['Production', 'Heartbeat'],
    ide: [{ absolute: 'D:\\system.vhd' }],
    scsi: [{ shared: 'true', scsiId: '7', disks: [{ id: '1', absolute: 'D:\\quorum.vhd' }] }],
  });
  const edits: readonly ((editor: MachineEditor) => MachineEditor)[] = [
    (editor) => editor.setBusSharing(SCSI0, 'none'),
    (editor) => editor.enableController(SCSI1).setBusSharing(SCSI1, 'virtual'),
    (editor) => editor.moveDisk(scsi(0, 1), scsi(0, 0)),
    (editor) => editor.enableController(SCSI1).moveDisk(ide(0, 0), scsi(1, 0)),
    (editor) => editor.setFileName(scsi(0, 1), 'E:\\\u4F4D.vhd'),
    (editor) => editor.addNetworkAdapter({ kind: 'host-only' }),
    (editor) => editor.setNetwork(1, { kind: 'named', name: 'HB' }),
    (editor) => editor.setScsiId(SCSI0, 6),
    (editor) => editor.declare({ product: 'vs2005' }),
  ];

  it('adds no XML error to what is left of a file, and doing it again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.constantFrom('', '\uFEFF'),
        fc.constantFrom(...edits),
        (length, mark, edit) => {
          const once = edited(mark + whole.slice(0, length), edit);
          if (edit !== edits[5]) assert.equal(edited(once, edit), once);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('uses the line ends of the file and no others', () => {
    for (const lineEnd of ['\n', '\r\n']) {
      for (const edit of edits) {
        const result = edited(whole.replaceAll('\r\n', lineEnd), edit);
        assert.ok(!result.replaceAll(lineEnd, '').match(/[\r\n]/), 'another line end');
      }
    }
  });
});
