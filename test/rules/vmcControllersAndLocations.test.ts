import { assertNames, files, node, ordinary, QUORUM, SHARED, table } from './vmcFiles.js';

const controller = (id: string): string => ordinary({ scsi: [{ id }] });
table('vmc-too-many-controllers', [
  ['knows 0 to 3', files(controller('0'), controller('3')), []],
  ['reports others', files(controller('4'), controller('15')), ['a error id="4"', 'b error id="15"']],
  ['is silent about ids that are no number', files(controller('{{id}}'), controller('')), []],
  [
    'warns under other names',
    files(controller('4').replaceAll('scsi_controller', 'scsi_bus')),
    ['a warning id="4"'],
  ],
]);

it('A controller above 3 gets a free number, and none where all four are taken', async () => {
  const ids = (...all: readonly string[]): string => ordinary({ scsi: all.map((id) => ({ id })) });
  const rule = 'vmc-too-many-controllers';
  await assertNames(rule, files(ids('0', '4')), ['Give the controller a free number from 0 to 3.']);
  await assertNames(rule, files(ids('0', '1', '2', '3', '4')), [
    'All four numbers are taken, so move its disks',
  ]);
});

it('An IDE controller above 1 gets the other number, and none where both are there', async () => {
  const ide = (...ids: readonly string[]): string =>
    ordinary().replace(
      /<ide_controller.*<\/ide_controller>/s,
      ids.map((id) => `<ide_controller id="${id}"></ide_controller>`).join(''),
    );
  const rule = 'vmc-scsi-location-range';
  await assertNames(rule, files(ide('0', '2')), ['Give the controller the number 1, which is free.']);
  await assertNames(rule, files(ide('0', '1', '2')), ['Both are there already, so move the drives to them']);
});

const at = (id: string, driveType = '1'): string =>
  ordinary({ scsi: [{ disks: [{ id, driveType, absolute: 'D:\\d.vhd' }] }] });
table('vmc-scsi-location-range', [
  ['knows 0 to 6 on SCSI', files(at('0'), at('6')), []],
  ['reports 7', files(at('7')), ['a error id="7"']],
  ['reports a CD drive too', files(at('7', '2')), ['a error id="7"']],
  ['is silent about an empty place and a template', files(at('7', '0'), at('{{id}}')), []],
  ['warns under other names', files(at('9').replaceAll('scsi_adapter', 'scsi')), ['a warning id="9"']],
  [
    'leaves a shared bus to the rule about it',
    files(node(1, { scsi: [{ ...SHARED, disks: [{ ...QUORUM, id: '9' }] }] })),
    [],
  ],
  [
    'reports an IDE location',
    files(ordinary({ ide: [{ absolute: 'D:\\a.vhd' }, { id: '2', absolute: 'D:\\b.vhd' }] })),
    ['a error id="2"'],
  ],
  [
    'reports an IDE controller',
    files(ordinary().replace('ide_controller id="0"', 'ide_controller id="2"')),
    ['a error id="2"'],
  ],
]);
