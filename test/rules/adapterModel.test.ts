import assert from 'node:assert/strict';
import { bus, expectFindings, fixTitles, messageOf, node, pair } from './nodeFiles.js';

const RULES = [
  'cluster-adapter-model-for-guest',
  'cluster-adapter-buslogic',
  'cluster-adapter-model-differs',
];
const [FOR_GUEST = '', BUSLOGIC = '', DIFFERS = ''] = RULES;

const product = (name: string): string => `# vmxlint product=${name}`;
const guest = (id: string): string => `guestOS = "${id}"`;
/** A shared bus whose adapter has this model. */
const shared = (model: string, mode = 'virtual', number = 1): string =>
  `${bus(mode, '/san/quorum.vmdk', number)}\nscsi${number}.virtualDev = "${model}"`;
/** A node with another guest than the usual one. */
const guestNode = (name: string, id: string, ...lines: readonly string[]): string =>
  node(name, ...lines).replace('guestOS = "winNetEnterprise"', guest(id));
const one = (id: string, ...lines: readonly string[]) => ({ 'a.vmx': guestNode('a', id, ...lines) });

expectFindings('The adapter for the guest', RULES, [
  [
    'must be LSI Logic Parallel for Windows Server 2003',
    one('winNetDatacenter-64', product('vsphere5'), shared('pvscsi', 'physical')),
    [`a.vmx error ${FOR_GUEST} "pvscsi"`],
  ],
  [
    'must be another one for every Windows server from 2008 on, in any letter case',
    {
      ...one('longhorn-64', product('vsphere4'), shared('LsiLogic')),
      'b.vmx': guestNode(
        'b',
        'windows2019srvNext-64',
        product('vsphere8'),
        bus('virtual', '/san/b.vmdk'),
        'scsi1.virtualDev = "lsilogic"',
      ),
    },
    [`a.vmx error ${FOR_GUEST} "LsiLogic"`, `b.vmx error ${FOR_GUEST} "lsilogic"`],
  ],
  [
    'is one finding where it is BusLogic',
    one('windows7srv-64', product('vsphere6'), shared('buslogic')),
    [`a.vmx error ${FOR_GUEST} "buslogic"`],
  ],
  [
    'is right as paravirtual or LSI Logic SAS from 2008 on',
    {
      ...one('windows8srv-64', product('vsphere7'), shared('pvscsi')),
      'b.vmx': guestNode(
        'b',
        'windows8srv-64',
        product('vsphere7'),
        bus('virtual', '/san/b.vmdk'),
        'scsi1.virtualDev = "lsisas1068"',
      ),
    },
    [],
  ],
  [
    'is not known without a model or a guest, by a placeholder, or by a word that is no model',
    {
      'a.vmx': guestNode('a', 'windows8srv-64', product('vsphere6'), bus('virtual', '/san/a1.vmdk')),
      'b.vmx': guestNode(
        'b',
        '{{guest}}',
        product('vsphere6'),
        bus('virtual', '/san/b1.vmdk'),
        'scsi1.virtualDev = "lsilogic"',
      ),
      'c.vmx': guestNode(
        'c',
        'windows8srv-64',
        product('vsphere6'),
        bus('virtual', '/san/c1.vmdk'),
        'scsi1.virtualDev = "${MODEL}"',
      ),
      'd.vmx': guestNode(
        'd',
        'windows8srv-64',
        product('vsphere6'),
        bus('virtual', '/san/d1.vmdk'),
        'scsi1.virtualDev = "lsi"',
      ),
      'e.vmx': guestNode(
        'e',
        'ubuntu-64',
        product('vsphere6'),
        bus('virtual', '/san/e1.vmdk'),
        'scsi1.virtualDev = "lsilogic"',
      ),
    },
    [],
  ],
  [
    'is the business of vSphere only, and of it only when nothing else is possible',
    {
      ...one('windows8srv-64', 'virtualHW.version = "8"', shared('lsilogic')),
      'b.vmx': guestNode(
        'b',
        'windows8srv-64',
        product('workstation'),
        'disk.locking = "FALSE"',
        bus('virtual', '/san/b.vmdk'),
        'scsi1.virtualDev = "lsilogic"',
      ),
    },
    [],
  ],
  [
    'is no matter for private disks, in an ordinary machine and in a multi-writer cluster',
    {
      'a.vmx': guestNode(
        'a',
        'windows8srv-64',
        product('vsphere6'),
        bus('none', '/san/private.vmdk'),
        'scsi1.virtualDev = "lsilogic"',
      ),
      'b.vmx': guestNode(
        'b',
        'windows8srv-64',
        product('vsphere6'),
        bus(undefined, '/san/rac.vmdk'),
        'scsi1.virtualDev = "lsilogic"',
        'scsi1:0.sharing = "multi-writer"',
      ),
    },
    [],
  ],
]);

expectFindings('BusLogic', RULES, [
  [
    'is old on ESX 3 and later',
    one('winNetEnterprise', product('esx3'), shared('buslogic')),
    [`a.vmx warning ${BUSLOGIC} "buslogic"`],
  ],
  [
    'is what ESX 2, GSX Server and products of unknown kind may have',
    {
      ...one('winNetEnterprise', product('esx2'), shared('vmxbuslogic')),
      'b.vmx': node(
        'b',
        product('gsx3'),
        'disk.locking = "FALSE"',
        bus('virtual', '/san/b.vmdk'),
        'scsi1.virtualDev = "buslogic"',
      ),
      'c.vmx': node('c', bus('virtual', '/san/c.vmdk'), 'scsi1.virtualDev = "buslogic"'),
    },
    [],
  ],
  [
    'is no matter for private disks',
    one(
      'winNetEnterprise',
      product('esx3'),
      bus('none', '/san/private.vmdk'),
      'scsi1.virtualDev = "buslogic"',
    ),
    [],
  ],
]);

expectFindings('Adapters of different models', RULES, [
  [
    'are a warning in both of two nodes, whatever the number of the controller',
    pair([shared('lsilogic')], [shared('buslogic', 'virtual', 2)]),
    [`a.vmx warning ${DIFFERS} "lsilogic"`, `b.vmx warning ${DIFFERS} "buslogic"`],
  ],
  [
    'are a warning in the one node of three that deviates',
    {
      'a.vmx': node('a', shared('lsilogic')),
      'b.vmx': node('b', shared('LSILOGIC')),
      'c.vmx': node('c', shared('lsisas1068')),
    },
    [`c.vmx warning ${DIFFERS} "lsisas1068"`],
  ],
  [
    'are one finding a controller, however many disks hang there',
    pair(
      [shared('lsilogic'), 'scsi1:1.present = "TRUE"\nscsi1:1.fileName = "/san/data.vmdk"'],
      [shared('pvscsi'), 'scsi1:1.present = "TRUE"\nscsi1:1.fileName = "/san/data.vmdk"'],
    ),
    [`a.vmx warning ${DIFFERS} "lsilogic"`, `b.vmx warning ${DIFFERS} "pvscsi"`],
  ],
  [
    'are left to the rules that know which one is wrong',
    pair([product('vsphere6'), shared('lsilogic')], [product('vsphere6'), shared('lsisas1068')]),
    [`b.vmx error ${FOR_GUEST} "lsisas1068"`],
  ],
  [
    'are told in the node whose word names no model',
    {
      ...pair([shared('lslogic')], [shared('lsilogic')]),
      'c.vmx': node('c', shared('lsilogic')),
    },
    [`a.vmx warning ${DIFFERS} "lslogic"`],
  ],
  ['are not known where no node has a model that we know', pair([shared('lsi')], [shared('lslogic')]), []],
  [
    'are not known where a model is not written or written twice',
    {
      'a.vmx': node('a', shared('lsilogic')),
      'b.vmx': node('b', bus('virtual')),
      'c.vmx': node('c', shared('buslogic'), 'scsi1.virtualDev = "lsisas1068"'),
    },
    [],
  ],
  [
    'are alike under the names of ESX 2',
    pair([product('esx2'), shared('vmxlsilogic')], [product('esx2'), shared('lsilogic')]),
    [],
  ],
  [
    'tell nothing in a multi-writer cluster and in a backup of the same machine',
    {
      ...pair(
        [
          bus(undefined, '/san/rac.vmdk'),
          'scsi1.virtualDev = "lsilogic"',
          'scsi1:0.sharing = "multi-writer"',
        ],
        [bus(undefined, '/san/rac.vmdk'), 'scsi1.virtualDev = "pvscsi"', 'scsi1:0.sharing = "multi-writer"'],
      ),
      'c.vmx': node('c', 'uuid.bios = "56 4d"', shared('lsilogic')),
      'old.vmx': node('c', 'uuid.bios = "56 4d"', shared('buslogic')),
    },
    [],
  ],
]);

describe('Messages and repairs of adapter models', () => {
  it('name model, guest and the models that are supported', async () => {
    const files = one('windows8srv-64', product('vsphere6'), shared('lsilogic'));
    assert.match(
      await messageOf(files, 'a.vmx', FOR_GUEST),
      /scsi1, .*lsilogic.*windows8srv-64.*\("lsisas1068"\) and .*\("pvscsi"\)/,
    );
    assert.match(
      await messageOf(pair([shared('lsilogic')], [shared('pvscsi')]), 'a.vmx', DIFFERS),
      /scsi1, .* is lsilogic here, but pvscsi in b\.vmx/,
    );
    const old = one('windows7srv-64', product('esx3'), 'virtualHW.version = "4"', shared('buslogic'));
    assert.match(await messageOf(old, 'a.vmx', BUSLOGIC), /scsi1\.virtualDev to "lsilogic"/);
  });

  it('name the usual one of the models that are supported as the one to set', async () => {
    const files = one('windows8srv-64', product('vsphere6'), shared('lsilogic'));
    assert.match(
      await messageOf(files, 'a.vmx', FOR_GUEST),
      / Set scsi1\.virtualDev to "lsisas1068" in every node, /,
    );
  });

  it('replace BusLogic in the nodes that have it', async () => {
    const [old, right] = [
      [product('esx3'), shared('buslogic')],
      [product('esx3'), shared('lsilogic')],
    ] as const;
    assert.deepEqual(await fixTitles(pair(old), 'a.vmx', BUSLOGIC), [
      'Use an LSI Logic adapter for the shared disks in every node',
    ]);
    assert.deepEqual(await fixTitles(pair(old, right), 'a.vmx', BUSLOGIC), ['Use the adapter lsilogic']);
  });

  it('give no SAS adapter to hardware that has none', async () => {
    const files = one('longhorn-64', product('vsphere4'), 'virtualHW.version = "4"', shared('lsilogic'));
    assert.deepEqual(await fixTitles(files, 'a.vmx', FOR_GUEST), []);
    assert.match(await messageOf(files, 'a.vmx', FOR_GUEST), /hardware to version 7 or later first/);
  });

  it('offer first the model that fits the guest', async () => {
    const files = {
      'a.vmx': guestNode('a', 'windows8srv-64', 'virtualHW.version = "9"', shared('lsilogic')),
      'b.vmx': guestNode('b', 'windows8srv-64', 'virtualHW.version = "9"', shared('lsisas1068')),
    };
    assert.deepEqual(await fixTitles(files, 'a.vmx', DIFFERS), [
      'Use lsisas1068 for the shared disks in every node',
      'Use lsilogic for the shared disks in every node',
    ]);
  });
});

describe('Who is told to share a bus is told of its adapter too', () => {
  const unshared = (model: string): string => shared(model).replace(/.*sharedBus.*\n/, '');
  const said = async (id: string, hardware: string, model: string, other: string): Promise<string> => {
    const lines = [product('vsphere6'), `virtualHW.version = "${hardware}"`];
    const files = {
      'a.vmx': guestNode('a', id, ...lines, unshared(model)),
      'b.vmx': guestNode('b', id, ...lines, other),
    };
    const rule = other.includes('sharedBus') ? 'not-on-all-nodes' : 'missing';
    return messageOf(files, 'a.vmx', `cluster-bus-sharing-${rule}`);
  };

  it('where the cluster service of the guest cannot use that', async () => {
    for (const other of [unshared('lsilogic'), shared('lsisas1068', 'physical')])
      assert.match(
        await said('windows8srv-64', '13', 'lsilogic', other),
        / Set scsi1\.virtualDev to "lsisas1068" as well: .* vSphere does not support lsilogic\.$/,
      );
    assert.match(
      await said('winNetEnterprise', '7', 'pvscsi', unshared('pvscsi')),
      / Set scsi1\.virtualDev to "lsilogic" as well: .* vSphere does not support pvscsi\.$/,
    );
  });

  it('and not where it can, or where the virtual hardware knows no other one', async () => {
    for (const [hardware, model] of [
      ['13', 'lsisas1068'],
      ['4', 'lsilogic'],
    ] as const)
      for (const other of [unshared(model), shared(model, 'physical')])
        assert.doesNotMatch(await said('windows8srv-64', hardware, model, other), /virtualDev/);
  });
});

describe('A word that names no adapter, for the shared disks of one node', () => {
  const files = pair([shared('lssas1068')], [shared('lsisas1068')]);
  const hardware = (version: string) => `virtualHW.version = "${version}"`;

  it('is told with the model of the other node', async () => {
    assert.match(
      await messageOf(files, 'a.vmx', DIFFERS),
      /^scsi1, the controller of the shared disks, is lssas1068 here, a model that we do not know, but lsisas1068 in b\.vmx\./,
    );
  });

  it('is replaced by that model, where the hardware has it', async () => {
    assert.deepEqual(await fixTitles(files, 'a.vmx', DIFFERS), [
      'Use lsisas1068 for the shared disks in every node',
    ]);
    const old = pair([shared('lssas1068'), hardware('4')], [shared('lsisas1068'), hardware('4')]);
    assert.deepEqual(await fixTitles(old, 'a.vmx', DIFFERS), []);
  });
});
