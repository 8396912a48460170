import assert from 'node:assert/strict';
import { SCSI1, findings, one, table } from './busFiles.js';

const wrongValue = (marked: string): string[] => [`a error cluster-bus-sharing-value ${marked}`];

table('A value of sharedBus', [
  { name: 'near a real one', files: one('scsi1.sharedBus = "virtaul"\n'), expected: wrongValue('"virtaul"') },
  { name: 'without quotes', files: one('scsi1.sharedBus = shared\n'), expected: wrongValue('shared') },
  { name: 'a placeholder', files: one('scsi1.sharedBus = "${MODE}"\n'), expected: [] },
  { name: 'empty', files: one('scsi1.sharedBus = ""\n'), expected: [] },
  { name: 'written twice', files: one('scsi1.sharedBus = "a"\nscsi1.sharedBus = "b"\n'), expected: [] },
  { name: 'with blanks around it', files: one('scsi1.sharedBus = " none "\n'), expected: [] },
  {
    name: 'in typographic quotes, of which another rule tells',
    files: one('scsi1.sharedBus = “none”\n'),
    expected: [],
  },
  {
    name: 'in single quotes, which belong to the value',
    files: one("scsi1.sharedBus = 'virtual'\n"),
    expected: wrongValue("'virtual'"),
  },
  {
    name: 'in single typographic quotes',
    files: one('scsi1.sharedBus = ‘virtual’\n'),
    expected: wrongValue('‘virtual’'),
  },
]);

table('The bus of an NVMe controller', [
  ...['"virtual"', '"VIRTUAL"'].map((value) => ({
    name: `has no mode ${value}`,
    files: one(`nvme1.present = "TRUE"\nnvme1.sharedBus = ${value}\n`),
    expected: [`a warning cluster-bus-sharing-value ${value}`],
  })),
  {
    name: 'has the modes physical and none',
    files: one(
      'nvme1.present = "TRUE"\nnvme1.sharedBus = "physical"\nnvme2.present = "TRUE"\nnvme2.sharedBus = "none"\n',
    ),
    expected: [],
  },
]);

const misspelled = (key: string): string[] => [`a error cluster-bus-key-misspelled ${key}`];

table('A key', [
  ...[
    'scsil.sharedBus',
    'scsiI.SharedBus',
    'scsiO.sharedBus',
    'scsi01.sharedBus',
    'scsi1.sharedBuss',
    'scsi1.sharredBus',
    'scsi<n>.sharedBus',
    'scsi[N].sharedBus',
    '"scsi1.sharedBus"',
  ].map((key) => ({ name: key, files: one(`${SCSI1}${key} = "virtual"\n`), expected: misspelled(key) })),
  {
    name: 'without a dot',
    files: one('scsi1sharedBus = "virtual"\n'),
    expected: misspelled('scsi1sharedBus'),
  },
  {
    name: 'misspelled with the value none is only worth a warning',
    files: one('scsil.sharedBus = "none"\n'),
    expected: ['a warning cluster-bus-key-misspelled scsil.sharedBus'],
  },
  {
    name: 'misspelled beside the right one, which shares the bus, is only worth a warning',
    files: one(`${SCSI1}scsi1.sharedBus = "virtual"\nscsi1.shareBus = "virtual"\n`),
    expected: ['a warning cluster-bus-key-misspelled scsi1.shareBus'],
  },
  ...['scsi<n>.sharedBus', 'scsi.sharedBus'].map((key) => ({
    name: `${key} without a number, where the one bus that can be meant is shared, is only worth a warning`,
    files: one(`${SCSI1}scsi1.sharedBus = "virtual"\n${key} = "virtual"\n`),
    expected: [`a warning cluster-bus-key-misspelled ${key}`],
  })),
  {
    name: 'misspelled beside the right one, which shares nothing',
    files: one(`${SCSI1}scsi1.sharedBus = "none"\nscsil.sharedBus = "virtual"\n`),
    expected: misspelled('scsil.sharedBus'),
  },
  ...[
    'SCSI1.SHAREDBUS = "none"',
    'scsi1.shared = "TRUE"',
    'scsi1:0.sharing = "none"',
    'scsi1:0.sharedBus = "virtual"',
    'scsi10.sharedBus = "none"',
    'scsi1.shrdBs = "virtual"',
    'nvme0.present = "TRUE"\nnvme0.sharedBus = "physical"',
    'scsi{{n}}.sharedBus = "virtual"',
    'scsi{n}.sharedBus = "virtual"',
    'sched.scsi1:0.shares = "normal"',
    '# scsil.sharedBus = "virtual"',
  ].map((line) => ({ name: `is no misspelling: ${line}`, files: one(`${line}\n`), expected: [] })),
]);

it('A misspelled key is said to break the cluster only where its value would share the bus', async () => {
  const message = async (value: string): Promise<string> =>
    (await findings(one(`${SCSI1}scsil.sharedBus = "${value}"\n`)))[0]?.finding.message ?? '';
  assert.match(await message('none'), /so the line does nothing\./);
  assert.match(await message('virtual'), /the second node cannot open the disks on it\./);
});
