import assert from 'node:assert/strict';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { MemoryFileSystem } from '../memoryFileSystem.js';
import type { Files } from '../lintFiles.js';
import { bus, declare, expectFindings, fixTitles, messageOf, node } from './nodeFiles.js';

const MISSING = 'cluster-shared-disk-missing';
const RELATIVE = 'cluster-shared-disk-relative-path';
/** With the rule about missing files of any machine: one mistake, one finding. */
const RULES = [MISSING, RELATIVE, 'vmx-disk-missing'];
const GSX = declare('gsx3');
const OFF = 'disk.locking = "FALSE"';
const ONE_DISK = 'scsi1:0.shared = "TRUE"';
const WRITERS = 'scsi1:0.sharing = "multi-writer"';
/** A preallocated disk with its sectors in a file of that name. */
const disk = (flat: string): string =>
  `# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType="monolithicFlat"\n\nRW 2048 FLAT "${flat}" 0\n`;

/** Two nodes in folders of their own, each with the name of its shared disk and further lines. */
function nodes(a: string, b: string, more: Files = {}, lines: readonly string[] = [GSX, OFF]): Files {
  return {
    'a/a.vmx': node('a', ...lines, bus('virtual', a)),
    'b/b.vmx': node('b', ...lines, bus('virtual', b)),
    ...more,
  };
}

const inShared = { 'shared/quorum.vmdk': disk('quorum-flat.vmdk') };
const OWN = { 'a/quorum.vmdk': disk('quorum-flat.vmdk'), 'b/quorum.vmdk': disk('quorum-flat.vmdk') };

expectFindings('A shared disk is missing in one node', RULES, [
  [
    'another folder',
    nodes('../shared/quorum.vmdk', '../share/quorum.vmdk', inShared),
    [`b/b.vmx warning ${MISSING} "../share/quorum.vmdk"`],
  ],
  [
    'a slip in the name, in the same slot',
    nodes('../shared/quorum.vmdk', '../shared/qourum.vmdk', inShared),
    [`b/b.vmx warning ${MISSING} "../shared/qourum.vmdk"`],
  ],
  [
    'the folder of the machine, where the other one has the disk in its own',
    nodes('quorum.vmdk', 'quorum.vmdk', {
      'a/quorum.vmdk': disk('quorum-flat.vmdk'),
      'a/a.vmdk': disk('a-flat.vmdk'),
    }),
    [`b/b.vmx warning ${MISSING} "quorum.vmdk"`],
  ],
  [
    'in a machine with other disks beside its file: one finding',
    nodes('../shared/quorum.vmdk', 'quorum.vmdk', { ...inShared, 'b/b.vmdk': disk('b-flat.vmdk') }),
    [`b/b.vmx warning ${MISSING} "quorum.vmdk"`],
  ],
  [
    'one of several, in nodes that are known to be one cluster',
    {
      'a.vmx': node('a', GSX, OFF, bus('virtual', 'q/quorum.vmdk'), bus('virtual', 'q/data.vmdk', 2)),
      'x/y/b.vmx': node('b', GSX, OFF, bus('virtual', '../../q/quorum.vmdk'), bus('virtual', 'data.vmdk', 2)),
      'q/quorum.vmdk': disk('quorum-flat.vmdk'),
      'q/data.vmdk': disk('data-flat.vmdk'),
    },
    [`x/y/b.vmx warning ${MISSING} "data.vmdk"`],
  ],
]);

expectFindings('A shared disk is not missed', RULES, [
  ['where none of the files is here', nodes('/vms/q/quorum.vmdk', '/vms/r/quorum.vmdk'), []],
  [
    'for a disk with another name in another slot',
    {
      'a/a.vmx': node('a', GSX, OFF, bus('virtual', '../shared/quorum.vmdk')),
      'b/b.vmx': node('b', GSX, OFF, bus('virtual', '../shared/data.vmdk', 2)),
      ...inShared,
    },
    [],
  ],
  [
    'where the other disk has its users already',
    {
      ...nodes('../shared/quorum.vmdk', '../shared/quorum.vmdk', inShared),
      'c/c.vmx': node('c', GSX, OFF, bus('virtual', '../kept-elsewhere/quorum.vmdk')),
    },
    [],
  ],
  [
    'where the other file is a copy of this one',
    {
      'a/node.vmx': node('node', GSX, OFF, bus('virtual', '../shared/quorum.vmdk')),
      'b/node.vmx': node('node', GSX, OFF, bus('virtual', '../share/quorum.vmdk')),
      ...inShared,
    },
    [],
  ],
  [
    'where the path is a placeholder',
    nodes('../shared/quorum.vmdk', '{{ quorum }}/quorum.vmdk', inShared),
    [],
  ],
  [
    'in a machine that shares nothing',
    {
      'a/a.vmx': node('a', GSX, OFF, bus('virtual', '../shared/data.vmdk')),
      'b/b.vmx': node('b', GSX, bus('none', '../share/data.vmdk')),
      'shared/data.vmdk': disk('data-flat.vmdk'),
    },
    [],
  ],
]);

const GATHERED = node('a', GSX, OFF, bus('virtual', 'quorum.vmdk'));
const VSAN = '/vmfs/volumes/vsan:52f8b1f3c1d2e3a4-0a1b2c3d4e5f6071';
const VVOLS =
  '/vmfs/volumes/vvol:abaab415bedc44cd-98b8f37495884db0/rfc4122.269d3378-1ca6-4175-a18f-6d4839e5c746';
const OTHER = node('b', GSX, OFF, bus('virtual', 'D:\\VMs\\a\\quorum.vmdk'));

expectFindings('Each node has a shared disk of its own', RULES, [
  [
    'in its own folder',
    nodes('disks/quorum.vmdk', 'disks/quorum.vmdk', {
      'a/disks/quorum.vmdk': disk('quorum-flat.vmdk'),
      'b/disks/quorum.vmdk': disk('quorum-flat.vmdk'),
    }),
    ['a', 'b'].map((name) => `${name}/${name}.vmx warning ${RELATIVE} "disks/quorum.vmdk"`),
  ],
  [
    'where no file is here',
    nodes('quorum.vmdk', 'Quorum.vmdk', {}, [declare('esx3')]),
    [`a/a.vmx warning ${RELATIVE} "quorum.vmdk"`, `b/b.vmx warning ${RELATIVE} "Quorum.vmdk"`],
  ],
  [
    'as far as anybody may look',
    nodes('../shared/quorum.vmdk', '/elsewhere/quorum.vmdk', inShared),
    [`a/a.vmx warning ${RELATIVE} "../shared/quorum.vmdk"`],
  ],
  [
    'while the other one has an absolute path',
    nodes('/vms/q/quorum.vmdk', 'quorum.vmdk'),
    [`b/b.vmx warning ${RELATIVE} "quorum.vmdk"`],
  ],
  [
    'while the other one leads into the top folder of a datastore, or one inside a folder on vSAN',
    {
      ...nodes('quorum.vmdk', '/vmfs/volumes/5c3a7a1e-9f2c3d11-4a55-ecf4bbc3a2f0/quorum.vmdk', {}, [
        declare('vsphere7'),
      ]),
      ...Object.fromEntries(
        Object.entries(
          nodes('data.vmdk', `${VSAN}/8f3a2b5e-1c2d-3e4f-5a6b-ecf4bbc3a2f0/x/data.vmdk`, {}, [
            declare('vsphere7'),
          ]),
        ).map(([name, text]) => [`second/${name}`, text]),
      ),
    },
    [`a/a.vmx warning ${RELATIVE} "quorum.vmdk"`, `second/a/a.vmx warning ${RELATIVE} "data.vmdk"`],
  ],
  [
    'while the other one leads into a folder that this one does not lie in',
    { 'x/a.vmx': GATHERED, 'y/b.vmx': OTHER },
    [`x/a.vmx warning ${RELATIVE} "quorum.vmdk"`],
  ],
]);

expectFindings('A relative path is no mistake', RULES, [
  ['where both lead to one file', nodes('../shared/quorum.vmdk', '../shared/quorum.vmdk'), []],
  ['where the other one leads into this folder', nodes('quorum.vmdk', '../a/quorum.vmdk'), []],
  [
    'where the other one may mean this folder on its host',
    nodes('quorum.vmdk', 'D:\\VMs\\a\\quorum.vmdk'),
    [],
  ],
  ['where the files were gathered in one folder', { 'vmx/a.vmx': GATHERED, 'vmx/b.vmx': OTHER }, []],
  [
    'where the other one leads into a folder on vSAN, which has an id there and a name here',
    nodes('quorum.vmdk', `${VSAN}/8f3a2b5e-1c2d-3e4f-5a6b-ecf4bbc3a2f0/quorum.vmdk`, {}, [
      declare('vsphere7'),
    ]),
    [],
  ],
  [
    'where the other one leads into a folder on vVols',
    nodes('quorum.vmdk', `${VVOLS}/quorum.vmdk`, {}, [declare('vsphere7')]),
    [],
  ],
  ['where both may mean one folder on the host', nodes('../q/quorum.vmdk', 'D:\\VMs\\q\\quorum.vmdk'), []],
  ['where the disks have different names', nodes('quorum.vmdk', 'data.vmdk'), []],
  [
    'where the disk is shared in name only',
    {
      'a/a.vmx': node('a', GSX, bus('none', 'quorum.vmdk')),
      'b/b.vmx': node('b', GSX, bus('none', 'quorum.vmdk')),
    },
    [],
  ],
  [
    'in folders that do not lie side by side',
    {
      'a/a.vmx': node('a', GSX, OFF, bus('virtual', 'quorum.vmdk')),
      'x/b/b.vmx': node('b', GSX, OFF, bus('virtual', 'quorum.vmdk')),
    },
    [],
  ],
  [
    'beside a cluster that is complete',
    {
      ...nodes('../q/quorum.vmdk', '../q/quorum.vmdk'),
      'c/c.vmx': node('c', GSX, OFF, bus('virtual', 'quorum.vmdk')),
    },
    [],
  ],
  [
    'among so many that nobody can say who belongs to whom',
    Object.fromEntries(
      Array.from({ length: 17 }, (_, n) => [
        `n${n}/n${n}.vmx`,
        node(`n${n}`, GSX, OFF, bus('virtual', 'quorum.vmdk')),
      ]),
    ),
    [],
  ],
  ['where the path is a placeholder', nodes('${Q}/quorum.vmdk', 'quorum.vmdk'), []],
  ['where the path stands twice', nodes('quorum.vmdk', 'quorum.vmdk"\nscsi1:0.fileName = "quorum.vmdk'), []],
]);

describe('Repairs of paths', () => {
  const rows: readonly (readonly [what: string, rule: string, files: Files, titles: readonly string[]])[] = [
    [
      'a name that means the same in both folders is taken over as it is',
      MISSING,
      nodes('../shared/quorum.vmdk', '../share/quorum.vmdk', inShared),
      ['Name ../shared/quorum.vmdk here too'],
    ],
    [
      'one that does not is made absolute',
      MISSING,
      nodes('quorum.vmdk', 'quorum.vmdk', { 'a/quorum.vmdk': disk('quorum-flat.vmdk') }),
      ['Name /vms/a/quorum.vmdk here too'],
    ],
    [
      'none into another slot',
      MISSING,
      {
        'a/a.vmx': node('a', GSX, OFF, bus('virtual', '../shared/quorum.vmdk', 2)),
        'b/b.vmx': node('b', GSX, OFF, bus('virtual', '../share/quorum.vmdk')),
        ...inShared,
      },
      [],
    ],
    [
      'none into another slot, where both have a disk of their own',
      RELATIVE,
      {
        'a/a.vmx': node('a', GSX, OFF, bus('virtual', 'quorum.vmdk', 2)),
        'b/b.vmx': node('b', GSX, OFF, bus('virtual', 'quorum.vmdk')),
        ...OWN,
      },
      [],
    ],
    [
      'where the disk is shared by its own line in both',
      MISSING,
      {
        'a/a.vmx': node('a', GSX, OFF, bus(undefined, '../shared/quorum.vmdk'), ONE_DISK),
        'b/b.vmx': node('b', GSX, OFF, bus(undefined, '../share/quorum.vmdk'), ONE_DISK),
        ...inShared,
      },
      ['Name ../shared/quorum.vmdk here too'],
    ],
    [
      'where the disk is for several writers in both',
      MISSING,
      {
        'a/a.vmx': node('a', declare('vsphere7'), bus(undefined, '../shared/quorum.vmdk'), WRITERS),
        'b/b.vmx': node('b', declare('vsphere7'), bus(undefined, '../share/quorum.vmdk'), WRITERS),
        ...inShared,
      },
      ['Name ../shared/quorum.vmdk here too'],
    ],
    [
      'either file can be the right one',
      RELATIVE,
      nodes('quorum.vmdk', 'quorum.vmdk', OWN),
      ['Name /vms/a/quorum.vmdk in both nodes', 'Name /vms/b/quorum.vmdk in both nodes'],
    ],
    ['nobody knows where the disk is', RELATIVE, nodes('quorum.vmdk', 'quorum.vmdk'), []],
  ];
  for (const [what, rule, files, titles] of rows) {
    it(what, async () => {
      assert.deepEqual(await fixTitles(files, 'b/b.vmx', rule), titles);
    });
  }
});

it('A path of this computer is not named in a node of another product, whichever node is asked', async () => {
  const files = {
    'a/a.vmx': node('a', GSX, OFF, bus('virtual', 'quorum.vmdk')),
    'b/b.vmx': node('b', declare('esx2'), bus('virtual', 'vmhba0:0:0:6:quorum.vmdk')),
    'a/quorum.vmdk': disk('quorum-flat.vmdk'),
  };
  for (const file of ['a/a.vmx', 'b/b.vmx'])
    assert.deepEqual(await fixTitles(files, file, RELATIVE), [], file);
});

it('A path is not made up for files on a server, which each host may know by another name', async () => {
  const content = nodes('quorum.vmdk', 'quorum.vmdk', {
    'a/quorum.vmdk': disk('quorum-flat.vmdk'),
    'a/quorum-flat.vmdk': 'x',
  });
  const placed = Object.entries(content).map(([name, text]) => [`/vms/${name}`, text] as const);
  const report = { error: (message: string) => assert.fail(message) };
  const workspace = new Workspace(new MemoryFileSystem(Object.fromEntries(placed)), report);
  workspace.setFolders(['file://server/vms/']);
  await workspace.scan();
  const found = (await workspace.lint('file://server/vms/b/b.vmx')).filter(
    ({ ruleId }) => ruleId === MISSING,
  );
  assert.deepEqual(
    found.map(({ fixes }) => fixes),
    [[]],
  );
});

describe('Messages about paths name what stands in the files', () => {
  const rows: readonly (readonly [string, Files, readonly string[]])[] = [
    [
      MISSING,
      nodes('../shared/quorum.vmdk', '../share/quorum.vmdk', inShared),
      ['../share/quorum.vmdk', 'scsi1:0', 'a.vmx names ../shared/quorum.vmdk'],
    ],
    [RELATIVE, nodes('/vms/q/quorum.vmdk', 'quorum.vmdk'), ['scsi1:0 is quorum.vmdk', 'a.vmx']],
  ];
  for (const [rule, files, words] of rows) {
    it(rule, async () => {
      const message = await messageOf(files, 'b/b.vmx', rule);
      for (const word of words) assert.ok(message.includes(word), message);
    });
  }
});
