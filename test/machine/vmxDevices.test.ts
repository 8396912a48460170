import assert from 'node:assert/strict';
import type { DeviceKind } from '../../server/src/machine/virtualMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';

/** What the only slot that these settings speak of holds. */
function kindOf(slot: string, settings: Readonly<Record<string, string>>): DeviceKind | undefined {
  const lines = Object.entries(settings).map(([key, value]) => `${slot}.${key} = "${value}"\n`);
  return readVmxMachine('file:///vms/a.vmx', lines.join('')).disks[0]?.kind;
}

describe('What a slot of a .vmx holds', () => {
  const cases: readonly (readonly [kind: DeviceKind, slot: string, settings: Record<string, string>])[] = [
    ['disk', 'scsi0:0', { fileName: 'a.vmdk' }],
    ['disk', 'scsi0:0', { fileName: 'a.vmdk', deviceType: 'scsi-passthru-rdm' }],
    ['disk', 'ide0:0', { fileName: 'D:', deviceType: 'ata-hardDisk' }],
    ['passthrough', 'scsi0:0', { fileName: '/dev/sg0', deviceType: 'scsi-passthru' }],
    ['cdrom', 'ide1:0', { fileName: 'tools.iso' }],
    ['cdrom', 'ide1:0', { fileName: 'auto detect' }],
    ['cdrom', 'ide1:0', { autodetect: 'TRUE' }],
    ['cdrom', 'ide1:0', { fileName: 'D:' }],
    ['cdrom', 'ide1:0', { fileName: '/dev/cdrom', deviceType: 'atapi-cdrom' }],
    ['none', 'sata0:1', { fileName: 'a.flp', deviceType: 'floppy' }],
    ['none', 'sata0:1', { present: 'TRUE', deviceType: 'hid' }],
  ];
  for (const [kind, slot, settings] of cases) {
    const written = Object.entries(settings).map(([key, value]) => `${key} ${value}`);
    it(`${slot} with ${written.join(' and ')}: ${kind}`, () => {
      assert.equal(kindOf(slot, settings), kind);
    });
  }
});
