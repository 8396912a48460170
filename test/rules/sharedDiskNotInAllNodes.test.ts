import { bus, declare, expectFindings, node } from './nodeFiles.js';
import type { Files } from '../lintFiles.js';

const RULE = 'cluster-shared-disk-not-in-all-nodes';
const ESX = declare('vsphere7', 'across-boxes');
const BUS = bus('physical');
const disk = (slot: string, file = '/san/data.vmdk'): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "${file}"`;
const DATA = disk('scsi1:1');

/** Nodes with a quorum disk on scsi1:0 and a data disk on scsi1:1, and a third one with the quorum disk and these lines. */
const three = (...lines: readonly string[]): Files => ({
  'a.vmx': node('a', ESX, BUS, DATA),
  'b.vmx': node('b', ESX, BUS, DATA),
  'c.vmx': node('c', ESX, BUS, ...lines),
});

/** Two nodes that share one disk by the multi-writer flag, and the first of them another one that the second does not have. */
const multiWriterPair = (): Files => {
  const shared = [declare('vsphere7'), bus(undefined), 'scsi1:0.sharing = "multi-writer"'];
  return {
    'a.vmx': node('a', ...shared, DATA, 'scsi1:1.sharing = "multi-writer"'),
    'b.vmx': node('b', ...shared),
  };
};

expectFindings(
  'A shared disk that one node does not have',
  [RULE],
  [
    ['is told at the bus of this node', three(), [`c.vmx warning ${RULE} "physical"`]],
    [
      'is told beside a disk of its own on another bus',
      three(disk('scsi0:1', 'own.vmdk')),
      [`c.vmx warning ${RULE} "physical"`],
    ],
    [
      'is told at the device that is switched off',
      three(DATA.replace('TRUE', 'FALSE')),
      [`c.vmx warning ${RULE} scsi1:1.present`],
    ],
    [
      'is told at the CD drive in its place',
      three('scsi1:1.deviceType = "cdrom-image"', disk('scsi1:1', 'x.iso')),
      [`c.vmx warning ${RULE} scsi1:1.deviceType`],
    ],
    [
      'is told at the beginning of the file, where the disk is on a bus that this node does not share',
      {
        'a.vmx': node('a', ESX, BUS, bus('physical', '/san/data.vmdk', 2)),
        'b.vmx': node('b', ESX, BUS, bus('physical', '/san/data.vmdk', 2)),
        'c.vmx': node('c', ESX, BUS, 'scsi2.present = "TRUE"', 'scsi2.sharedBus = "none"'),
      },
      [`c.vmx warning ${RULE} config.version = "8"`],
    ],
    [
      'is told of disks with the multi-writer flag as well',
      Object.fromEntries(
        ['a', 'b', 'c'].map((name) => [
          `${name}.vmx`,
          node(
            name,
            declare('vsphere7'),
            bus(undefined),
            'scsi1:0.sharing = "multi-writer"',
            ...(name === 'b' ? [] : [DATA, 'scsi1:1.sharing = "multi-writer"']),
          ),
        ]),
      ),
      [`b.vmx warning ${RULE} config.version = "8"`],
    ],
    [
      'is worth a remark where the one other node lets several machines write to it',
      multiWriterPair(),
      [`b.vmx info ${RULE} config.version = "8"`],
    ],
    [
      'is nothing where the one other node has no flag on it',
      { ...multiWriterPair(), 'a.vmx': String(multiWriterPair()['a.vmx']).replace('scsi1:1.sharing', 'x') },
      [],
    ],
    ['is none where all have it', three(DATA), []],
    ['may be there by another path', three(disk('scsi1:3', '/vmfs/volumes/san/data.vmdk')), []],
    ['may be there by another name in the same slot', three(disk('scsi1:1', '/san/d.vmdk')), []],
    ['may be there as a raw disk', three(disk('scsi1:3', '/vmfs/devices/disks/naa.600508b4')), []],
    ['may be there in a slot that names no file', three('scsi1:3.present = "TRUE"'), []],
    ['may be there in a file that is encrypted', three('encryption.data = "abc"'), []],
    ['is that of two nodes, where two others lack it', { ...three(), 'd.vmx': node('d', ESX, BUS) }, []],
    [
      'is told by another rule where there are but two nodes',
      { 'a.vmx': node('a', ESX, BUS, DATA), 'b.vmx': node('b', ESX, BUS) },
      [],
    ],
    [
      'is told by another rule where the second node with it is a backup of the first',
      {
        'a.vmx': node('a', ESX, BUS, DATA),
        'old/a.vmx': node('a', ESX, BUS, DATA),
        'c.vmx': node('c', ESX, BUS),
      },
      [],
    ],
    ['is there in a node whose backup lacks it', { ...three(DATA), 'old/c.vmx': node('c', ESX, BUS) }, []],
    [
      'is a system disk that two nodes have by mistake',
      {
        'a.vmx': node('a', ESX, BUS),
        'b.vmx': node('b', ESX, BUS).replace('"b.vmdk"', '"a.vmdk"'),
        'c.vmx': node('c', ESX, BUS),
      },
      [],
    ],
    [
      'is no shared one where a node does not share it',
      {
        'a.vmx': node('a', ESX, BUS, disk('scsi0:1')),
        'b.vmx': node('b', ESX, BUS, disk('scsi0:1')),
        'c.vmx': node('c', ESX, BUS),
      },
      [],
    ],
  ],
);
