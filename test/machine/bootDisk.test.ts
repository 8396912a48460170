import assert from 'node:assert/strict';
import { bootDisk, isQuorumDisk } from '../../server/src/machine/bootDisk.js';
import { slotName } from '../../server/src/machine/virtualMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';

function bootSlot(...lines: readonly string[]): string | undefined {
  const disk = bootDisk(readVmxMachine('file:///vms/a.vmx', lines.join('\n')));
  return disk && slotName(disk.slot);
}

const disk = (slot: string, file = `${slot.replace(':', '-')}.vmdk`): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "${file}"`;

describe('The boot disk', () => {
  const rows: readonly (readonly [what: string, lines: readonly string[], slot: string | undefined])[] = [
    ['is the lowest target', [disk('scsi0:3'), disk('scsi0:1')], 'scsi0:1'],
    ['is on the lowest controller', [disk('scsi1:0'), disk('scsi0:4')], 'scsi0:4'],
    ['counts targets as numbers', [disk('scsi0:10'), disk('scsi0:2')], 'scsi0:2'],
    ['is IDE before SCSI', [disk('scsi0:0'), disk('ide0:0')], 'ide0:0'],
    ['is SCSI before SATA', [disk('sata0:0'), disk('scsi0:0')], 'scsi0:0'],
    ['is SATA before NVMe', [disk('nvme0:0'), disk('sata0:1')], 'sata0:1'],
    ['is never a CD drive', [disk('ide0:0', 'cd.iso'), disk('scsi0:0')], 'scsi0:0'],
    [
      'is never a CD drive by its type',
      [disk('ide0:0'), 'ide0:0.deviceType = "atapi-cdrom"', disk('scsi0:0')],
      'scsi0:0',
    ],
    [
      'is never a device that is switched off',
      [disk('scsi0:0'), disk('scsi0:1')].map((one) =>
        one.replace('scsi0:0.present = "TRUE"', 'scsi0:0.present = "FALSE"'),
      ),
      'scsi0:1',
    ],
    [
      'is the first of bios.hddOrder',
      [disk('scsi0:0'), disk('scsi0:1'), 'bios.hddOrder = "scsi0:1,scsi0:0"'],
      'scsi0:1',
    ],
    [
      'is the first of bios.hddOrder in any letter case',
      [disk('scsi0:0'), disk('scsi0:1'), 'bios.hddOrder = " SCSI0:1 "'],
      'scsi0:1',
    ],
    [
      'is not a shared disk that is the first of bios.hddOrder by mistake',
      [
        disk('scsi0:0'),
        'scsi1.sharedBus = "virtual"',
        disk('scsi1:0'),
        disk('scsi0:1'),
        'bios.hddOrder = "scsi1:0,scsi0:1"',
      ],
      'scsi0:1',
    ],
    [
      'is the first of bios.hddOrder on a shared bus when there is no other',
      ['scsi1.sharedBus = "virtual"', disk('scsi1:0'), 'bios.hddOrder = "scsi1:0"'],
      'scsi1:0',
    ],
    [
      'is the lowest when bios.hddOrder names no disk',
      [disk('scsi0:0'), 'bios.hddOrder = "scsi3:3"'],
      'scsi0:0',
    ],
    [
      'is the lowest when bios.hddOrder stands twice',
      [disk('scsi0:0'), disk('scsi0:1'), 'bios.hddOrder = "scsi0:1"', 'bios.hddOrder = "scsi0:1"'],
      'scsi0:0',
    ],
    ['is not the quorum disk', [disk('scsi0:0', 'Quorum.vmdk'), disk('scsi0:1')], 'scsi0:1'],
    [
      'may be called quorum in a machine that is called so too',
      ['displayName = "zk-quorum1"', disk('scsi0:0', 'zk-quorum1.vmdk'), disk('scsi0:1')],
      'scsi0:0',
    ],
    ['is not a disk with .shared', [disk('scsi0:0'), 'scsi0:0.shared = "TRUE"', disk('scsi0:1')], 'scsi0:1'],
    [
      'is not a multi-writer disk',
      [disk('scsi0:0'), 'scsi0:0.sharing = "multi-writer"', disk('scsi0:1')],
      'scsi0:1',
    ],
    [
      'may hang on a shared first controller',
      ['scsi0.sharedBus = "virtual"', disk('scsi0:0'), disk('scsi0:1')],
      'scsi0:0',
    ],
    [
      'is on NVMe when the first SCSI controller is shared',
      ['scsi0.sharedBus = "physical"', disk('scsi0:0'), disk('scsi0:1'), disk('nvme0:0')],
      'nvme0:0',
    ],
    [
      'is on SATA when the first SCSI controller is shared',
      ['scsi0.sharedBus = "virtual"', disk('scsi0:0'), disk('sata0:0', 'cd.iso'), disk('sata0:1')],
      'sata0:1',
    ],
    [
      'is on the shared first controller when bios.hddOrder says so',
      ['scsi0.sharedBus = "virtual"', disk('scsi0:0'), disk('sata0:1'), 'bios.hddOrder = "scsi0:0"'],
      'scsi0:0',
    ],
    [
      'is on the shared first controller when it is called as the machine',
      ['scsi0.sharedBus = "virtual"', disk('scsi0:0', 'A-000001.vmdk'), disk('sata0:1')],
      'scsi0:0',
    ],
    [
      'is on another bus when it is called as the machine',
      [disk('scsi0:0', 'asm1.vmdk'), disk('nvme0:0', 'other.vmdk'), disk('sata0:0', 'a.vmdk')],
      'sata0:0',
    ],
    [
      'is the lowest when another one on its bus is called as the machine',
      [disk('scsi0:0', 'new.vmdk'), disk('scsi0:1', 'a.vmdk')],
      'scsi0:0',
    ],
    [
      'is not on NVMe when that is shared too',
      ['scsi0.sharedBus = "physical"', disk('scsi0:0'), 'nvme0.sharedBus = "physical"', disk('nvme0:0')],
      'scsi0:0',
    ],
    [
      'is not on SATA when the first SCSI controller is not shared',
      ['scsi0.sharedBus = "none"', disk('scsi0:0'), disk('sata0:1')],
      'scsi0:0',
    ],
    [
      'is unknown when the only disk is on a further shared controller',
      ['scsi1.sharedBus = "virtual"', disk('scsi1:0')],
      undefined,
    ],
    [
      'may hang on a further controller that is not shared',
      ['scsi1.sharedBus = "none"', disk('scsi1:0')],
      'scsi1:0',
    ],
    ['is missing in a machine without disks', ['displayName = "a"'], undefined],
  ];
  for (const [what, lines, slot] of rows) {
    it(what, () => {
      assert.equal(bootSlot(...lines), slot);
    });
  }
});

describe('A disk that is the quorum or witness disk by its name', () => {
  const rows: readonly (readonly [file: string, displayName: string, disk: string, is: boolean])[] = [
    ['node1.vmx', 'node1', 'quorum.vmdk', true],
    ['node1.vmx', 'node1', '/vmfs/volumes/san/quorum.vmdk', true],
    ['node1.vmx', 'node1', 'D:\\cluster\\Quorum-1.vmdk', true],
    ['node1.vmx', 'node1', '[san] shared/MyWitness.vmdk', true],
    ['node1.vmx', 'node1', 'vmhba0:1:0:1:quorum.dsk', true],
    ['node1.vmx', 'node1', '/vms/quorum/node1.vmdk', false],
    ['node1.vmx', 'node1', 'data.vmdk', false],
    ['node1.vmx', 'node1', 'sql-witness.vmdk', true],
    ['fsw.vmx', 'SQL Witness', 'sql-witness-000002.vmdk', false],
    ['fsw.vmx', 'Site A/B quorum (SQL/Exchange)', 'quorum.vmdk', false],
    ['zk-quorum1.vmx', 'ZooKeeper 1', 'zk-quorum1_1.vmdk', false],
    ['quorum/node1.vmx', 'node1', 'quorum.vmdk', true],
    ['sql-witness.vmx', 'SQL Witness', 'data.vmdk', false],
    ['storage.vmx', 'Openfiler 2.99', 'quorum.vmdk', false],
    ['vm.vmx', 'iscsi-srv', 'quorum.vmdk', false],
    ['target.vmx', 'Windows Server 2019', 'quorum-lun.vmdk', false],
    ['vm.vmx', 'nas1', 'quorum.vmdk', false],
    ['vm.vmx', 'SAN (FreeNAS)', 'quorum.vmdk', false],
    ['vm.vmx', 'Sandra', 'quorum.vmdk', true],
  ];
  for (const [file, displayName, name, is] of rows)
    it(`${name} in ${file}, called ${displayName}: ${is ? 'yes' : 'no'}`, () => {
      const machine = readVmxMachine(`file:///vms/${file}`, `displayName = "${displayName}"`);
      assert.equal(isQuorumDisk(machine, name), is);
    });
});
