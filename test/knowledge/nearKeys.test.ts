import assert from 'node:assert/strict';
import { nearKeys } from '../../server/src/knowledge/nearKeys.js';
import { vmxKeys } from '../../server/src/knowledge/vmxKeys.js';
import { sampleKey } from './sampleKey.js';

describe('nearKeys', () => {
  it('takes no real key for another one', () => {
    for (const { pattern } of vmxKeys())
      assert.deepEqual(nearKeys(sampleKey(pattern.text)), [], pattern.text);
  });

  const found: readonly (readonly [written: string, meant: string])[] = [
    ['numvcpu', 'numvcpus'],
    ['displyName', 'displayName'],
    ['DISPLAYNAMES', 'displayName'],
    ['virtualHW.verison', 'virtualHW.version'],
    ['etherne0.present', 'ethernet0.present'],
    ['ethernet12.adressType', 'ethernet12.addressType'],
    ['scis0:1.present', 'scsi0:1.present'],
    ['scsi0.1.present', 'scsi0:1.present'],
    ['scsi0:1.filName', 'scsi0:1.fileName'],
    ['scsil.present', 'scsi1.present'],
    ['scsiO.virtualDev', 'scsi0.virtualDev'],
    ['scsi0:l.fileName', 'scsi0:1.fileName'],
    ['scsi01:1.fileName', 'scsi1:1.fileName'],
    ['SCSI1:02.FILENAME', 'scsi1:2.fileName'],
    ['scsi00:00.filName', 'scsi0:0.fileName'],
    ['ethernet010.present', 'ethernet10.present'],
    ['disk.loking', 'disk.locking'],
    ['disklocking', 'disk.locking'],
    ['disks.locking', 'disk.locking'],
    ['vcpuhotadd', 'vcpu.hotadd'],
    ['scsi1:0.sharin', 'scsi1:0.sharing'],
    ['scsi1:0.shred', 'scsi1:0.shared'],
    ['bios440.filenme', 'bios440.filename'],
    ['ide1.1:present', 'ide1:1.present'],
    ['SCSI0.1:FILENAME', 'scsi0:1.fileName'],
    ['efi.secureBoot.enabled', 'uefi.secureBoot.enabled'],
    ['"memsize"', 'memsize'],
    ["'SCSI1.sharedbus'", 'scsi1.sharedBus'],
    ['„disk.locking“', 'disk.locking'],
    ['`disk.loking`', 'disk.locking'],
  ];
  for (const [written, meant] of found) {
    it(`${written}: ${meant}`, () => {
      assert.deepEqual(nearKeys(written), [meant]);
    });
  }

  const silent: readonly (readonly [written: string, why: string])[] = [
    ['memsiz', 'too short a name'],
    ['displyNme', 'two slips'],
    ['xdisplayName', 'a letter in front switches a line off'],
    ['displayNamex', 'a letter behind keeps a second one'],
    ['displayName2', 'a number behind, too'],
    ['ethernet.present', 'a number is missing, and nobody can say which'],
    ['usb_ehci.present', 'short words have siblings'],
    ['efi.quickBoot.enabled', 'a setting of the sibling'],
    ['ide1.1:nothing', 'no setting with the signs in order either'],
    ['uhci.present', 'short words have siblings'],
    ['isolation.tools.letVersion.disable', 'getVersion and setVersion are real'],
    ['board_id.reflectHost', 'signs between words differ among real keys'],
    ['bios441.filenme', 'digits of the name'],
    ['scsi1:1.sharedBus', 'a real setting in the wrong place'],
    ['guestCPUID.00', 'a number that belongs to no device'],
    ['guestinf.name', 'only the start of a free name'],
    ['nothing.of.the.kind', 'unlike all'],
    ['', 'nothing'],
  ];
  for (const [written, why] of silent) {
    it(`${written || '(nothing)'}: silent (${why})`, () => {
      assert.deepEqual(nearKeys(written), []);
    });
  }

  it('does not look at names longer than any of the catalogue', () => {
    assert.deepEqual(nearKeys(`displyName${'.present'.repeat(30)}`), []);
  });

  it('says all that may be meant', () => {
    assert.deepEqual(nearKeys('scsi0:0.share'), ['scsi0:0.shared']);
    assert.deepEqual(nearKeys('monitor.virtual_exex'), []);
  });
});
