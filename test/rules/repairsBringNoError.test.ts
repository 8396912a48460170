// Repairs that would leave the next mistake behind, if they wrote no more than their finding asks for.
import assert from 'node:assert/strict';
import { applyFix, lintFiles, textOf, type Files } from '../lintFiles.js';
import { data, DISKS_ON_0, GSX, node, one, quorum, SCSI1, titles, two, VIRTUAL } from './busFiles.js';

/** The files after the fix of that title, the first one where several have it, and the errors that are left. */
async function after(files: Files, ruleId: string, title: string): Promise<[Files, string[]]> {
  const offered = [...(await lintFiles(files)).values()].flat().filter((one) => one.ruleId === ruleId);
  const fixes = offered.flatMap(({ fixes }) => fixes);
  const fix = fixes.find((one) => one.title === title);
  assert.ok(fix, `offered are ${fixes.map((one) => one.title).join(', ')}`);
  const repaired = applyFix(files, fix);
  const errors = [...(await lintFiles(repaired)).values()]
    .flat()
    .filter(({ severity }) => severity === 'error');
  return [repaired, errors.map(({ message }) => message)];
}

const linesOf = (files: Files, name: string): string[] => textOf(files[name] ?? '').split('\n');

describe('A repair that shares one bus instead of another', () => {
  const declared = '# vmxlint product=esx3 cluster=across-boxes\nethernet1.present = "TRUE"\n';
  const ofScsi2 = `scsi2.present = "TRUE"\n${quorum('scsi2:0')}`;
  const repairs: readonly (readonly [bus: string, rule: string, title: string, shared: string])[] = [
    ['scsi1', 'cluster-shared-bus-empty', 'Move the shared disks to scsi1 in every node', 'scsi1'],
    [
      'scsi1',
      'cluster-shared-bus-empty',
      'Share the controller of the disks instead, in every node',
      'scsi2',
    ],
    [
      'scsi0',
      'cluster-shared-disk-on-boot-controller',
      'Share scsi2 instead of scsi0, in every node with this mistake',
      'scsi2',
    ],
  ];
  for (const [bus, rule, title, shared] of repairs) {
    it(`${title}: takes the mode of the declared kind, for in the other one the nodes would not see each other`, async () => {
      const lines = `${declared}${SCSI1}${bus}.sharedBus = "virtual"\n${ofScsi2}`;
      const [files, errors] = await after(two(lines), rule, title);
      assert.deepEqual(errors, []);
      for (const name of ['a.vmx', 'b.vmx'])
        assert.ok(linesOf(files, name).includes(`${shared}.sharedBus = "physical"`), name);
    });
  }
});

describe('A repair that shares a bus', () => {
  it('switches the controller on, without which nothing on it is shared', async () => {
    const lines = `${GSX}scsi1:0.fileName = "quorum.vmdk"\n`;
    const [files, errors] = await after(
      two(`${lines}scsi1.present = "TRUE"\n${VIRTUAL}disk.locking = "FALSE"\n`, lines),
      'cluster-bus-sharing-not-on-all-nodes',
      'Share the controller of quorum.vmdk (virtual) in every node that lacks it, and switch disk locking off',
    );
    assert.ok(linesOf(files, 'b.vmx').includes('scsi1.present = "TRUE"'));
    assert.deepEqual(errors, []);
  });

  it('only corrects the spelling where the mode is misspelled', async () => {
    const files = one(VIRTUAL.replace('virtual', 'virtal'));
    const [repaired] = await after(files, 'cluster-bus-sharing-value', 'Replace by "virtual"');
    assert.deepEqual(repaired, one(VIRTUAL));
  });

  it('takes the mode of the other node where the word tells none', async () => {
    const rule = 'cluster-bus-sharing-value';
    const lines = (mode: string, slot = 'scsi1:0', declared = ''): string =>
      `${GSX.replace('gsx3', `gsx3${declared}`)}${SCSI1}${slot.slice(0, 5)}.sharedBus = "${mode}"\n${quorum(slot)}disk.locking = "FALSE"\n`;
    const [repaired, errors] = await after(
      two(lines('TRUE'), lines('virtual')),
      rule,
      'Replace by "virtual", as in b.vmx',
    );
    assert.deepEqual(repaired, two(lines('virtual')));
    assert.deepEqual(errors, []);
    for (const [own, other] of [
      [lines('TRUE'), lines('none')],
      [lines('TRUE'), lines('yes')],
      [lines('TRUE', 'scsi1:0', ' cluster=across-boxes'), lines('virtual')],
      [lines('TRUE', 'scsi0:1'), lines('virtual')],
    ] as const)
      assert.ok(
        (await titles(two(own, other), rule)).every((title) => !title.includes('as in')),
        own,
      );
    const three = {
      ...two(lines('TRUE'), lines('virtual')),
      'c.vmx': node('c', lines('physical')),
    };
    assert.deepEqual(await titles(three, rule), []);
  });

  it('takes the mode of the declared kind where the word is near the other one', async () => {
    const rule = 'cluster-bus-sharing-value';
    const lines = (product: string, kind: string, mode: string, slot = 'scsi1:0'): string =>
      `# vmxlint product=${product} cluster=${kind}\n${SCSI1}${slot.slice(0, 5)}.sharedBus = "${mode}"\n${quorum(slot)}`;
    for (const kind of ['across-boxes', 'physical-to-virtual']) {
      const other = lines('esx3', kind, 'physical');
      const [repaired, errors] = await after(
        two(lines('esx3', kind, 'virtua'), other),
        rule,
        'Replace by "physical", as in b.vmx',
      );
      assert.deepEqual(repaired, two(other));
      assert.deepEqual(errors, []);
    }
    for (const [kind, mode, wrong] of [
      ['across-boxes', 'physical', 'virtua'],
      ['in-a-box', 'virtual', 'physcal'],
      ['across-boxes', 'none', 'non'],
    ] as const) {
      const [repaired] = await after(one(lines('esx3', kind, wrong)), rule, `Replace by "${mode}"`);
      assert.deepEqual(repaired, one(lines('esx3', kind, mode)));
    }
    for (const files of [
      one(lines('gsx3', 'across-boxes', 'virtua')),
      one(lines('esx3', 'across-boxes', 'virtua', 'scsi0:1')),
    ])
      assert.deepEqual(await titles(files, rule), []);
    const nvme = (declared: string): Files =>
      one(`# vmxlint product=vsphere8${declared}\nnvme1.present = "TRUE"\nnvme1.sharedBus = "virtua"\n`);
    assert.deepEqual(await titles(nvme(' cluster=across-boxes'), rule), ['Replace by "physical"']);
    assert.deepEqual(await titles(nvme(' cluster=in-a-box'), rule), []);
    assert.deepEqual(await titles(nvme(''), rule), []);
    const found = [...(await lintFiles(one(lines('esx3', 'across-boxes', 'virtua')))).values()].flat();
    const [fix] = found.find(({ ruleId }) => ruleId === rule)?.fixes ?? [];
    assert.equal(fix?.safety, 'unsafe');
  });

  it('moves a disk from the controller of the boot disk and switches locking off', async () => {
    const [files, errors] = await after(
      two(GSX.replace('gsx3', 'server2') + quorum('scsi0:1')),
      'cluster-shared-disk-on-boot-controller',
      'Move scsi0:1 to scsi1:1 in every node, and switch disk locking off',
    );
    assert.deepEqual(errors, []);
    for (const name of ['a.vmx', 'b.vmx'])
      assert.ok(linesOf(files, name).includes('disk.locking = "FALSE"'), name);
  });

  it('moves it to an adapter that the cluster service of the guest can use', async () => {
    const rule = 'cluster-shared-disk-on-boot-controller';
    const lines = `# vmxlint product=vsphere6\nscsi0.sharedBus = "physical"\n${quorum('scsi0:1')}`;
    const nodes = (guest: string, model: string): Files => {
      const text = (name: string): string =>
        node(name, `${lines}scsi0.virtualDev = "${model}"\n`)
          .replace('virtualHW.version = "3"', 'virtualHW.version = "13"')
          .replace('winNetEnterprise', guest);
      return { 'a.vmx': text('a'), 'b.vmx': text('b') };
    };
    for (const [guest, boot, wanted] of [
      ['windows8srv-64', 'lsilogic', 'lsisas1068'],
      ['windows8srv-64', 'pvscsi', 'pvscsi'],
      ['winNetEnterprise', 'lsisas1068', 'lsilogic'],
      ['rhel7-64', 'lsilogic', 'lsilogic'],
    ] as const) {
      const [files, errors] = await after(nodes(guest, boot), rule, 'Move scsi0:1 to scsi1:1 in every node');
      assert.deepEqual(errors, [], guest);
      for (const name of ['a.vmx', 'b.vmx'])
        assert.ok(linesOf(files, name).includes(`scsi1.virtualDev = "${wanted}"`), `${guest} on ${boot}`);
    }
  });

  describe('moves disks to an empty shared controller with an adapter that the guest can use', () => {
    const rule = 'cluster-shared-bus-empty';
    const empty = (
      name: string,
      model: string | undefined,
      guest = 'windows8srv-64',
      hardware = '13',
    ): string =>
      node(
        name,
        [
          '# vmxlint product=vsphere6',
          ...(model === undefined
            ? []
            : ['scsi1.present = "TRUE"', `scsi1.virtualDev = "${model}"`, 'scsi1.sharedBus = "physical"']),
          'scsi2.present = "TRUE"',
          'scsi2.virtualDev = "lsilogic"',
          quorum('scsi2:0'),
          quorum('scsi2:1').replace('quorum.vmdk', 'witness.vmdk'),
        ].join('\n'),
      )
        .replace('virtualHW.version = "3"', `virtualHW.version = "${hardware}"`)
        .replace('winNetEnterprise', guest);
    const title = 'Move the shared disks to scsi1 in every node';

    it('also in a node that lacks it, or has another model there', async () => {
      for (const model of [undefined, 'lsilogic', 'lsisas1068', 'pvscsi']) {
        const nodes = { 'a.vmx': empty('a', 'lsisas1068'), 'b.vmx': empty('b', model) };
        const [files, errors] = await after(nodes, rule, title);
        assert.deepEqual(errors, [], model);
        const wanted = `scsi1.virtualDev = "${model === 'pvscsi' ? model : 'lsisas1068'}"`;
        assert.ok(linesOf(files, 'b.vmx').includes(wanted), model);
      }
    });

    it('and not where the virtual hardware is too old for one', async () => {
      const old = { 'a.vmx': empty('a', 'lsilogic', 'longhorn-64', '4') };
      assert.deepEqual(await titles(old, rule), []);
      assert.deepEqual(await titles({ 'a.vmx': empty('a', 'lsilogic', 'longhorn-64') }, rule), [title]);
    });
  });

  it('leaves the boot bus shared while another shared disk is on it', async () => {
    const rule = 'cluster-shared-disk-on-boot-controller';
    const title = (target: number): string => `Move scsi0:${target} to scsi1:${target} in every node`;
    const lines = `${GSX}disk.locking = "FALSE"\nscsi0.sharedBus = "virtual"\n${quorum('scsi0:1')}${data('scsi0:2')}`;
    const [first, errors] = await after(two(lines), rule, title(1));
    assert.deepEqual(errors, []);
    assert.ok(linesOf(first, 'b.vmx').includes('scsi0.sharedBus = "virtual"'));
    const [second] = await after(first, rule, title(2));
    assert.ok(linesOf(second, 'b.vmx').includes('scsi0.sharedBus = "none"'));
    assert.ok(linesOf(second, 'b.vmx').includes('scsi1.sharedBus = "virtual"'));
  });

  it('leaves locking alone where it was a mistake before', async () => {
    const shared = `${GSX.replace('gsx3', 'server2')}${SCSI1}${VIRTUAL}${data('scsi1:0')}${quorum('scsi0:1')}`;
    const [files] = await after(
      two(shared),
      'cluster-shared-disk-on-boot-controller',
      'Move scsi0:1 to scsi1:1 in every node',
    );
    assert.ok(!textOf(files['a.vmx'] ?? '').includes('locking'));
  });

  it('shares the bus of a stray disk in a node without a bus, and switches locking off there', async () => {
    const stray = `${GSX}${quorum('scsi0:1')}`;
    const [files, errors] = await after(
      two(DISKS_ON_0 + SCSI1 + VIRTUAL, stray),
      'cluster-shared-bus-empty',
      'Share the controller of the disks instead, in every node, and switch disk locking off',
    );
    assert.ok(linesOf(files, 'b.vmx').includes('disk.locking = "FALSE"'));
    assert.deepEqual(errors, []);
  });
});

describe('A bus that is shared instead of an empty one', () => {
  const share = async (model: string): Promise<boolean> => {
    const lines = `# vmxlint product=vsphere6
guestOS = "windows9srv-64"
scsi1.present = "TRUE"
scsi1.virtualDev = "lsisas1068"
scsi1.sharedBus = "physical"
scsi2.present = "TRUE"
scsi2.virtualDev = "${model}"
scsi2:0.present = "TRUE"
scsi2:0.fileName = "quorum.vmdk"
`;
    const offered = await titles({ 'a.vmx': lines }, 'cluster-shared-bus-empty');
    assert.ok(offered.length > 0);
    return offered.includes('Share the controller of the disks instead, in every node');
  };

  it('has an adapter that the guest can use for it', async () => {
    assert.equal(await share('pvscsi'), true);
    assert.equal(await share('lsilogic'), false);
  });
});

describe('A bus that is empty in one node', () => {
  const rule = 'cluster-shared-bus-empty';
  const right = `${GSX}${SCSI1}${VIRTUAL}${quorum('scsi1:0')}disk.locking = "FALSE"\n`;
  const astray = right.replace(VIRTUAL, 'scsi2.present = "TRUE"\nscsi2.sharedBus = "virtual"\n');

  const title = 'Share the controller of the disks instead, in every node';

  it('gives its sharing back to the controller that another node shares, and no disk moves away from there', async () => {
    assert.deepEqual(await titles(two(astray, right), rule), [title]);
    const [files, errors] = await after(two(astray, right), rule, title);
    assert.deepEqual(errors, []);
    assert.ok(linesOf(files, 'a.vmx').includes('scsi1.sharedBus = "virtual"'));
    assert.equal(files['b.vmx'], two(right)['b.vmx']);
  });

  it('gets the disk where no node shares it', async () => {
    assert.deepEqual(await titles(two(astray), rule), [
      ...['Move the shared disks to scsi2 in every node', title],
      ...['Move the shared disks to scsi2 in every node', title],
    ]);
  });
});

describe('The mode on a single disk', () => {
  it('is written on the controller only where it fits the declared kind', async () => {
    const lines = (kind: string): Files =>
      one(`# vmxlint product=esx3${kind}\n${SCSI1}${quorum('scsi1:0')}scsi1:0.sharedBus = "virtual"\n`);
    const rule = 'cluster-sharedbus-on-target';
    assert.deepEqual(await titles(lines(''), rule), ['Write it as scsi1.sharedBus']);
    assert.deepEqual(await titles(lines(' cluster=in-a-box'), rule), ['Write it as scsi1.sharedBus']);
    assert.deepEqual(await titles(lines(' cluster=across-boxes'), rule), []);
  });
});

describe('A controller that is only meant to be there', () => {
  it('is judged by its model like any other, so that its switch brings nothing new up', async () => {
    const lines = '# vmxlint product=esx3\nscsi1.virtualDev = "pvscsi"\nscsi1:0.fileName = "data.vmdk"\n';
    const errors = [...(await lintFiles(one(lines))).values()]
      .flat()
      .filter((all) => all.severity === 'error');
    assert.deepEqual(
      errors.map(({ ruleId }) => ruleId),
      ['vmx-feature-needs-hardware'],
    );
  });
});

describe('A repair that stops sharing the controller of the boot disk', () => {
  it('shares that of the cluster disk instead, which nothing would guard', async () => {
    const lines = `${GSX}scsi0.sharedBus = "virtual"\n${SCSI1}${quorum('scsi1:0')}disk.locking = "FALSE"\n`;
    const [files, errors] = await after(
      one(lines),
      'cluster-shared-disk-on-boot-controller',
      'Share scsi1 instead of scsi0',
    );
    assert.deepEqual(errors, []);
    assert.ok(linesOf(files, 'a.vmx').includes('scsi0.sharedBus = "none"'));
    assert.ok(linesOf(files, 'a.vmx').includes('scsi1.sharedBus = "virtual"'));
  });

  it('does so in every node with this mistake, so that none is left without sharing', async () => {
    const rule = 'cluster-shared-disk-on-boot-controller';
    const lines = `${GSX}scsi0.sharedBus = "virtual"\n${SCSI1}${quorum('scsi1:0')}disk.locking = "FALSE"\n`;
    const title = 'Share scsi1 instead of scsi0, in every node with this mistake';
    const [files, errors] = await after(two(lines), rule, title);
    assert.deepEqual(errors, []);
    for (const name of ['a.vmx', 'b.vmx']) {
      assert.ok(linesOf(files, name).includes('scsi0.sharedBus = "none"'), name);
      assert.ok(linesOf(files, name).includes('scsi1.sharedBus = "virtual"'), name);
    }
    const right = lines.replace('scsi0.sharedBus = "virtual"\n', VIRTUAL);
    assert.deepEqual(await titles(two(lines, right), rule), ['Share scsi1 instead of scsi0']);
    const onScsi2 = lines.replaceAll('scsi1', 'scsi2');
    assert.deepEqual(await titles(two(lines, onScsi2), rule), [
      'Share scsi1 instead of scsi0',
      'Share scsi2 instead of scsi0',
    ]);
  });

  it('does no more where the cluster disk is shared', async () => {
    const lines = `${GSX}scsi0.sharedBus = "virtual"\n${SCSI1}${VIRTUAL}${quorum('scsi1:0')}disk.locking = "FALSE"\n`;
    assert.deepEqual(await titles(one(lines), 'cluster-shared-disk-on-boot-controller'), [
      'Stop sharing scsi0',
    ]);
  });
});
