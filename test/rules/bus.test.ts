import assert from 'node:assert/strict';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import type { Files } from '../lintFiles.js';
import {
  BUS_RULES,
  DISKS_ON_0,
  ESX,
  GSX,
  SCSI1,
  VIRTUAL,
  data,
  findings,
  missing,
  node,
  notOnAll,
  one,
  quorum,
  table,
  two,
} from './busFiles.js';

table('No node shares the disk', [
  {
    name: 'is an error in both',
    files: two(SCSI1 + quorum('scsi1:0')),
    expected: [missing('a', 'scsi1.present'), missing('b', 'scsi1.present')],
  },
  {
    name: 'marks the value none where it is written, in any letter case',
    files: two(`${SCSI1}scsi1.sharedBus = "NONE"\n${quorum('scsi1:0')}`),
    expected: [missing('a', '"NONE"'), missing('b', '"NONE"')],
  },
  {
    name: 'marks a value that is empty, because nothing is said by it',
    files: two(`${SCSI1}scsi1.sharedBus = ""\n${quorum('scsi1:0')}`),
    expected: [missing('a', '""'), missing('b', '""')],
  },
  {
    name: 'is one finding a controller, however many disks hang there',
    files: two(SCSI1 + quorum('scsi1:0') + quorum('scsi1:1').replace('quorum', 'witness')),
    expected: [missing('a', 'scsi1.present'), missing('b', 'scsi1.present')],
  },
  {
    name: 'counts a data disk that two declared nodes name',
    files: two(`# vmxlint cluster=in-a-box\n${SCSI1}${data('scsi1:0')}`),
    expected: [missing('a', 'scsi1.present'), missing('b', 'scsi1.present')],
  },
  { name: 'says nothing about a single known node', files: one(SCSI1 + quorum('scsi1:0')), expected: [] },
  {
    name: 'says nothing where a node is encrypted, because the setting may be hidden',
    files: two(SCSI1 + quorum('scsi1:0'), `${SCSI1}encryption.data = "x"\n${quorum('scsi1:0')}`),
    expected: [],
  },
  {
    name: 'says nothing about an empty value in an encrypted file either',
    files: two(`${SCSI1}scsi1.sharedBus = ""\nencryption.data = "x"\n${quorum('scsi1:0')}`),
    expected: [],
  },
  {
    name: 'says nothing where a value is a placeholder or written twice',
    files: two(
      `${SCSI1}scsi1.sharedBus = "{{mode}}"\n${quorum('scsi1:0')}`,
      `${SCSI1}scsi1.sharedBus = "none"\nscsi1.sharedBus = "virtual"\n${quorum('scsi1:0')}`,
    ),
    expected: [],
  },
  {
    name: 'says nothing where the setting stands on a disk, or on a line that VMware drops',
    files: two(
      `${SCSI1}scsi1:0.sharedBus = "virtual"\n${quorum('scsi1:0')}`,
      `${SCSI1}scsi1.sharedBus=virtual disk.locking = false\n${quorum('scsi1:0')}`,
    ),
    expected: [],
  },
  {
    name: 'says nothing about a multi-writer cluster',
    files: two(`${SCSI1}${data('scsi1:0')}scsi1:0.sharing = "multi-writer"\n`),
    expected: [],
  },
  {
    name: 'says nothing where each disk is shared by itself',
    files: two(`${GSX}${SCSI1}${quorum('scsi1:0')}scsi1:0.shared = "TRUE"\n`),
    expected: [],
  },
  {
    name: 'says nothing about disks that are no SCSI disks',
    files: two('ide1:0.present = "TRUE"\nide1:0.fileName = "quorum.vmdk"\n'),
    expected: [],
  },
  {
    name: 'leaves hosted machines on several hosts to iSCSI',
    files: two(`# vmxlint product=gsx3 cluster=across-boxes\n${SCSI1}${quorum('scsi1:0')}`),
    expected: [],
  },
]);

table('A shared disk beside the boot disk', [
  {
    name: 'is one finding on ESX: move it',
    files: two(ESX + quorum('scsi0:1')),
    expected: ['a', 'b'].map((file) => `${file} error cluster-shared-disk-on-boot-controller "quorum.vmdk"`),
  },
  {
    name: 'is an error on GSX too, which a hint does not hide',
    files: two(GSX + quorum('scsi0:1')),
    expected: ['a', 'b'].flatMap((file) => [
      missing(file, 'scsi0.present'),
      `${file} hint cluster-shared-disk-on-boot-controller "quorum.vmdk"`,
    ]),
  },
]);

table('Only some nodes share the disk', [
  {
    name: 'is an error in the node that lacks it, and not a missing sharing as well',
    files: two(SCSI1 + VIRTUAL + quorum('scsi1:0'), SCSI1 + quorum('scsi1:0')),
    expected: [notOnAll('b', 'scsi1.present')],
  },
  {
    name: 'is an error in a machine that is a node only because of the disk',
    files: two(SCSI1 + VIRTUAL + data('scsi1:0'), `${SCSI1}scsi1.sharedBus = "none"\n${data('scsi1:0')}`),
    expected: [notOnAll('b', '"none"')],
  },
  {
    name: 'counts .shared like a shared bus',
    files: two(
      `${GSX}${SCSI1}${quorum('scsi1:0')}scsi1:0.shared = "TRUE"\n`,
      `${GSX}${SCSI1}${quorum('scsi1:0')}scsi1:0.shared = "FALSE"\n`,
    ),
    expected: [notOnAll('b', 'scsi1.present')],
  },
  {
    name: 'says nothing where one node has .shared and the other a shared bus',
    files: two(`${SCSI1}${quorum('scsi1:0')}scsi1:0.shared = "TRUE"\n`, SCSI1 + VIRTUAL + quorum('scsi1:0')),
    expected: [],
  },
  {
    name: 'leaves a misspelled key to the rule about it',
    files: two(
      SCSI1 + VIRTUAL + quorum('scsi1:0'),
      `${SCSI1}scsil.sharedBus = "virtual"\n${quorum('scsi1:0')}`,
    ),
    expected: ['b error cluster-bus-key-misspelled scsil.sharedBus'],
  },
  {
    name: 'leaves a wrong value to the rule about it',
    files: two(SCSI1 + VIRTUAL + quorum('scsi1:0'), `${SCSI1}scsi1.sharedBus = "yes"\n${quorum('scsi1:0')}`),
    expected: ['b error cluster-bus-sharing-value "yes"'],
  },
]);

it('A node that does not share the disk is told of the first machine that does', async () => {
  const shares = SCSI1 + VIRTUAL + quorum('scsi1:0');
  const [found] = await findings({ ...two(shares), 'c.vmx': node('c', SCSI1 + quorum('scsi1:0')) });
  assert.match(
    found?.finding.message ?? '',
    /, although a\.vmx shares it \(scsi1\.sharedBus = "virtual"\)\./,
  );
});

describe('Messages about the bus', () => {
  const cases: readonly (readonly [string, Files, readonly RegExp[]])[] = [
    [
      'cluster-bus-key-misspelled',
      one(`${SCSI1}scsil.sharedBus = "virtual"\n`),
      [/scsil\.sharedBus/, /scsi1\.sharedBus/],
    ],
    [
      'cluster-bus-sharing-missing',
      two(SCSI1 + quorum('scsi1:0')),
      [/a\.vmx and b\.vmx/, /quorum\.vmdk/, /scsi1\.sharedBus/],
    ],
    [
      'cluster-bus-sharing-not-on-all-nodes',
      two(SCSI1 + VIRTUAL + quorum('scsi1:0'), SCSI1 + quorum('scsi1:0')),
      [/a\.vmx/, /quorum\.vmdk/, /scsi1\.sharedBus = "virtual"/],
    ],
    ['cluster-bus-sharing-value', one('scsi1.sharedBus = "virtua"\n'), [/"virtua"/, /"virtual"/]],
    [
      'cluster-shared-bus-empty',
      one(DISKS_ON_0 + SCSI1 + VIRTUAL),
      [/quorum\.vmdk/, /scsi0:1/, /scsi1\.sharedBus/],
    ],
    ['cluster-shared-controller-absent', one(data('scsi1:0')), [/scsi1\.present/, /scsi1:0/]],
    ['vmx-disk-in-two-machines', two(data('scsi0:1')), [/data\.vmdk/, /b\.vmx/]],
  ];

  it('are checked for every rule of this file', () => {
    assert.deepEqual(
      cases.map(([id]) => id),
      BUS_RULES,
    );
    assert.ok(BUS_RULES.every((id) => ALL_RULES.some((rule) => rule.id === id)));
  });

  for (const [ruleId, files, words] of cases) {
    it(`${ruleId} names what stands in the file, in whole sentences`, async () => {
      const { finding } = (await findings(files)).find((found) => found.finding.ruleId === ruleId)!;
      for (const word of words) assert.match(finding.message, word);
      assert.ok(finding.message.split(/[.:] (?=[A-Z])/).length >= 3, finding.message);
      assert.match(finding.message, /^[A-Za-z][^]*\.$/);
      assert.doesNotMatch(finding.message, /undefined|\{\d\}/);
    });
  }
});
