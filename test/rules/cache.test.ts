import assert from 'node:assert/strict';
import { lintVmx } from '../lintFiles.js';
import { both, bus, declare, expectFindings, fixTitles, messageOf, node, pair } from './nodeFiles.js';

const ON = 'cluster-data-cache-on';
const PARTIAL = 'cluster-data-cache-partial';
const BLANK = 'cluster-number-with-blank';
const CACHE = [ON, PARTIAL];
const OFF = 'disk.locking = "FALSE"';
const GSX = declare('gsx3');
const SHARED = [GSX, bus('virtual'), OFF];
const size = (value: string): string => `diskLib.dataCacheMaxSize = "${value}"`;
const DETAILS = [
  'diskLib.dataCacheMaxReadAheadSize = "0"',
  'diskLib.dataCacheMinReadAheadSize = "0"',
  'diskLib.maxUnsyncedWrites = "0"',
];

expectFindings('The data cache is on', CACHE, [
  ['when nothing is written: on what makes the machine a node', pair(SHARED), both(`hint ${ON} "virtual"`)],
  ['with a size', pair([...SHARED, size('1024')]), both(`hint ${ON} "1024"`)],
  ['in one node only', pair([...SHARED, size('0'), ...DETAILS], SHARED), [`b.vmx hint ${ON} "virtual"`]],
  [
    'with one shared disk on an unshared bus',
    { 'a.vmx': node('a', GSX, bus(undefined), 'scsi1:0.shared = "TRUE"', OFF) },
    [`a.vmx hint ${ON} "TRUE"`],
  ],
  ...['server1', 'server2', 'workstation'].map(
    (product) =>
      [
        `on ${product}, also before locking is off`,
        { 'a.vmx': node('a', declare(product), bus('virtual')) },
        [`a.vmx hint ${ON} "virtual"`],
      ] as const,
  ),
  [
    'on an unknown product whose locking is off',
    { 'a.vmx': node('a', bus('virtual'), OFF) },
    [`a.vmx hint ${ON} "virtual"`],
  ],
]);

describe('The message about a cache of the disk', () => {
  it('names a disk without a file by its slot', async () => {
    const lines = ['scsi1.present = "TRUE"', 'scsi1:0.present = "TRUE"', 'scsi1:0.shared = "TRUE"', OFF];
    assert.match(
      await messageOf({ 'a.vmx': node('a', GSX, ...lines) }, 'a.vmx', ON),
      / although this machine shares the disk scsi1:0\. /,
    );
    assert.match(await messageOf(pair(SHARED), 'a.vmx', ON), / shares the disk quorum\.vmdk \(scsi1:0\)\. /);
  });
});

expectFindings('The data cache is off, with something left', CACHE, [
  ['nothing else is written', pair([...SHARED, size('0')]), both(`hint ${PARTIAL} "0"`)],
  [
    'a line has another value',
    pair([...SHARED, size('0'), ...DETAILS.slice(1), 'disklib.datacachemaxreadaheadsize = "8192"']),
    both(`hint ${PARTIAL} "0"`),
  ],
  [
    'pages have another size',
    pair([...SHARED, size('0'), ...DETAILS, 'diskLib.dataCachePageSize = "512"']),
    both(`hint ${PARTIAL} "0"`),
  ],
]);

expectFindings('The data cache is no question', CACHE, [
  ['when everything is written', pair([...SHARED, size('0'), ...DETAILS]), []],
  ['on ESX', pair([declare('esx3'), bus('virtual'), OFF]), []],
  [
    'on several hosts, where the sharing has to go',
    pair([declare('gsx3', 'across-boxes'), bus('virtual'), OFF]),
    [],
  ],
  [
    'on several hosts, where it is off and something is left',
    pair([declare('gsx3', 'across-boxes'), bus('virtual'), OFF, size('0')]),
    [],
  ],
  ['on an unknown product that may be ESX', pair([bus('virtual')]), []],
  ['for a machine that shares nothing', { 'a.vmx': node('a', GSX, bus('none', 'data.vmdk')) }, []],
  ['for a disk that is shared in name only', { 'a.vmx': node('a', GSX, bus('none')) }, []],
  ['for multi-writer disks', pair([GSX, bus('none'), 'scsi1:0.sharing = "multi-writer"', OFF]), []],
  ['where it is a placeholder', pair([...SHARED, size('{{ cache }}')]), []],
  ['where it stands twice', pair([...SHARED, size('0'), size('1024')]), []],
  ['where it is no number', pair([...SHARED, size('none')]), []],
  ['in an encrypted file', pair([...SHARED, 'encryption.data = "x"']), []],
  [
    'where what is left is a placeholder',
    pair([...SHARED, size('0'), ...DETAILS.slice(1), 'diskLib.dataCacheMaxReadAheadSize = "${AHEAD}"']),
    [],
  ],
]);

describe('Fixes and messages about the data cache', () => {
  it('the one line first, then all of them', async () => {
    assert.deepEqual(await fixTitles(pair(SHARED), 'a.vmx', ON), [
      'Set diskLib.dataCacheMaxSize to 0, in every node with this mistake',
      'Write all five lines for an uncached disk, in every node with this mistake',
    ]);
  });

  it('say nothing of other nodes where these share nothing yet, or have it off', async () => {
    const titles = ['Set diskLib.dataCacheMaxSize to 0', 'Write all five lines for an uncached disk'];
    for (const other of [
      [GSX, bus(undefined)],
      [...SHARED, size('0')],
    ])
      assert.deepEqual(await fixTitles(pair(SHARED, other), 'a.vmx', ON), titles);
    assert.deepEqual(await fixTitles(pair([...SHARED, size('0')], SHARED), 'a.vmx', PARTIAL), [
      'Write the missing diskLib lines',
    ]);
    assert.deepEqual(await fixTitles(pair([...SHARED, size('0')]), 'a.vmx', PARTIAL), [
      'Write the missing diskLib lines, in every node with this mistake',
    ]);
  });

  it('name the size and the shared disk', async () => {
    const message = await messageOf(pair([...SHARED, size('1024')]), 'a.vmx', ON);
    assert.ok(message.startsWith('diskLib.dataCacheMaxSize is 1024, although'), message);
    assert.ok(message.includes('quorum.vmdk (scsi1:0)'), message);
  });

  it('name only what is left', async () => {
    const files = pair([...SHARED, size('0'), ...DETAILS.slice(0, 2)]);
    const message = await messageOf(files, 'a.vmx', PARTIAL);
    assert.ok(message.includes('is 0, but diskLib.maxUnsyncedWrites = "0" is not written.'), message);
  });
});

describe('A blank beside a number', () => {
  const rows: readonly (readonly [line: string, expected: readonly string[]])[] = [
    ['diskLib.dataCacheMaxSize = " 0"', ['" 0"']],
    ['DISKLIB.MAXUNSYNCEDWRITES = "0 "', ['"0 "']],
    ['memsize = "512 "', ['"512 "']],
    ['numvcpus = "\t2"', ['"\t2"']],
    ['cpuid.coresPerSocket = " 2 "', ['" 2 "']],
    ['virtualHW.version = "7 "', ['"7 "']],
    ['memsize = "512"', []],
    ['memsize =   "512"   ', []],
    ['memsize = 512 ', []],
    ['memsize = "512 MB"', []],
    ['memsize = " {{ memory }}"', []],
    ['memsize = ""', []],
    ['memsize = " 512"\nmemsize = "1024"', []],
    ['annotation = " 5 "', []],
    ['displayName = "1 "', []],
  ];
  for (const [line, expected] of rows) {
    it(`${JSON.stringify(line)}: ${expected.length > 0 ? 'found' : 'not found'}`, async () => {
      const found = (await lintVmx(`${line}\n`)).filter(({ ruleId }) => ruleId === BLANK);
      assert.deepEqual(
        found.map(({ span, severity }) => `${severity} ${line.slice(span.start, span.end)}`),
        expected.map((text) => `warning ${text}`),
      );
      assert.deepEqual(
        found.map(({ fixes }) => fixes.map(({ safety }) => safety)),
        expected.map(() => ['safe']),
      );
    });
  }

  it('is named with key and number', async () => {
    const message = await messageOf({ 'a.vmx': 'memsize = "512 "\n' }, 'a.vmx', BLANK);
    assert.ok(message.startsWith('memsize = "512 " has a blank beside the number 512'), message);
  });
});
