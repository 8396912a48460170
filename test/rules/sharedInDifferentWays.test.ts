// What a product does not read shares nothing: .sharing (multi-writer) before ESX 4.1 and on hosted products, .shared on ESX. And
// nodes share a disk only when all of them do it in the same way.
import assert from 'node:assert/strict';
import { lintFiles } from '../lintFiles.js';
import { both, bus, declare, expectFindings, findingsOf, fixTitles, messageOf, pair } from './nodeFiles.js';

const MISSING = 'cluster-bus-sharing-missing';
const NOT_ALL = 'cluster-bus-sharing-not-on-all-nodes';
const HOSTED = 'cluster-multi-writer-on-hosted';
const UNPROTECTED = 'cluster-disk-locking-off-unprotected';
const WINDOWS = 'cluster-multi-writer-windows';
const VALUE = 'cluster-bus-sharing-value';
const SHARING = [MISSING, NOT_ALL];
const ESX7 = declare('vsphere7');
const LINUX = 'guestOS = "oracleLinux-64"';
const FLAG = 'scsi1:0.sharing = "multi-writer"';
const SHARED = 'scsi1:0.shared = "TRUE"';
const DATA = '/san/data.vmdk';

/** Like `pair`, with a Linux guest, for which the flag is made. */
const linux = (a: readonly string[], b: readonly string[] = a): ReturnType<typeof pair> =>
  Object.fromEntries(
    Object.entries(pair(a, b)).map(([name, text]) => [
      name,
      String(text).replace('guestOS = "winNetEnterprise"', LINUX),
    ]),
  );

expectFindings('The multi-writer flag in one node', SHARING, [
  [
    'and nothing in the other',
    linux([ESX7, bus('none'), FLAG], [ESX7, bus('none')]),
    [`b.vmx warning ${NOT_ALL} scsi1:0.present`],
  ],
  [
    'and none in the other: on the value',
    linux([ESX7, bus('none'), FLAG], [ESX7, bus('none'), 'scsi1:0.sharing = "none"']),
    [`b.vmx warning ${NOT_ALL} "none"`],
  ],
  [
    'and a shared bus in the other',
    linux([ESX7, bus('virtual')], [ESX7, bus('none'), FLAG]),
    [`b.vmx warning ${NOT_ALL} "multi-writer"`],
  ],
  [
    'and a shared bus in both is the business of another rule',
    linux([ESX7, bus('virtual')], [ESX7, bus('virtual'), FLAG]),
    [],
  ],
  ['and in the other too is right', linux([ESX7, bus('none'), FLAG]), []],
  [
    'is told for each disk, because each has a flag of its own',
    linux([ESX7, bus('none'), FLAG, ...second('multi-writer')], [ESX7, bus('none'), ...second('none')]),
    [`b.vmx warning ${NOT_ALL} scsi1:0.present`, `b.vmx warning ${NOT_ALL} "none"`],
  ],
  [
    'says nothing about another disk that no node gives the flag',
    linux([ESX7, bus('none'), FLAG, ...second('none')]),
    [],
  ],
  [
    'is not judged where it is a placeholder',
    linux([ESX7, bus('none'), FLAG], [ESX7, bus('none'), 'scsi1:0.sharing = "{{x}}"']),
    [],
  ],
]);

function second(sharing: string): readonly string[] {
  return ['scsi1:1.present = "TRUE"', `scsi1:1.fileName = "${DATA}"`, `scsi1:1.sharing = "${sharing}"`];
}

expectFindings(
  'The multi-writer flag where nothing reads it',
  [...SHARING, HOSTED, UNPROTECTED],
  [
    ['on ESX 3', linux([declare('esx3'), bus('none'), FLAG]), both(`error ${MISSING} "none"`)],
    ['on ESX 2', linux([declare('esx2'), bus(undefined), FLAG]), both(`error ${MISSING} scsi1.present`)],
    [
      'is not certain of an old machine on ESX',
      linux(['virtualHW.version = "4"', bus('none', '/vmfs/volumes/san/quorum.vmdk'), FLAG]),
      [],
    ],
    [
      'is one mistake on hosted products',
      linux([declare('server2'), bus('none'), FLAG]),
      both(`warning ${HOSTED} "multi-writer"`),
    ],
    [
      'is one mistake on hosted products with locking off too',
      linux([declare('server2'), bus('none'), FLAG, 'disk.locking = "FALSE"']),
      both(`warning ${HOSTED} "multi-writer"`),
    ],
  ],
);

expectFindings(
  'Another word in place of the flag',
  [...SHARING, VALUE],
  [
    ...['multi-write', 'multi writer', 'TRUE'].map(
      (word) =>
        [
          `is told on the line: ${word}`,
          linux([ESX7, bus('none'), `scsi1:0.sharing = "${word}"`]),
          both(`warning ${VALUE} "${word}"`),
        ] as const,
    ),
    [
      'is not none for the other node',
      linux([ESX7, bus('none'), FLAG], [ESX7, bus('none'), 'scsi1:0.sharing = "yes"']),
      [`b.vmx warning ${VALUE} "yes"`],
    ],
    [
      'is not told where only its quotes are wrong',
      linux([ESX7, bus('none'), 'scsi1:0.sharing = “multi-writer”']),
      [],
    ],
    [
      'is not told where nothing reads the flag',
      linux([declare('server2'), bus('none'), 'scsi1:0.sharing = "yes"']),
      both(`error ${MISSING} "none"`),
    ],
    [
      'is a word of the vSphere API',
      linux([ESX7, bus('none'), 'scsi1:0.sharing = "sharingMultiWriter"']),
      [],
    ],
    [
      'says nothing where it is empty, which is like no line',
      linux([ESX7, bus('none'), FLAG], [ESX7, bus('none'), 'scsi1:0.sharing = ""']),
      [`b.vmx warning ${NOT_ALL} ""`],
    ],
  ],
);

expectFindings('.shared on ESX', SHARING, [
  ['shares nothing', linux([ESX7, bus('none'), SHARED]), both(`error ${MISSING} "none"`)],
  [
    'is not what a shared bus in the other node is',
    linux([ESX7, bus('virtual')], [ESX7, bus('none'), SHARED]),
    [`b.vmx error ${NOT_ALL} "none"`],
  ],
  ['counts on hosted products', linux([declare('server2'), bus('none'), SHARED]), []],
]);

expectFindings('Two disks on a bus that one node shares', SHARING, [
  [
    'are one mistake of the other, which shares them by one setting',
    linux([ESX7, bus('virtual'), ...second('none')], [ESX7, bus('none'), ...second('none')]),
    [`b.vmx error ${NOT_ALL} "none"`],
  ],
]);

describe('Nodes that share a disk in different ways', () => {
  it('are told so once where the guest is Windows, which may not have the flag at all', async () => {
    const files = pair([ESX7, bus('physical')], [ESX7, bus('none'), FLAG]);
    assert.deepEqual(await findingsOf(files, [...SHARING, WINDOWS]), [
      `b.vmx error ${WINDOWS} "multi-writer"`,
    ]);
  });

  it('are offered no repair, because nobody can say which way is meant', async () => {
    const none = linux([ESX7, bus('none'), FLAG], [ESX7, bus('none')]);
    const shared = linux([ESX7, bus('virtual')], [ESX7, bus('none'), FLAG]);
    assert.deepEqual(await fixTitles(none, 'b.vmx', NOT_ALL), []);
    assert.deepEqual(await fixTitles(shared, 'b.vmx', NOT_ALL), []);
    assert.match(
      await messageOf(none, 'b.vmx', NOT_ALL),
      /a\.vmx shares it by the multi-writer flag \(scsi1:0\.sharing = "multi-writer"\)/,
    );
    assert.match(
      await messageOf(shared, 'b.vmx', NOT_ALL),
      /has only the multi-writer flag here, although a\.vmx .*\(scsi1\.sharedBus = "virtual"\)/,
    );
  });

  it('see which setting of theirs is not read', async () => {
    const related = async (product: string, setting: string): Promise<readonly string[]> =>
      ((await lintFiles(linux([declare(product), bus('none'), setting]))).get('a.vmx') ?? [])
        .filter(({ ruleId }) => ruleId === MISSING)
        .flatMap((finding) => finding.related.map(({ message }) => message));
    assert.match((await related('vsphere7', SHARED))[0] ?? '', /^ESX does not read this setting/);
    assert.match((await related('esx3', FLAG))[0] ?? '', /^Only ESX from release 4\.1 on/);
  });

  it('are offered both modes where .shared, which ESX does not read, is all that speaks for one host', async () => {
    assert.equal((await fixTitles(linux([ESX7, bus('none'), SHARED]), 'a.vmx', MISSING)).length, 2);
  });
});
