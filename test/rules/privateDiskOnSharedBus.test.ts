import { bus, expectFindings, node, pair } from './nodeFiles.js';
import { disk, ESX, product } from './sharedBusFiles.js';

const MIXED = 'cluster-mixed-disks-on-shared-bus';
const ACROSS = '/vmfs/vmhba1:0:0:1/q.vmdk';
const named = (slot: string, file: string): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "${file}"`;

expectFindings(
  'A private disk on a shared bus',
  [MIXED],
  [
    [
      'is a warning on ESX 2 as well, and a hint where the product is not known',
      {
        ...pair(
          [product('esx2'), bus('virtual'), disk('scsi1:1', 'mine')],
          [product('esx2'), bus('virtual')],
        ),
        'c.vmx': node('c', bus('virtual', '/san/q2.vmdk'), disk('scsi1:1', 'other')),
        'd.vmx': node('d', bus('virtual', '/san/q2.vmdk')),
      },
      [`a.vmx warning ${MIXED} "/san/mine.vmdk"`, `c.vmx hint ${MIXED} "/san/other.vmdk"`],
    ],
    [
      'is reported in each node that has one',
      pair([ESX, bus('virtual'), disk('scsi1:1', 'one')], [ESX, bus('virtual'), disk('scsi1:1', 'two')]),
      [`a.vmx warning ${MIXED} "/san/one.vmdk"`, `b.vmx warning ${MIXED} "/san/two.vmdk"`],
    ],
    [
      'is not known with one node, an encrypted node, a placeholder, or the same name elsewhere',
      {
        'a.vmx': node('a', ESX, bus('virtual', '/san/qa.vmdk'), disk('scsi1:1', 'a1')),
        'b.vmx': node('b', ESX, bus('virtual', '/san/qb.vmdk'), disk('scsi1:1', 'b1')),
        'c.vmx': node('c', ESX, bus('virtual', '/san/qb.vmdk'), 'encryption.data = "x"'),
        'd.vmx': node('d', ESX, bus('virtual', '/san/qd.vmdk'), disk('scsi1:1', 'd1')),
        'e.vmx': node('e', ESX, bus('virtual', '/san/qd.vmdk'), 'scsi1:1.fileName = "{{data}}"'),
        'f.vmx': node('f', ESX, bus('virtual', '/san/qf.vmdk'), disk('scsi1:1', 'f1')),
        'g.vmx': node('g', ESX, bus('virtual', '/san/qf.vmdk'), 'scsi1:1.fileName = "/other/F1.vmdk"'),
      },
      [],
    ],
    [
      'is no raw mapping, which may be the same LUN by another file',
      pair(
        [ESX, bus('virtual'), disk('scsi1:1', 'one'), 'scsi1:1.deviceType = "scsi-passthru-rdm"'],
        [ESX, bus('virtual'), disk('scsi1:1', 'two'), 'scsi1:1.deviceType = "scsi-passthru-rdm"'],
      ),
      [],
    ],
    [
      'is no raw LUN, which another host may know by another path',
      pair(
        [product('esx2'), bus('physical'), named('scsi1:1', 'vmhba1:0:2:0')],
        [product('esx2'), bus('physical'), named('scsi1:1', 'vmhba2:0:5:0')],
      ),
      [],
    ],
  ],
);

expectFindings(
  'The path of a private disk on a shared bus of ESX 2',
  [MIXED, 'esx2-across-boxes-needs-hba-path', 'esx2-in-a-box-needs-label'],
  [
    [
      'is no second mistake across boxes',
      pair(
        [
          product('esx2', 'cluster=across-boxes'),
          bus('physical', ACROSS),
          named('scsi1:1', '/vmfs/local/a1.vmdk'),
        ],
        [product('esx2', 'cluster=across-boxes'), bus('physical', ACROSS)],
      ),
      [`a.vmx warning ${MIXED} "/vmfs/local/a1.vmdk"`],
    ],
    [
      'is no second mistake in a box',
      pair(
        [
          product('esx2', 'cluster=in-a-box'),
          bus('virtual', '/vmfs/san/q.vmdk'),
          named('scsi1:1', '/vmfs/vmhba1:0:0:1/a1.vmdk'),
        ],
        [product('esx2', 'cluster=in-a-box'), bus('virtual', '/vmfs/san/q.vmdk')],
      ),
      [`a.vmx warning ${MIXED} "/vmfs/vmhba1:0:0:1/a1.vmdk"`],
    ],
  ],
);
