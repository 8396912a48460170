import assert from 'node:assert/strict';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { edited, URI } from './editVmc.js';
import { SCSI0, SCSI1 } from './slots.js';
import { vmcText } from './vmcText.js';

describe('sharing the bus of a .vmc', () => {
  it('changes the value of the flag and nothing else', () => {
    const text = `\uFEFF${vmcText({ scsi: [{ shared: 'false', scsiId: '7' }] })}`;
    const changed = edited(text, (editor) => editor.setBusSharing(SCSI0, 'virtual'));
    assert.equal(changed, text.replace('false', 'true'));
    assert.equal(
      edited(changed, (editor) => editor.setBusSharing(SCSI0, 'none')),
      text,
    );
  });

  it('writes the flag on a line of its own, first in the controller', () => {
    const text = vmcText({ scsi: [{ scsiId: '7' }] });
    const line = '\r\n\t\t\t\t\t<shared type="boolean">true</shared>';
    const head = '<scsi_controller id="0">';
    assert.equal(
      edited(text, (editor) => editor.setBusSharing(SCSI0, 'virtual')),
      text.replace(head, head + line),
    );
  });

  it('does not write what counts anyway, and knows only controllers that are there', () => {
    const text = vmcText({ scsi: [{}] });
    assert.equal(
      edited(text, (editor) => editor.setBusSharing(SCSI0, 'none')),
      text,
    );
    assert.equal(
      edited(text, (editor) => editor.setBusSharing(SCSI1, 'virtual').setScsiId(SCSI1, 6)),
      text,
    );
  });

  it('keeps to the name that the file has for the flag', () => {
    const text = vmcText({
      scsi: [{ id: '0', more: ['<IsBusShared type="boolean">true</IsBusShared>'] }, { id: '1' }],
    });
    const changed = edited(text, (editor) => editor.setBusSharing(SCSI1, 'virtual'));
    assert.equal(changed.match(/<IsBusShared type="boolean">true<\/IsBusShared>/g)?.length, 2);
    assert.ok(!changed.includes('<shared'));
  });
});

describe('a new SCSI controller in a .vmc', () => {
  const lines = (text: string): string[] =>
    text.slice(text.indexOf('<scsi'), text.lastIndexOf('</scsi')).split('\r\n');

  it('comes with an adapter where there is none', () => {
    const changed = edited(vmcText({ ide: [{ absolute: 'D:\\a.vhd' }] }), (editor) =>
      editor.enableController(SCSI0).setBusSharing(SCSI0, 'virtual').setScsiId(SCSI0, 6),
    );
    assert.deepEqual(lines(changed), [
      '<scsi_adapter>',
      '\t\t\t\t<scsi_controller id="0">',
      '\t\t\t\t\t<shared type="boolean">true</shared>',
      '\t\t\t\t\t<scsi_id type="integer">6</scsi_id>',
      '\t\t\t\t</scsi_controller>',
      '\t\t\t',
    ]);
  });

  it('stands behind the others and has their names', () => {
    const text =
      '<preferences><hardware><pci_bus><scsi><bus id="0"><adapter_id type="integer">7</adapter_id></bus></scsi></pci_bus></hardware></preferences>';
    const changed = edited(text, (editor) => editor.enableController(SCSI1));
    assert.equal(
      changed,
      text.replace(
        '</bus></scsi>',
        '</bus><bus id="1"><adapter_id type="integer">7</adapter_id></bus></scsi>',
      ),
    );
  });

  it('opens an adapter that is closed', () => {
    const text = vmcText({}).replace('</pci_bus>', '\t<scsi_adapter />\r\n\t\t</pci_bus>');
    const changed = edited(text, (editor) => editor.enableController(SCSI1));
    assert.equal(readVmcMachine(URI, changed).controllers[0]?.number, 1);
    assert.equal(changed.match(/<scsi_adapter/g)?.length, 1);
  });

  it('is not written where it is already, or where there is no bus for it', () => {
    const text = vmcText({ scsi: [{ id: '1' }] });
    assert.equal(
      edited(text, (editor) => editor.enableController(SCSI1)),
      text,
    );
    const empty = '<preferences></preferences>';
    assert.equal(
      edited(empty, (editor) => editor.enableController(SCSI1)),
      empty,
    );
  });
});

describe('the SCSI id of a controller in a .vmc', () => {
  it('is replaced, or written behind the flag', () => {
    const text = vmcText({ scsi: [{ shared: 'true', scsiId: '5' }] });
    assert.equal(
      edited(text, (editor) => editor.setScsiId(SCSI0, 6)),
      text.replace('>5<', '>6<'),
    );
    const flag = '<shared type="boolean">true</shared>';
    assert.equal(
      edited(vmcText({ scsi: [{ shared: 'true' }] }), (editor) => editor.setScsiId(SCSI0, 6)),
      text
        .replace(/\s*<scsi_id.*<\/scsi_id>/, '')
        .replace(flag, `${flag}\r\n\t\t\t\t\t<scsi_id type="integer">6</scsi_id>`),
    );
  });

  it('is written first where the controller has no flag', () => {
    const text = vmcText({ scsi: [{ disks: [{ absolute: 'D:\\q.vhd' }] }] });
    const head = '<scsi_controller id="0">';
    assert.equal(
      edited(text, (editor) => editor.setScsiId(SCSI0, 6)),
      text.replace(head, `${head}\r\n\t\t\t\t\t<scsi_id type="integer">6</scsi_id>`),
    );
  });
});
