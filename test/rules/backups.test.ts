import assert from 'node:assert/strict';
import { lintFiles, type Files } from '../lintFiles.js';
import { bus, declare, node, pair } from './nodeFiles.js';

/** A disk of its own that a node names by its whole path, so that a backup elsewhere names the same file. */
const own = (slot: string): string => `${slot}.present = "TRUE"\n${slot}.fileName = "/san/own.vmdk"`;
const DESCRIPTOR =
  '# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType="monolithicFlat"\nRW 8 FLAT "/dev/sdb" 0\n';

/** What is found in these files, without the words: these may count the files that a repair changes. */
async function foundIn(files: Files, names: readonly string[]): Promise<readonly string[]> {
  const found = await lintFiles(files);
  return names.flatMap((name) =>
    (found.get(name) ?? []).map(
      ({ ruleId, severity, span }) => `${name} ${severity} ${ruleId} ${span.start}-${span.end}`,
    ),
  );
}

describe('A backup of the nodes changes nothing that is found in them', () => {
  const rows: readonly (readonly [what: string, files: Files, rule: RegExp | undefined])[] = [
    [
      'a disk beside the boot disk, which is no shared one',
      { 'a.vmx': node('a', declare('vsphere7'), bus('physical'), own('scsi0:1')) },
      undefined,
    ],
    [
      'a disk of one node on the bus of the shared disks',
      pair([declare('esx3'), bus('virtual'), own('scsi1:1')], [declare('esx3'), bus('virtual')]),
      / cluster-mixed-disks-on-shared-bus /,
    ],
    [
      'a bus that is not shared, in a cluster across boxes',
      { 'a.vmx': node('a', declare('esx3', 'across-boxes'), bus(undefined)) },
      / error cluster-across-boxes-needs-physical /,
    ],
    [
      'a quorum disk that no other node names yet',
      { 'a.vmx': node('a', declare('gsx3', 'in-a-box'), bus(undefined)) },
      undefined,
    ],
    [
      'a missing disk',
      {
        'a.vmx': node('a', declare('gsx3'), bus('virtual', '/vms/share/quorum.vmdk')),
        'b.vmx': node('b', declare('gsx3'), bus('virtual', '/vms/shared/quorum.vmdk')),
        'shared/quorum.vmdk': DESCRIPTOR,
      },
      / cluster-shared-disk-missing /,
    ],
  ];
  for (const [what, files, rule] of rows) {
    it(what, async () => {
      const machines = Object.keys(files).filter((name) => name.endsWith('.vmx'));
      const backup = Object.fromEntries(machines.map((name) => [`backup/${name}`, files[name] ?? '']));
      const alone = await foundIn(files, machines);
      assert.ok(rule === undefined || alone.some((line) => rule.test(line)), alone.join('\n'));
      assert.deepEqual(await foundIn({ ...files, ...backup }, machines), alone);
    });
  }
});

describe('A second node that was copied from the first and kept its name is no backup', () => {
  const files = (a: string, b: string, ...shared: readonly string[]): Files => ({
    'n1/win.vmx': node('win', declare('esx3'), ...shared, a),
    'n2/win.vmx': node('win', declare('esx3'), ...shared, b),
  });
  const MISSING = 'cluster-bus-sharing-missing';
  const MIXED = 'cluster-mixed-disks-on-shared-bus';
  const told = async (rule: string, machines: Files): Promise<readonly string[]> =>
    (await foundIn(machines, ['n1/win.vmx', 'n2/win.vmx'])).filter((line) => line.includes(` ${rule} `));
  const bios = (digit: string): string =>
    `uuid.bios = "${Array(8).fill(`${digit}1`).join(' ')}-${Array(8).fill('00').join(' ')}"`;
  const mac = (digit: string): string =>
    `ethernet0.present = "TRUE"\nethernet0.generatedAddress = "00:0c:29:00:00:0${digit}"`;

  for (const [what, a, b, isTold] of [
    ['its BIOS id is another one', bios('1'), bios('2'), true],
    ['its MAC addresses are others', mac('1'), mac('2'), true],
    [
      'both have the same BIOS id, with another adapter',
      bios('1') + '\n' + mac('1'),
      bios('1') + '\n' + mac('2'),
      false,
    ],
    ['only one of them has a MAC address', mac('1'), '', false],
    ['only the other one has one', '', mac('1'), false],
    ['both have the same MAC address', mac('1'), mac('1'), false],
  ] as const) {
    it(`${isTold ? 'where' : 'but where'} ${what}${isTold ? '' : ', nobody can say'}`, async () => {
      assert.equal((await told(MISSING, files(a, b, bus(undefined)))).length, isTold ? 2 : 0);
      const mixed = files(`${a}\n${own('scsi1:1')}`, b, bus('virtual'));
      assert.equal((await told(MIXED, mixed)).length, isTold ? 1 : 0);
    });
  }

  it('and its MAC address, which nobody has changed', async () => {
    const same = files(`${bios('1')}\n${mac('1')}`, `${bios('2')}\n${mac('1')}`, bus('virtual'));
    assert.equal((await told('cluster-duplicate-mac', same)).length, 2);
  });

  it('but two files beside each other that start from the same disk are variants of one machine', async () => {
    const variants = {
      'win.vmx': node('win', declare('esx3'), bus(undefined), bios('1')),
      'win-old.vmx': node('win', declare('esx3'), bus(undefined), bios('2')),
    };
    assert.deepEqual(
      (await foundIn(variants, Object.keys(variants))).filter((line) => line.includes(MISSING)),
      [],
    );
  });
});
