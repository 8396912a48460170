import assert from 'node:assert/strict';
import { applyFix, lintFiles, textOf, type Files } from '../lintFiles.js';
import { both, expectFindings, fixTitles, messageOf } from './nodeFiles.js';
import {
  descriptor,
  FLAT,
  QUORUM,
  QUORUM_FILE,
  sharingNode,
  THICK,
  THIN,
  type NodeText,
} from './sharedDisks.js';

const WINDOWS = 'cluster-multi-writer-windows';
const TWO = 'cluster-multi-writer-plus-shared-bus';
const SLIM = 'cluster-multi-writer-thin';
const CBT = 'cluster-multi-writer-cbt';
const CBT_ON_BUS = 'cluster-cbt-on-shared-disk';
const FLAG = 'scsi1:0.sharing = "multi-writer"';
const LINUX = 'oracleLinux8-64';

function pair(text: NodeText, disk?: string): Files {
  const files = { 'a.vmx': sharingNode('a', text), 'b.vmx': sharingNode('b', text) };
  return disk === undefined ? files : { ...files, [QUORUM_FILE]: disk };
}
const windows = (more: NodeText = {}): NodeText => ({ product: 'vsphere7', lines: [FLAG], ...more });
const linux = (more: NodeText = {}): NodeText => windows({ guest: LINUX, ...more });
const flag = (severity: string, rule: string): string[] => both(`${severity} ${rule} "multi-writer"`);

expectFindings(
  'Multi-writer with Windows',
  [WINDOWS, TWO],
  [
    ['is an error on vSphere', pair(windows()), flag('error', WINDOWS)],
    [
      'is an error with Windows 2003 too',
      pair(windows({ guest: 'winNetEnterprise' })),
      flag('error', WINDOWS),
    ],
    ['is one mistake on a shared bus', pair(windows({ bus: 'physical' })), flag('error', WINDOWS)],
    ['is a warning on an unknown product', pair({ lines: [FLAG] }), flag('warning', WINDOWS)],
    ['has no effect on hosted products', pair(windows({ product: 'workstation' })), []],
    ['is no matter with Linux', pair(linux()), []],
    ['is no matter with a desktop', pair(windows({ guest: 'windows9-64' })), []],
    [
      'is not judged with a guest written twice',
      pair(windows({ lines: [FLAG, 'guestOS = "windows9srv-64"'] })),
      [],
    ],
    ['another word is no flag', pair(windows({ lines: ['scsi1:0.sharing = "sharingNone"'] })), []],
  ],
);

const secondDisk = ['scsi1:1.present = "TRUE"', 'scsi1:1.fileName = "/vms/shared/data.vmdk"'];

expectFindings(
  'Multi-writer on a shared bus',
  [TWO],
  [
    ['is a warning on vSphere', pair(linux({ bus: 'virtual' })), flag('warning', TWO)],
    [
      'is found in the node that has both',
      { 'a.vmx': sharingNode('a', linux({ bus: 'physical' })), 'b.vmx': sharingNode('b', linux()) },
      [`a.vmx warning ${TWO} "multi-writer"`],
    ],
    ['the mode none is no sharing', pair(linux({ bus: 'none' })), []],
    [
      'is not judged on hosted and unknown products',
      {
        ...pair(linux({ product: 'workstation', bus: 'virtual' })),
        'c.vmx': sharingNode('c', { bus: 'virtual', guest: LINUX, lines: [FLAG], file: '/vms/c/c.vmdk' }),
      },
      [],
    ],
    [
      'is one finding a controller, however many disks have the flag',
      pair(linux({ bus: 'virtual', lines: [FLAG, ...secondDisk, 'scsi1:1.sharing = "multi-writer"'] })),
      flag('warning', TWO),
    ],
    ['another disk of the bus is not meant', pair(linux({ bus: 'virtual', lines: secondDisk })), []],
  ],
);

expectFindings(
  'A thin multi-writer disk',
  [SLIM],
  [
    ['is an error on vSphere', pair(linux(), THIN), both(`error ${SLIM} "${QUORUM}"`)],
    [
      'is no matter on vSAN',
      pair(linux(), descriptor('vmfs', 'RW 8 VMFS "vsan://a1"', 'ddb.thinProvisioned = "1"')),
      [],
    ],
    [
      'is a hint where the descriptor does not tell what the disk lies on',
      pair(linux(), descriptor('vmfs', 'RW 8 VMFS "quorum-flat"', 'ddb.thinProvisioned = "1"')),
      both(`hint ${SLIM} "${QUORUM}"`),
    ],
    [
      'is a warning on an unknown product',
      pair({ guest: LINUX, lines: [FLAG] }, THIN),
      both(`warning ${SLIM} "${QUORUM}"`),
    ],
    ['a thick disk is right', pair(linux(), THICK), []],
    ['a disk on a bus has its own rule', pair({ product: 'vsphere7', bus: 'virtual' }, THIN), []],
  ],
);

const tracked = descriptor('vmfs', FLAT, 'changeTrackPath="quorum-ctk.vmdk"');
const own = (value: string): string => `scsi1:0.ctkEnabled = "${value}"`;
const whole = 'ctkEnabled = "TRUE"';

expectFindings(
  'Changed block tracking of multi-writer disks',
  [CBT, CBT_ON_BUS],
  [
    ['is an error for the disk', pair(linux({ lines: [FLAG, own('TRUE')] })), both(`error ${CBT} "TRUE"`)],
    [
      'is one finding for disk and machine',
      pair(linux({ lines: [FLAG, own('true'), whole] })),
      both(`error ${CBT} "true"`),
    ],
    ['is an error for the machine', pair(linux({ lines: [FLAG, whole] })), both(`error ${CBT} "TRUE"`)],
    [
      'is a warning where the disk is left out',
      pair(linux({ lines: [FLAG, own('FALSE'), whole] })),
      both(`warning ${CBT} "TRUE"`),
    ],
    ['is told by the descriptor', pair(linux(), tracked), both(`error ${CBT} "${QUORUM}"`)],
    [
      'a switch that is off beats an old descriptor',
      pair(linux({ lines: [FLAG, own('FALSE')] }), tracked),
      [],
    ],
    [
      'a switch written twice tells nothing',
      pair(linux({ lines: [FLAG, own('TRUE'), own('FALSE')] }), tracked),
      [],
    ],
    [
      'is one finding on a shared bus',
      pair(linux({ bus: 'virtual', lines: [FLAG, own('TRUE')] })),
      both(`error ${CBT} "TRUE"`),
    ],
    [
      'is a warning on an unknown product',
      pair({ guest: LINUX, lines: [FLAG, own('TRUE')] }),
      both(`warning ${CBT} "TRUE"`),
    ],
  ],
);

const onBus = (...lines: string[]): NodeText => ({ product: 'vsphere7', bus: 'physical', lines });

expectFindings(
  'Changed block tracking on a shared bus',
  [CBT, CBT_ON_BUS],
  [
    ['is a warning', pair(onBus(own('TRUE'))), both(`warning ${CBT_ON_BUS} "TRUE"`)],
    ['is told by the descriptor', pair(onBus(), tracked), both(`warning ${CBT_ON_BUS} "${QUORUM}"`)],
    ['of the machine concerns other disks', pair(onBus(whole)), []],
    ['of the system disk is right', pair(onBus(whole, 'scsi0:0.ctkEnabled = "TRUE"')), []],
    ['with a template is not judged', pair(onBus(own('{{ctk}}')), tracked), []],
    ['is not judged on an unknown product', pair({ bus: 'physical', lines: [own('TRUE')] }), []],
    ['means nothing on a bus that is not shared', pair({ product: 'vsphere7', lines: [own('TRUE')] }), []],
  ],
);

describe('Repairs of multi-writer clusters', () => {
  it('take the flag off where the bus is shared, and offer nothing where it is not', async () => {
    const files = pair(windows({ bus: 'physical' }));
    assert.deepEqual(await fixTitles(files, 'a.vmx', WINDOWS), [
      'Take the multi-writer flag off quorum.vmdk in every node, and keep the shared bus',
    ]);
    const fix = (await lintFiles(files)).get('a.vmx')?.find(({ ruleId }) => ruleId === WINDOWS)?.fixes[0];
    const after = applyFix(files, fix ?? assert.fail('no fix'));
    for (const name of ['a.vmx', 'b.vmx']) assert.doesNotMatch(textOf(after[name] ?? ''), /multi-writer/);
    assert.deepEqual(await fixTitles(pair(windows()), 'a.vmx', WINDOWS), []);
  });

  it('of Windows say what the kind of the cluster and its bus ask for', async () => {
    const onBus = await messageOf(pair(windows({ bus: 'virtual', kind: 'in-a-box' })), 'a.vmx', WINDOWS);
    assert.match(onBus, /Take the flag off in every node, and keep the shared bus\.$/);
    const inABox = await messageOf(pair(windows({ kind: 'in-a-box' })), 'a.vmx', WINDOWS);
    assert.match(inABox, /in virtual mode on a controller whose sharedBus is "virtual"/);
    assert.match(await messageOf(pair(windows()), 'a.vmx', WINDOWS), /sharedBus is "physical"/);
  });

  it('do not stop sharing a bus that another disk needs', async () => {
    const files = pair(linux({ bus: 'virtual', lines: [FLAG, ...secondDisk] }));
    assert.match(
      await messageOf(files, 'a.vmx', TWO),
      /quorum\.vmdk \(scsi1:0\).*scsi1\.sharedBus = "virtual"/,
    );
    assert.deepEqual(await fixTitles(files, 'a.vmx', TWO), []);
  });

  it('speak of every node where there are several', async () => {
    const lines = [FLAG, own('TRUE')];
    assert.deepEqual(await fixTitles(pair(linux({ lines })), 'a.vmx', CBT), [
      'Switch changed block tracking off in every node',
    ]);
    assert.deepEqual(await fixTitles({ 'a.vmx': sharingNode('a', linux({ lines })) }, 'a.vmx', CBT), [
      'Switch changed block tracking off',
    ]);
  });

  it('stop sharing the bus in every node, wherever it is there', async () => {
    const files = {
      'a.vmx': sharingNode('a', linux({ bus: 'virtual' })),
      'b.vmx': sharingNode('b', linux({ bus: 'virtual' })).replaceAll('scsi1', 'scsi2'),
    };
    const fix = (await lintFiles(files)).get('a.vmx')?.find(({ ruleId }) => ruleId === TWO)?.fixes[0];
    assert.equal(fix?.title, 'Keep the multi-writer flag, and stop sharing the bus in every node');
    const after = applyFix(files, fix);
    assert.match(textOf(after['a.vmx'] ?? ''), /^scsi1\.sharedBus = "none"$/m);
    assert.match(textOf(after['b.vmx'] ?? ''), /^scsi2\.sharedBus = "none"$/m);
    assert.doesNotMatch(textOf(after['b.vmx'] ?? ''), /scsi1/);
  });

  it('name all disks with the flag', async () => {
    const files = pair(
      linux({ bus: 'virtual', lines: [FLAG, ...secondDisk, 'scsi1:1.sharing = "multi-writer"'] }),
    );
    assert.match(
      await messageOf(files, 'a.vmx', TWO),
      /quorum\.vmdk \(scsi1:0\) and data\.vmdk \(scsi1:1\) have/,
    );
  });

  it('name the disks and what shows the tracking', async () => {
    const machine = pair(linux({ lines: [FLAG, whole] }));
    assert.match(
      await messageOf(machine, 'a.vmx', CBT),
      /ctkEnabled = "TRUE"\), and it has multi-writer disks: scsi1:0\./,
    );
    assert.match(
      await messageOf(pair(onBus(), tracked), 'a.vmx', CBT_ON_BUS),
      /changeTrackPath="quorum-ctk\.vmdk" in its descriptor/,
    );
  });
});
