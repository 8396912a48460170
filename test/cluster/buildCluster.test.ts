import assert from 'node:assert/strict';
import type { Cluster, Mechanism } from '../../server/src/cluster/cluster.js';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { clusterOf, disk, machine, sharedIn } from './machines.js';

const DATA = '/san/data.vmdk';
const node = (name: string, ...lines: readonly string[]): string =>
  machine(name, disk('scsi1:0', DATA), ...lines);
const VIRTUAL = 'scsi1.sharedBus = "virtual"';
const PHYSICAL = 'scsi1.sharedBus = "physical"';

describe('Which disks are shared', () => {
  const rows: readonly (readonly [what: string, lines: readonly string[], disks: readonly string[]])[] = [
    [
      'every disk but the boot disk on a shared bus',
      ['scsi0.sharedBus = "virtual"', disk('scsi0:1', 'data.vmdk')],
      ['a.vmx:data.vmdk'],
    ],
    [
      'a disk with .shared, and no other',
      [disk('scsi0:1', 'data.vmdk'), disk('scsi0:2', 'log.vmdk'), 'scsi0:1.shared = "TRUE"'],
      ['a.vmx:data.vmdk'],
    ],
    [
      'a multi-writer disk, and no other',
      [disk('scsi0:1', 'data.vmdk'), disk('scsi0:2', 'log.vmdk'), 'scsi0:1.sharing = "multi-writer"'],
      ['a.vmx:data.vmdk'],
    ],
    ['a disk named quorum on an unshared bus', [disk('scsi0:1', 'quorum.vmdk')], ['a.vmx:quorum.vmdk']],
    ['no CD on a shared bus', [VIRTUAL, disk('scsi1:0', 'cd.iso')], []],
    ['no disk by bus sharing alone when it is the boot disk', ['scsi0.sharedBus = "physical"'], []],
  ];
  for (const [what, lines, disks] of rows) {
    it(what, async () => {
      assert.deepEqual(sharedIn(await clusterOf({ 'a.vmx': machine('a', ...lines) })), disks);
    });
  }

  it('a disk that another node names, with both uses', async () => {
    const cluster = await clusterOf({ 'a.vmx': node('a', VIRTUAL), 'b.vmx': node('b') });
    assert.deepEqual(sharedIn(cluster), [`a.vmx:${DATA} + b.vmx:${DATA}`]);
  });

  it('makes a node of a machine that names but one of the disks which another one shares', async () => {
    const log = disk('scsi1:1', '/san/log.vmdk');
    const { nodes } = await clusterOf({ 'a.vmx': node('a', VIRTUAL, log), 'b.vmx': node('b') });
    assert.deepEqual(
      nodes.map(({ evidence }) => evidence.map(({ text }) => ENGLISH(text))),
      [['scsi1.sharedBus = "virtual"'], ['the disk data.vmdk, which a.vmx shares']],
    );
  });

  it('a disk that nodes of one cluster name without sharing it', async () => {
    const log = disk('scsi0:1', '/san/log.vmdk');
    const cluster = await clusterOf({ 'a.vmx': node('a', VIRTUAL, log), 'b.vmx': node('b', VIRTUAL, log) });
    assert.deepEqual(sharedIn(cluster), [
      `a.vmx:${DATA} + b.vmx:${DATA}`,
      'a.vmx:/san/log.vmdk + b.vmx:/san/log.vmdk',
    ]);
  });

  it('not the boot disk of one node that another one names', async () => {
    const cluster = await clusterOf({
      'a.vmx': node('a', VIRTUAL),
      'b.vmx': node('b', VIRTUAL, disk('scsi0:1', 'a.vmdk')),
    });
    assert.deepEqual(sharedIn(cluster), [`a.vmx:${DATA} + b.vmx:${DATA}`]);
  });

  it('not the boot disk of one node on the shared bus of another one', async () => {
    const cluster = await clusterOf({
      'a.vmx': node('a', VIRTUAL),
      'b.vmx': node('b', VIRTUAL, disk('scsi1:1', 'a.vmdk')),
    });
    assert.deepEqual(sharedIn(cluster), [`a.vmx:${DATA} + b.vmx:${DATA}`]);
  });

  it('the boot disk of one node that another one marks', async () => {
    const cluster = await clusterOf({
      'a.vmx': node('a', VIRTUAL),
      'b.vmx': node('b', VIRTUAL, disk('scsi1:1', 'a.vmdk'), 'scsi1:1.shared = "TRUE"'),
    });
    assert.deepEqual(sharedIn(cluster), ['a.vmx:a.vmdk + b.vmx:a.vmdk', `a.vmx:${DATA} + b.vmx:${DATA}`]);
  });
});

describe('The mechanism', () => {
  const rows: readonly (readonly [lines: readonly string[], mechanism: Mechanism])[] = [
    [[VIRTUAL], 'bus'],
    [[PHYSICAL, 'scsi1:0.sharing = "multi-writer"'], 'bus'],
    [['scsi1:0.sharing = "multi-writer"', 'scsi1.sharedBus = "none"'], 'multi-writer'],
    [['scsi1:0.shared = "TRUE"'], 'per-disk'],
    [['scsi1:0.shared = "TRUE"', 'scsi1:0.sharing = "multi-writer"'], 'multi-writer'],
    [
      ['# vmxlint product=server1', 'scsi1:0.shared = "TRUE"', 'scsi1:0.sharing = "multi-writer"'],
      'per-disk',
    ],
    [['scsi1:0.shared = "TRUE"', VIRTUAL], 'bus'],
    [[disk('scsi0:1', 'quorum.vmdk')], 'bus'],
  ];
  for (const [lines, mechanism] of rows) {
    it(`${lines.join(', ').replaceAll('\n', ', ')}: ${mechanism}`, async () => {
      assert.equal((await clusterOf({ 'a.vmx': node('a', ...lines) })).mechanism, mechanism);
    });
  }
});

describe('The kind', () => {
  type Row = readonly [what: string, files: Readonly<Record<string, string>>, kind: Cluster['kind']];
  const presumed = (value: Cluster['kind']['value']): Cluster['kind'] => ({ value, declared: false });
  const declared = (value: Cluster['kind']['value']): Cluster['kind'] => ({ value, declared: true });
  const comment = (kind: string, text: string): string => `# vmxlint cluster=${kind}\n${text}`;
  const adapters = (second: string, ...more: readonly string[]): string =>
    [
      'ethernet0.present = "TRUE"',
      'ethernet0.networkName = "LAN"',
      'ethernet1.present = "TRUE"',
      second,
      ...more,
    ].join('\n');
  const HOST_ONLY = adapters('ethernet1.connectionType = "hostonly"');
  const on = (file: string, ...lines: readonly string[]): string =>
    machine('a', disk('scsi1:0', file), ...lines);
  const OTHER = disk('scsi1:1', 'vmhba0:1:0:2:data.vmdk');
  const rows: readonly Row[] = [
    ['is presumed in a box from a virtual bus', { 'a.vmx': node('a', VIRTUAL) }, presumed('in-a-box')],
    [
      'is presumed across boxes from a physical bus',
      { 'a.vmx': node('a', PHYSICAL) },
      presumed('across-boxes'),
    ],
    [
      'is presumed in a box from .shared',
      { 'a.vmx': node('a', 'scsi1:0.shared = "TRUE"') },
      presumed('in-a-box'),
    ],
    [
      'is open without any mode',
      { 'a.vmx': machine('a', disk('scsi1:0', 'quorum.vmdk')) },
      presumed(undefined),
    ],
    [
      'is open for multi-writer',
      { 'a.vmx': node('a', 'scsi1:0.sharing = "multi-writer"') },
      presumed(undefined),
    ],
    [
      'is open when nodes disagree',
      { 'a.vmx': node('a', VIRTUAL), 'b.vmx': node('b', PHYSICAL) },
      presumed(undefined),
    ],
    [
      'is never presumed physical-to-virtual',
      { 'a.vmx': on('/vmfs/volumes/san/lun-rdm.vmdk', PHYSICAL) },
      presumed('across-boxes'),
    ],
    [
      'is declared against the mode',
      { 'a.vmx': comment('across-boxes', node('a', VIRTUAL)) },
      declared('across-boxes'),
    ],
    [
      'is declared by one node for all',
      { 'a.vmx': node('a', VIRTUAL), 'b.vmx': comment('physical-to-virtual', node('b')) },
      declared('physical-to-virtual'),
    ],
    [
      'is declared, and open, when nodes declare two kinds',
      { 'a.vmx': comment('in-a-box', node('a', VIRTUAL)), 'b.vmx': comment('across-boxes', node('b')) },
      declared(undefined),
    ],
    [
      'is presumed when the declaration is no kind',
      { 'a.vmx': comment('in-two-boxes', node('a', VIRTUAL)) },
      presumed('in-a-box'),
    ],
    [
      'is open for a physical bus with a host-only heartbeat',
      { 'a.vmx': node('a', PHYSICAL, HOST_ONLY) },
      presumed(undefined),
    ],
    [
      'is in a box for a virtual bus with a host-only heartbeat',
      { 'a.vmx': node('a', VIRTUAL, HOST_ONLY) },
      presumed('in-a-box'),
    ],
    [
      'is across boxes when the host-only one of three adapters may be something else',
      {
        'a.vmx': node(
          'a',
          PHYSICAL,
          HOST_ONLY,
          'ethernet2.present = "TRUE"',
          'ethernet2.networkName = "LAN 2"',
        ),
      },
      presumed('across-boxes'),
    ],
    [
      'is open for a virtual bus with a hardware path',
      { 'a.vmx': on('vmhba0:1:0:1:data.vmdk', VIRTUAL) },
      presumed(undefined),
    ],
    [
      'is across boxes for a physical bus with a hardware path',
      { 'a.vmx': on('vmhba0:1:0:1:data.vmdk', PHYSICAL) },
      presumed('across-boxes'),
    ],
    [
      'is open for a physical bus with a label path',
      { 'a.vmx': on('san:data.vmdk', PHYSICAL) },
      presumed(undefined),
    ],
    [
      'is across boxes when only one node has slipped to the label',
      {
        'a.vmx': on('san:quorum.vmdk', PHYSICAL, OTHER),
        'b.vmx': machine('b', disk('scsi1:0', 'vmhba0:1:0:1:quorum.vmdk'), PHYSICAL, OTHER),
      },
      presumed('across-boxes'),
    ],
    [
      'is open for a virtual bus with a physical-mode raw mapping by its type',
      { 'a.vmx': node('a', VIRTUAL, 'scsi1:0.deviceType = "scsi-passthru-rdm"') },
      presumed(undefined),
    ],
    [
      'is open for a virtual bus with a physical-mode raw mapping by its descriptor',
      { 'a.vmx': on('/vms/lun.vmdk', VIRTUAL), 'lun.vmdk': rawMapping('vmfsPassthroughRawDeviceMap') },
      presumed(undefined),
    ],
    [
      'is in a box for a virtual bus with a virtual-mode raw mapping',
      { 'a.vmx': on('/vms/lun.vmdk', VIRTUAL), 'lun.vmdk': rawMapping('vmfsRawDeviceMap') },
      presumed('in-a-box'),
    ],
  ];
  for (const [what, files, kind] of rows) {
    it(what, async () => {
      assert.deepEqual((await clusterOf(files)).kind, kind);
    });
  }
});

function rawMapping(createType: string): string {
  return `# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType="${createType}"\nRW 2048 VMFSRDM "lun-rdm.vmdk"\n`;
}
