import assert from 'node:assert/strict';
import {
  DISKS_ON_0,
  ESX,
  GSX,
  SCSI1,
  VIRTUAL,
  data,
  findings,
  node,
  one,
  quorum,
  table,
  two,
} from './busFiles.js';

const absent = (marked: string, severity = 'error'): string[] => [
  `a ${severity} cluster-shared-controller-absent ${marked}`,
];

table('A controller that is not switched on', [
  { name: 'with a device that is on', files: one(data('scsi1:0')), expected: absent('scsi1:0.present') },
  {
    name: 'is left to the rule about the device when that is not switched on either',
    files: one('scsi1:0.fileName = "data.vmdk"\n'),
    expected: [],
  },
  {
    name: 'switched off, with a device that is on',
    files: one(`scsi1.present = "false"\n${data('scsi1:0')}`),
    expected: absent('"false"'),
  },
  {
    name: 'because nothing is written behind the switch',
    files: one(`scsi1.present = ""\n${data('scsi1:0')}`),
    expected: absent('""'),
  },
  {
    name: 'with a shared bus alone, which may be left of an adapter that was removed, is a warning',
    files: one(VIRTUAL),
    expected: absent('"virtual"', 'warning'),
  },
  {
    name: 'with a shared bus and a disk that is not switched on either',
    files: one(`${VIRTUAL}scsi1:0.fileName = "data.vmdk"\n`),
    expected: absent('"virtual"'),
  },
  {
    name: 'with a CD drive',
    files: one('scsi1:5.present = "TRUE"\nscsi1:5.deviceType = "cdrom-raw"\n'),
    expected: absent('scsi1:5.present'),
  },
  { name: 'with sharing none alone', files: one('scsi1.sharedBus = "none"\n'), expected: [] },
  {
    name: 'with a device that is off',
    files: one('scsi1:0.present = "FALSE"\nscsi1:0.fileName = "old.vmdk"\n'),
    expected: [],
  },
  { name: 'with an empty file name', files: one('scsi1:0.fileName = ""\n'), expected: [] },
  {
    name: 'may be switched on in the encrypted part',
    files: one(`encryption.data = "x"\n${data('scsi1:0')}`),
    expected: [],
  },
  { name: 'by a placeholder', files: one(`scsi1.present = "{{on}}"\n${data('scsi1:0')}`), expected: [] },
  {
    name: 'of another bus is a warning',
    files: one(
      'sata0:1.present = "TRUE"\nnvme1:0.present = "TRUE"\nsata1.present = "TRUE"\nsata1:0.present = "TRUE"\n',
    ),
    expected: ['sata0:1.present', 'nvme1:0.present'].map(
      (marked) => `a warning cluster-shared-controller-absent ${marked}`,
    ),
  },
  {
    name: 'but is an IDE channel, which needs no switch',
    files: one('ide0:0.present = "TRUE"\nide0:0.fileName = "data.vmdk"\n'),
    expected: [],
  },
]);

it('A controller that is not switched on is switched on only where the virtual hardware has such a bus', async () => {
  const titles = async (version: string): Promise<readonly string[] | undefined> => {
    const text = node('a', 'nvme0:0.present = "TRUE"\n').replace('"3"', `"${version}"`);
    const [found] = await findings({ 'a.vmx': text });
    return found?.finding.fixes.map(({ title }) => title);
  };
  assert.deepEqual(await titles('13'), ['Set nvme0.present = "TRUE"']);
  assert.deepEqual(await titles('11'), []);
});

it('A controller that is not switched on is said to be shared where it holds no disk', async () => {
  const [found] = await findings(one(VIRTUAL));
  assert.match(
    found?.finding.message ?? '',
    /^scsi1\.present = "TRUE" is missing, although the bus of the controller is shared \(scsi1\.sharedBus = "virtual"\)\./,
  );
});

const DECLARED = '# vmxlint cluster=in-a-box\n';
const empty = (file: string): string => `${file} warning cluster-shared-bus-empty "virtual"`;

table('A shared bus without a disk', [
  {
    name: 'as in the book: all disks on scsi0, the setting on scsi1, no switch for it',
    files: one(DISKS_ON_0 + VIRTUAL),
    expected: ['a hint cluster-shared-disk-on-boot-controller "quorum.vmdk"', empty('a')],
  },
  {
    name: 'is one mistake, though the nodes share nothing because of it',
    files: two(SCSI1 + VIRTUAL + 'scsi2.present = "TRUE"\n' + quorum('scsi2:0')),
    expected: [empty('a'), empty('b')],
  },
  {
    name: 'is none where the bus holds a disk, though another disk hangs elsewhere',
    files: two(`${SCSI1}${VIRTUAL}${data('scsi1:0')}scsi2.present = "TRUE"\n${quorum('scsi2:0')}`),
    expected: ['a', 'b'].map((file) => `${file} error cluster-bus-sharing-missing scsi2.present`),
  },
  {
    name: 'holds only a CD drive',
    files: one(
      `${SCSI1}${VIRTUAL}scsi1:5.deviceType = "cdrom-raw"\nscsi1:5.present = "TRUE"\nscsi2.present = "TRUE"\n${quorum('scsi2:0')}`,
    ),
    expected: [empty('a')],
  },
  {
    name: 'is no mistake while no disk is known to be shared',
    files: one(`${SCSI1}${VIRTUAL}scsi2.present = "TRUE"\n${data('scsi2:0')}`),
    expected: [],
  },
  {
    name: 'is worth a hint in a declared node that has no shared disk at all',
    files: one(`${DECLARED}${SCSI1}${VIRTUAL}scsi2.present = "TRUE"\n${data('scsi2:0')}`),
    expected: ['a hint cluster-shared-bus-empty "virtual"'],
  },
  {
    name: 'is none in a declared node with a shared disk on another bus',
    files: one(
      `${DECLARED}${SCSI1}${VIRTUAL}scsi2.present = "TRUE"\nscsi2.sharedBus = "virtual"\n${data('scsi2:0')}`,
    ),
    expected: [],
  },
  {
    name: 'is switched on first',
    files: one(`${DECLARED}${VIRTUAL}`),
    expected: absent('"virtual"', 'warning'),
  },
  {
    name: 'is no mistake beside a disk that is shared by itself',
    files: one(
      `${GSX}${SCSI1}${VIRTUAL}scsi2.present = "TRUE"\n${quorum('scsi2:0')}scsi2:0.shared = "TRUE"\n`,
    ),
    expected: [],
  },
  {
    name: 'is left to the rule about the boot controller on ESX',
    files: one(ESX + SCSI1 + VIRTUAL + quorum('scsi0:1')),
    expected: ['a error cluster-shared-disk-on-boot-controller "quorum.vmdk"'],
  },
]);

it('A shared bus without a disk is not said to be the only one', async () => {
  const scsi2 = `${data('scsi2:0')}scsi2.present = "TRUE"\nscsi2.sharedBus = "virtual"\n`;
  const files = two(`${ESX}${SCSI1}${VIRTUAL}${scsi2}scsi3.present = "TRUE"\n${quorum('scsi3:0')}`);
  const found = (await findings(files)).find(({ finding }) => finding.ruleId === 'cluster-shared-bus-empty');
  assert.match(
    found?.finding.message ?? '',
    /so quorum\.vmdk is not shared and the second node cannot open it\./,
  );
});
