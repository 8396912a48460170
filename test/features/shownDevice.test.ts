import assert from 'node:assert/strict';
import {
  deviceAt,
  locateDevice,
  deviceOfName,
  settingOfKey,
} from '../../server/src/features/structure/shownDevice.js';
import { cursorIn } from './editorSession.js';

describe('The device of a key', () => {
  const parts = (key: string): string | undefined => {
    const device = locateDevice(key);
    return device && `${device.name} on ${device.parent ?? 'nothing'}: ${settingOfKey(key, device)}`;
  };

  it('is a controller, what hangs on it, or a device of its own', () => {
    assert.equal(parts('SCSI1:0.fileName'), 'scsi1:0 on scsi1: fileName');
    assert.equal(parts('scsi1.sharedBus'), 'scsi1 on nothing: sharedBus');
    assert.equal(parts('ethernet10.filter4.name'), 'ethernet10 on nothing: filter4.name');
    assert.equal(parts('usb_xhci:4.deviceType'), 'usb_xhci:4 on usb_xhci: deviceType');
    assert.equal(parts('sound.fileName'), 'sound on nothing: fileName');
    assert.equal(parts('sched.scsi0:0.shares'), 'scsi0:0 on scsi0: sched.shares');
    assert.equal(parts('pciBridge4.present'), 'pcibridge4 on nothing: present');
  });

  it('is none for settings of the machine', () => {
    for (const key of [
      'memsize',
      'sched.mem.min',
      'bios440.filename',
      'scsi.present',
      'scsi0',
      'tools.syncTime',
    ])
      assert.equal(locateDevice(key), undefined, key);
  });

  it('is none where a number has leading zeros or four digits, because no product looks for such a name', () => {
    assert.equal(parts('scsi01:0.present'), undefined);
    assert.equal(parts('scsi1:00.present'), undefined);
    assert.equal(parts('ethernet00.present'), undefined);
    assert.equal(parts('scsi1000.present'), undefined);
  });

  it('a word of a value names a device only as a whole', () => {
    assert.equal(deviceOfName(' SCSI0:1 ')?.name, 'scsi0:1');
    assert.equal(deviceOfName('scsi0:1.vmdk'), undefined);
  });
});

describe('The device at a place', () => {
  const at = async (name: string, text: string): Promise<string | undefined> => {
    const { document, offset } = await cursorIn({ [name]: text });
    return deviceAt(document.machine.source, offset)?.name;
  };

  it('in a .vmx is that of the line', async () => {
    assert.equal(await at('a.vmx', 'memsize = "4"\r\nscsi0:1.mode = "per$0sistent"\r\n'), 'scsi0:1');
    assert.equal(await at('a.vmx', 'scsi0:1.mode = "persistent"\n$0'), undefined);
    assert.equal(await at('a.vmx', '$0'), undefined);
  });

  it('in a .vmc is that of the innermost element', async () => {
    const file = (inner: string): string =>
      `<preferences><hardware><pci_bus><ide_adapter><ide_controller id="1">${inner}</ide_controller></ide_adapter></pci_bus></hardware></preferences>`;
    assert.equal(
      await at('a.vmc', file('<location id="1"><drive_type>$01</drive_type></location>')),
      'ide1:1',
    );
    assert.equal(await at('a.vmc', file('$0<location id="1"/>')), 'ide1:1');
    assert.equal(await at('a.vmc', file('<x/>$0 ')), 'ide1');
    assert.equal(await at('a.vmc', '<pref$0erences/>'), undefined);
  });
});
