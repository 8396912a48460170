// A repair that cannot be carried out whole is not offered: the mistake is told, and a person decides.
import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { bus, declare, node, pair } from './nodeFiles.js';
import { files, findingsOf, node as vmcNode, QUORUM, type NodeText } from './vmcFiles.js';

const GSX = declare('gsx3');
const BETWEEN_HOSTS = declare('gsx3', 'across-boxes');
const LOCKING_OFF = 'disk.locking = "FALSE"';
const VIRTUAL = 'scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"';
/** An adapter that is wrong for Windows Server 2008 and later. */
const BUSLOGIC = [declare('vsphere4'), 'scsi1.virtualDev = "buslogic"', bus('physical')];
const of2008 = (text: string): string => text.replace('winNetEnterprise', 'longhorn-64');
const TARGETS = [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15];

const disk = (slot: string, file: string): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "/san/${file}.vmdk"`;
/** Every other SCSI controller has a disk already. */
const CONTROLLERS_TAKEN = [1, 2, 3].map((number) => bus(undefined, `/san/own${number}.vmdk`, number));
/** A node that starts from an IDE disk and has no SCSI controller for it. */
const onIde = (name: string, ...lines: readonly string[]): string =>
  node(name, ...lines).replace(
    /scsi0\.present.*\nscsi0:0\.present.*\nscsi0:0\.fileName/,
    'ide0:0.present = "TRUE"\nide0:0.fileName',
  );
const fullBus = (own: number, name: string): readonly string[] =>
  TARGETS.map((target) => disk(`scsi1:${target}`, target === own ? 'x' : `${name}${target}`));

describe('No repair is offered on VMware', () => {
  const rows: readonly (readonly [what: string, rule: string, files: Files])[] = [
    [
      'for a private disk on the shared bus, where there is no other bus',
      'cluster-mixed-disks-on-shared-bus',
      {
        'a.vmx': onIde('a', declare('esx3'), bus('virtual'), disk('scsi1:1', 'mine')),
        'b.vmx': onIde('b', declare('esx3'), bus('virtual')),
      },
    ],
    [
      'for a disk on a hosted product whose guests need SCSI-3 reservations, which no bus there has',
      'cluster-bus-sharing-missing',
      {
        'a.vmx': of2008(node('a', declare('workstation', 'in-a-box'), bus(undefined))),
        'b.vmx': of2008(node('b', declare('workstation', 'in-a-box'), bus(undefined))),
      },
    ],
    [
      'for a shared disk beside the boot disk, where all controllers have other disks',
      'cluster-shared-disk-on-boot-controller',
      { 'a.vmx': node('a', GSX, LOCKING_OFF, disk('scsi0:1', 'quorum'), ...CONTROLLERS_TAKEN) },
    ],
    [
      'for a shared disk on the IDE channel of the boot disk, which has to move to SCSI first',
      'cluster-shared-disk-on-boot-controller',
      { 'a.vmx': onIde('a', GSX, LOCKING_OFF, disk('ide0:1', 'quorum')) },
    ],
    [
      'for a shared disk beside the boot disk of hosted nodes on several hosts, which share by iSCSI',
      'cluster-shared-disk-on-boot-controller',
      pair([BETWEEN_HOSTS, disk('scsi0:1', 'quorum')]),
    ],
    [
      'for a disk that only one of such nodes shares',
      'cluster-bus-sharing-not-on-all-nodes',
      pair([BETWEEN_HOSTS, bus('none')], [BETWEEN_HOSTS, bus('virtual')]),
    ],
    [
      'for different targets, where no target is free',
      'cluster-target-id-differs',
      pair([VIRTUAL, ...fullBus(0, 'a')], [VIRTUAL, ...fullBus(1, 'b')]),
    ],
    [
      'for a second shared bus, where another node does not share the first',
      'cluster-two-shared-buses',
      pair(
        [declare('server2'), LOCKING_OFF, bus('virtual'), bus('virtual', '/san/data.vmdk', 2)],
        [declare('server2'), LOCKING_OFF, bus('none'), bus('virtual', '/san/data.vmdk', 2)],
      ),
    ],
    [
      'for a second shared bus, where a node has its disk in two slots',
      'cluster-two-shared-buses',
      pair(
        [declare('server2'), LOCKING_OFF, bus('virtual'), bus('virtual', '/san/data.vmdk', 2)],
        [
          declare('server2'),
          LOCKING_OFF,
          bus('virtual'),
          bus('virtual', '/san/data.vmdk', 2),
          disk('scsi2:1', 'data'),
        ],
      ),
    ],
    [
      'for the wrong adapter, where one of the nodes has hardware that is too old for the right one',
      'cluster-adapter-model-for-guest',
      {
        'a.vmx': of2008(node('a', 'virtualHW.version = "4"', ...BUSLOGIC)),
        'b.vmx': of2008(node('b', 'virtualHW.version = "7"', ...BUSLOGIC)),
      },
    ],
    [
      'for a shared disk on IDE that one node names twice',
      'cluster-shared-disk-not-scsi',
      pair([GSX, disk('ide0:1', 'quorum'), disk('ide1:1', 'quorum')], [GSX, disk('ide0:1', 'quorum')]),
    ],
    [
      'for a shared disk on IDE, where all SCSI controllers have other disks',
      'cluster-shared-disk-not-scsi',
      { 'a.vmx': node('a', declare('gsx3', 'in-a-box'), disk('ide0:1', 'quorum'), ...CONTROLLERS_TAKEN) },
    ],
  ];
  for (const [what, rule, given] of rows) {
    it(what, async () => {
      assert.deepEqual(await titlesOf(rule, given), []);
    });
  }
});

/** An element that nobody closes: behind it nothing was read. */
const broken = (text: string): string => text.replace('</preferences>', '<settings></preferences>');
const networks = (number: number, ...names: string[]): string => vmcNode(number, { networks: names });
const ide = (text: NodeText['ide'] = []): string => vmcNode(1, { ide: text });
const D = (name: string): string => `D:\\Cluster\\${name}.vhd`;

describe('No repair is offered on Virtual Server', () => {
  const id7 = (number: number): string =>
    vmcNode(number, { scsi: [{ shared: 'true', scsiId: '7', disks: [QUORUM] }] });
  const rows: readonly (readonly [what: string, rule: string, files: Files])[] = [
    [
      'for an adapter on no network, in a file with an XML error',
      'vmc-adapter-unconnected',
      files(broken(networks(1, 'Production', '')), networks(2, 'Production', 'Heartbeat')),
    ],
    [
      'for heartbeats on two networks, where the file of one node has an XML error',
      'vmc-heartbeat-networks-differ',
      files(networks(1, 'Production', 'HB1'), broken(networks(2, 'Production', 'HB2'))),
    ],
    [
      'for one SCSI id in two nodes, where the file of the second has an XML error',
      'vmc-scsi-id-same-on-bus',
      files(id7(1), broken(id7(2))),
    ],
    [
      'for one SCSI id in two nodes, where the file of the first has an XML error',
      'vmc-scsi-id-same-on-bus',
      files(broken(id7(1)), id7(2)),
    ],
    [
      'for two drives at one location, where both locations of the channel have one',
      'vmc-duplicate-location',
      files(
        ide([
          { id: '0', absolute: D('a') },
          { id: '1', absolute: D('b') },
          { id: '1', absolute: D('c') },
        ]),
      ),
    ],
    [
      'for a drive at location 2, where both locations of the channel have one',
      'vmc-scsi-location-range',
      files(
        ide([
          { id: '0', absolute: D('a') },
          { id: '1', absolute: D('b') },
          { id: '2', absolute: D('c') },
        ]),
      ),
    ],
    [
      'for a third IDE controller',
      'vmc-scsi-location-range',
      files(
        ide([{ absolute: D('a') }]).replace(/<ide_controller[^]*<\/ide_controller>/, (channel) =>
          ['0', '1', '2'].map((number) => channel.replace('id="0"', `id="${number}"`)).join(''),
        ),
      ),
    ],
  ];
  for (const [what, rule, given] of rows) {
    it(what, async () => {
      const found = await findingsOf(rule, given);
      assert.ok(found.length > 0, `${rule} finds nothing`);
      assert.deepEqual(
        found.flatMap(({ finding }) => finding.fixes),
        [],
      );
    });
  }
});

/** The titles of a rule's repairs in all files; it must find something in a.vmx. */
async function titlesOf(rule: string, given: Files): Promise<readonly string[]> {
  const found = await findingsOf(rule, given);
  assert.ok(
    found.some(({ file }) => file === 'a.vmx'),
    `${rule} finds nothing`,
  );
  return found.flatMap(({ finding }) => finding.fixes.map(({ title }) => title));
}
