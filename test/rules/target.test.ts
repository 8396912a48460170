import assert from 'node:assert/strict';
import { applyFix, lintFiles } from '../lintFiles.js';
import { bus, expectFindings, fixTitles, messageOf, node, pair } from './nodeFiles.js';

const VIRTUAL = 'scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"';
const PARAVIRTUAL = `${VIRTUAL}\nscsi1.virtualDev = "pvscsi"\nvirtualHW.version = "17"`;
const GSX = '# vmxlint product=gsx3';
const LOCKING_OFF = 'disk.locking = "FALSE"';
const disk = (slot: string, file: string): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "/san/${file}.vmdk"`;

expectFindings(
  'Target 7',
  ['cluster-target-7'],
  [
    [
      'belongs to the controller in every machine',
      { 'a.vmx': node('a', disk('scsi0:7', 'data')) },
      ['a.vmx error cluster-target-7 scsi0:7.present'],
    ],
    [
      'is no place for a CD drive either',
      {
        'a.vmx': node('a', 'scsi0:7.present = "TRUE"', 'scsi0:7.deviceType = "cdrom-image"'),
      },
      ['a.vmx error cluster-target-7 scsi0:7.present'],
    ],
    [
      'is no place for a device without a file either',
      { 'a.vmx': node('a', 'scsi1:7.present = "TRUE"') },
      ['a.vmx error cluster-target-7 scsi1:7.present'],
    ],
    [
      'is used by a file that leaves present out',
      { 'a.vmx': node('a', 'SCSI0:7.fileName = "data.vmdk"') },
      ['a.vmx error cluster-target-7 SCSI0:7.fileName'],
    ],
    [
      'is moved for a multi-writer cluster and a single bus alike',
      pair([disk('scsi1:7', 'data'), 'scsi1.present = "TRUE"', 'scsi1:7.sharing = "multi-writer"']),
      ['a.vmx error cluster-target-7 scsi1:7.present', 'b.vmx error cluster-target-7 scsi1:7.present'],
    ],
    [
      'is no matter when switched off, without a file, or when a placeholder decides',
      {
        'a.vmx': node(
          'a',
          'scsi0:7.present = "FALSE"\nscsi0:7.fileName = "x.vmdk"',
          'scsi1:7.fileName = ""',
          'scsi2:7.present = "{{has_data}}"\nscsi2:7.fileName = "x.vmdk"',
        ),
      },
      [],
    ],
    ['exists on other buses', { 'a.vmx': node('a', disk('sata0:7', 'data'), disk('nvme0:7', 'more')) }, []],
  ],
);

expectFindings(
  'A target beyond the last',
  ['cluster-too-many-targets'],
  [
    [
      'is 16 without a model, with the models of old and in old hardware',
      {
        'a.vmx': node(
          'a',
          disk('scsi0:15', 'last'),
          disk('scsi0:16', 'data'),
          'scsi1.virtualDev = "vmxlsilogic"',
          disk('scsi1:16', 'log'),
        ),
        'b.vmx': node('b', 'virtualHW.version = "12"', 'scsi1.virtualDev = "pvscsi"', disk('scsi1:17', 'b')),
      },
      [
        'a.vmx error cluster-too-many-targets scsi0:16.present',
        'a.vmx error cluster-too-many-targets scsi1:16.present',
        'b.vmx error cluster-too-many-targets scsi1:17.present',
      ],
    ],
    [
      'is 65 with a paravirtual adapter',
      {
        'a.vmx': node(
          'a',
          'virtualHW.version = "13"',
          'scsi1.virtualDev = "PVSCSI"',
          disk('scsi1:64', 'last'),
          disk('scsi1:65', 'data'),
        ),
      },
      ['a.vmx error cluster-too-many-targets scsi1:65.present'],
    ],
    [
      'is 65 where nobody can say which adapter it is',
      {
        'a.vmx': node(
          'a',
          'scsi1.virtualDev = "{{model}}"',
          disk('scsi1:16', 'one'),
          disk('scsi1:65', 'two'),
        ),
        'b.vmx': node('b', 'scsi1.virtualDev = "pvscsi"', disk('scsi1:16', 'three')),
        'c.vmx': node('c', 'encryption.data = "x"', disk('scsi1:16', 'four')),
      },
      ['a.vmx error cluster-too-many-targets scsi1:65.present'],
    ],
  ],
);

describe('A device without a place', () => {
  it('moves behind the boot disk, never to 7', async () => {
    const taken = [1, 2, 3, 4, 5, 6].map((target) => disk(`scsi0:${target}`, `d${target}`));
    const files = { 'a.vmx': node('a', ...taken, disk('scsi0:7', 'data')) };
    assert.deepEqual(await fixTitles(files, 'a.vmx', 'cluster-target-7'), ['Move scsi0:7 to scsi0:8']);
  });

  it('moves below no boot disk on its controller, because the machine would start from it', async () => {
    const beside = { 'a.vmx': node('a', disk('scsi0:7', 'data')).replaceAll('scsi0:0', 'scsi0:2') };
    assert.deepEqual(await fixTitles(beside, 'a.vmx', 'cluster-target-7'), ['Move scsi0:7 to scsi0:3']);
    const apart = { 'a.vmx': node('a', disk('scsi0:7', 'data')).replaceAll('scsi0:0', 'ide0:0') };
    assert.deepEqual(await fixTitles(apart, 'a.vmx', 'cluster-target-7'), ['Move scsi0:7 to scsi0:0']);
  });

  it('gets every number that an adapter has, up to the last', async () => {
    const taken = [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15];
    for (const free of taken) {
      const others = taken
        .filter((target) => target !== free)
        .map((target) => disk(`scsi0:${target}`, `d${target}`));
      const files = { 'a.vmx': node('a', ...others, disk('scsi0:7', 'data')) };
      assert.deepEqual(await fixTitles(files, 'a.vmx', 'cluster-target-7'), [
        `Move scsi0:7 to scsi0:${free}`,
      ]);
    }
  });

  it('takes the number of the other node', async () => {
    const files = pair([VIRTUAL, disk('scsi1:7', 'quorum')], [VIRTUAL, disk('scsi1:4', 'quorum')]);
    assert.deepEqual(await fixTitles(files, 'a.vmx', 'cluster-target-7'), ['Move scsi1:7 to scsi1:4']);
  });

  it('stays where the bus is full', async () => {
    const taken = [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15];
    const files = {
      'a.vmx': node('a', ...taken.map((one) => disk(`scsi1:${one}`, `d${one}`)), disk('scsi1:16', 'more')),
    };
    assert.deepEqual(await fixTitles(files, 'a.vmx', 'cluster-too-many-targets'), []);
  });

  it('is named with its slot, adapter and hardware version', async () => {
    const files = {
      'a.vmx': node('a', 'virtualHW.version = "11"', 'scsi1.virtualDev = "pvscsi"', disk('scsi1:20', 'data')),
      'b.vmx': node('b', disk('scsi0:7', 'data')),
      'c.vmx': node('c', 'scsi0:7.present = "TRUE"'),
      'd.vmx': node('d', disk('scsi0:16', 'data'), 'scsi1.virtualDev = "lsilogic"', disk('scsi1:16', 'log')),
    };
    assert.match(await messageOf(files, 'c.vmx', 'cluster-target-7'), /^The device scsi0:7 is at target 7/);
    assert.match(
      await messageOf(files, 'a.vmx', 'cluster-too-many-targets'),
      /data\.vmdk \(scsi1:20\).*scsi1 \(pvscsi with virtual hardware 11\) has targets 0 to 15/,
    );
    const inD = (await lintFiles(files)).get('d.vmx') ?? [];
    assert.deepEqual(
      inD.flatMap(({ message }) => /but (.*) only\./.exec(message)?.slice(1) ?? []),
      ['scsi0 has targets 0 to 15', 'scsi1 (lsilogic) has targets 0 to 15'],
    );
    assert.match(await messageOf(files, 'b.vmx', 'cluster-target-7'), /data\.vmdk \(scsi0:7\).*scsi0\./);
  });
});

expectFindings(
  'Different targets',
  ['cluster-target-id-differs'],
  [
    [
      'are an error in both of two nodes, also with .shared',
      pair(
        [GSX, LOCKING_OFF, 'scsi1.present = "TRUE"', disk('scsi1:0', 'x'), 'scsi1:0.shared = "TRUE"'],
        [GSX, LOCKING_OFF, 'scsi1.present = "TRUE"', disk('scsi1:3', 'x'), 'scsi1:3.shared = "TRUE"'],
      ),
      [
        'a.vmx error cluster-target-id-differs scsi1:0.fileName',
        'b.vmx error cluster-target-id-differs scsi1:3.fileName',
      ],
    ],
    [
      'count on controllers of different numbers too',
      pair([bus('virtual')], [bus('virtual', '/san/quorum.vmdk', 2).replaceAll('scsi2:0', 'scsi2:1')]),
      [
        'a.vmx error cluster-target-id-differs scsi1:0.fileName',
        'b.vmx error cluster-target-id-differs scsi2:1.fileName',
      ],
    ],
    [
      'are seen where the disk lies in the folder of one node, and the files were copied from their hosts',
      {
        'a/a.vmx': node(
          'a',
          'sched.swap.derivedName = "/vmfs/volumes/5b0c/a/a-0123abcd.vswp"',
          bus('physical', 'a_1.vmdk'),
        ),
        'b/b.vmx': node(
          'b',
          'sched.swap.derivedName = "/vmfs/volumes/5b0c/b/b-0123abcd.vswp"',
          bus('physical', '/vmfs/volumes/5b0c/a/a_1.vmdk').replaceAll('scsi1:0', 'scsi1:1'),
        ),
      },
      [
        'a/a.vmx error cluster-target-id-differs scsi1:0.fileName',
        'b/b.vmx error cluster-target-id-differs scsi1:1.fileName',
      ],
    ],
    [
      'of three disks in a ring are repaired one by one',
      pair(
        [VIRTUAL, disk('scsi1:0', 'x'), disk('scsi1:1', 'y'), disk('scsi1:2', 'z')],
        [VIRTUAL, disk('scsi1:1', 'x'), disk('scsi1:2', 'y'), disk('scsi1:0', 'z')],
      ),
      ['a.vmx', 'b.vmx']
        .flatMap((file) =>
          [0, 1, 2].map((target) => `${file} error cluster-target-id-differs scsi1:${target}.fileName`),
        )
        .sort((x, y) => order(x) - order(y)),
    ],
    [
      'are no matter for a multi-writer cluster',
      pair(
        ['scsi1.present = "TRUE"', disk('scsi1:0', 'x'), 'scsi1:0.sharing = "multi-writer"'],
        ['scsi1.present = "TRUE"', disk('scsi1:1', 'x'), 'scsi1:1.sharing = "multi-writer"'],
      ),
      [],
    ],
    [
      'are left to the rule about target 7, which repairs them',
      pair([VIRTUAL, disk('scsi1:7', 'x')], [VIRTUAL, disk('scsi1:1', 'x')]),
      [],
    ],
    [
      'count above 15 too, where the adapters have such targets',
      pair([PARAVIRTUAL, disk('scsi1:0', 'x')], [PARAVIRTUAL, disk('scsi1:16', 'x')]),
      [
        'a.vmx error cluster-target-id-differs scsi1:0.fileName',
        'b.vmx error cluster-target-id-differs scsi1:16.fileName',
      ],
    ],
    [
      'are left to the rule about targets beyond the last, where an adapter ends at 15',
      pair([VIRTUAL, disk('scsi1:0', 'x')], [VIRTUAL, disk('scsi1:16', 'x')]),
      [],
    ],
    [
      'tell nothing in a backup of the same machine',
      {
        'a.vmx': node('a', 'uuid.bios = "56 4d 01"', VIRTUAL, disk('scsi1:0', 'x')),
        'old.vmx': node('a', 'uuid.bios = "56 4d 01"', VIRTUAL, disk('scsi1:1', 'x')),
      },
      [],
    ],
    [
      'tell nothing where one machine names the disk twice',
      pair([VIRTUAL, disk('scsi1:0', 'x'), disk('scsi1:1', 'x')], [VIRTUAL, disk('scsi1:2', 'x')]),
      [],
    ],
  ],
);

/** The order of the findings: by file, then by the place in it. */
function order(line: string): number {
  const target = Number(/:(\d)\./.exec(line)?.[1]);
  return line.startsWith('a') ? target : 10 + ((target + 2) % 3);
}

describe('The repair of different targets', () => {
  const titles = (files: Parameters<typeof fixTitles>[0]): Promise<readonly string[]> =>
    fixTitles(files, 'a.vmx', 'cluster-target-id-differs');

  it('takes the lower number', async () => {
    const files = pair([VIRTUAL, disk('scsi1:5', 'x')], [VIRTUAL, disk('scsi1:2', 'x')]);
    assert.deepEqual(await titles(files), ['Make x.vmdk target 2 in every node']);
  });

  it('leaves a node as it is that has the number already, capitals included', async () => {
    const files = pair([VIRTUAL, disk('scsi1:5', 'x')], [VIRTUAL, disk('SCSI1:2', 'x')]);
    const [found] = ((await lintFiles(files)).get('a.vmx') ?? []).filter(
      ({ ruleId }) => ruleId === 'cluster-target-id-differs',
    );
    const after = applyFix(files, found?.fixes[0] ?? assert.fail('there is no fix'));
    assert.equal(after['b.vmx'], files['b.vmx']);
  });

  it('takes the higher one where a disk that is right stands on the lower', async () => {
    const second = 'scsi2.present = "TRUE"\nscsi2.sharedBus = "virtual"';
    const files = pair(
      [VIRTUAL, second, disk('scsi1:0', 'x'), disk('scsi2:0', 'y')],
      [VIRTUAL, disk('scsi1:1', 'x'), disk('scsi1:0', 'y')],
    );
    assert.deepEqual(await titles(files), ['Make x.vmdk target 1 in every node']);
  });

  it('takes no number of the majority that the adapter of another node does not have', async () => {
    const files = {
      ...pair([VIRTUAL, disk('scsi1:1', 'x')], [PARAVIRTUAL, disk('scsi1:16', 'x')]),
      'c.vmx': node('c', PARAVIRTUAL, disk('scsi1:16', 'x')),
    };
    const upgraded = { ...files, 'a.vmx': node('a', PARAVIRTUAL, disk('scsi1:1', 'x')) };
    assert.deepEqual(await titles(files), ['Make x.vmdk target 1 in every node']);
    assert.deepEqual(await titles(upgraded), ['Make x.vmdk target 16 in every node']);
  });

  it('lets no disks change places where one of the numbers is beyond an adapter', async () => {
    const files = pair(
      [VIRTUAL, disk('scsi1:0', 'own-a'), disk('scsi1:1', 'x')],
      [PARAVIRTUAL, disk('scsi1:1', 'own-b'), disk('scsi1:16', 'x')],
    );
    assert.deepEqual(await titles(files), ['Make x.vmdk target 2 in every node']);
  });

  it('takes a new one where both are taken', async () => {
    const files = pair(
      [VIRTUAL, disk('scsi1:0', 'own-a'), disk('scsi1:1', 'x')],
      [VIRTUAL, disk('scsi1:0', 'x'), disk('scsi1:1', 'own-b')],
    );
    assert.deepEqual(await titles(files), ['Make x.vmdk target 2 in every node']);
  });

  it('takes those of the first node where disks change places, so that no repair undoes another', async () => {
    const files = pair(
      [VIRTUAL, disk('scsi1:0', 'x'), disk('scsi1:1', 'y'), disk('scsi1:2', 'z')],
      [VIRTUAL, disk('scsi1:1', 'x'), disk('scsi1:2', 'y'), disk('scsi1:0', 'z')],
    );
    const wanted = [0, 1, 2].map(
      (target) =>
        `Make ${'xyz'.charAt(target)}.vmdk target ${target} in every node and let ${'zxy'.charAt(target)}.vmdk change places with it`,
    );
    assert.deepEqual(await titles(files), wanted);
    const ofB = await fixTitles(files, 'b.vmx', 'cluster-target-id-differs');
    assert.deepEqual([...ofB].sort(), wanted);
  });

  it('names both slots and the other file', async () => {
    const files = pair([VIRTUAL, disk('scsi1:5', 'x')], [VIRTUAL, disk('scsi1:2', 'x')]);
    assert.match(
      await messageOf(files, 'a.vmx', 'cluster-target-id-differs'),
      /x\.vmdk is target 5 here \(scsi1:5\), but target 2 in b\.vmx \(scsi1:2\)/,
    );
  });
});
