// A boot disk that another machine names too: in a cluster on every product, else where disk.locking is FALSE.
import assert from 'node:assert/strict';
import { applyFix, lintFiles, textOf, type Files } from '../lintFiles.js';
import { both, bus, declare, expectFindings, findingsOf, messageOf, node, pair } from './nodeFiles.js';
import { node as vmcNode } from './vmcFiles.js';

const PRIVATE = 'cluster-private-disk-in-two-nodes';
const OFF = 'disk.locking = "FALSE"';
const GSX = declare('gsx3');

const UUID = 'uuid.bios = "56 4d 11 22 33 44 55 66-77 88 99 aa bb cc dd ee"';

/** A machine and its copy, in which nothing but the name was changed. */
const copiedTo = (name: string, ...lines: readonly string[]): Files => ({
  'a.vmx': node('a', ...lines, UUID),
  [`${name}.vmx`]: node('a', ...lines, UUID).replace('displayName = "a"', `displayName = "${name}"`),
});

const second = (file: string): string => `scsi0:1.present = "TRUE"\nscsi0:1.fileName = "${file}"`;
expectFindings(
  'A system disk in two machines',
  [PRIVATE, 'vmx-disk-in-two-machines'],
  [
    [
      'as a second disk of another one, where the finding stands',
      pair([GSX, bus('virtual'), OFF], [GSX, bus('virtual'), OFF, second('a.vmdk')]),
      [`b.vmx warning ${PRIVATE} "a.vmdk"`],
    ],
    [
      'of which only the owner has locking off',
      pair([GSX, bus('virtual'), OFF], [GSX, second('a.vmdk')]),
      [`b.vmx warning ${PRIVATE} "a.vmdk"`],
    ],
    [
      'of an ordinary machine that has locking off, told once in each file',
      pair([GSX, OFF], [GSX, second('a.vmdk')]),
      ['a.vmx warning vmx-disk-in-two-machines "a.vmdk"', `b.vmx warning ${PRIVATE} "a.vmdk"`],
    ],
    [
      'that both start from',
      {
        'a.vmx': node('a', GSX, bus('virtual'), OFF),
        'b.vmx': node('b', GSX, bus('virtual'), OFF).replace('b.vmdk', 'a.vmdk'),
      },
      both(`warning ${PRIVATE} "a.vmdk"`),
    ],
    [
      'of machines that are no nodes: one mistake, one finding',
      { 'a.vmx': node('a', GSX, OFF), 'b.vmx': node('b', GSX, OFF).replace('b.vmdk', 'a.vmdk') },
      both(`warning ${PRIVATE} "a.vmdk"`),
    ],
    [
      'on an unknown product',
      pair([bus('virtual'), OFF], [bus('virtual'), OFF, second('a.vmdk')]),
      [`b.vmx warning ${PRIVATE} "a.vmdk"`],
    ],
    [
      'of a copy',
      { 'a.vmx': node('a', GSX, bus('virtual'), OFF), 'backup.vmx': node('a', GSX, bus('virtual'), OFF) },
      [],
    ],
    [
      'of a copied node with a name of its own, whatever else it still has of the first',
      copiedTo('b', GSX, bus('virtual'), OFF),
      both(`warning ${PRIVATE} "a.vmdk"`),
    ],
    [
      'of a copied node without a name',
      {
        'a.vmx': node('a', GSX, bus('virtual'), OFF, UUID),
        'b.vmx': node('a', GSX, bus('virtual'), OFF, UUID).replace(/displayName.*\n/, ''),
      },
      [],
    ],
    [
      'of a variant of a node, which is named after it',
      copiedTo('a without network', GSX, bus('virtual'), OFF),
      [],
    ],
    [
      'of a copied node whose name only begins like the first one',
      copiedTo('a2', GSX, bus('virtual'), OFF),
      both(`warning ${PRIVATE} "a.vmdk"`).map((one) => one.replace('b.vmx', 'a2.vmx')),
    ],
    ['of a copy that is no node, with a name of its own', copiedTo('b', GSX, OFF), []],
    [
      'that both only read',
      pair(
        [GSX, bus('virtual'), OFF, 'scsi0:0.mode = "nonpersistent"'],
        [GSX, bus('virtual'), OFF, second('a.vmdk'), 'scsi0:1.mode = "independent-nonpersistent"'],
      ),
      [],
    ],
    [
      'of a node on ESX, where locking is no question',
      pair([declare('esx3'), bus('virtual'), OFF], [declare('esx3'), bus('virtual'), OFF, second('a.vmdk')]),
      [`b.vmx warning ${PRIVATE} "a.vmdk"`],
    ],
    [
      'that both nodes start from on ESX, which a proper shared disk does not hide',
      {
        'a.vmx': node('a', declare('esx3'), bus('virtual')).replace('a.vmdk', '/vmfs/volumes/l/x.vmdk'),
        'b.vmx': node('b', declare('esx3'), bus('virtual')).replace('b.vmdk', '[l] x.vmdk'),
      },
      [`a.vmx warning ${PRIVATE} "/vmfs/volumes/l/x.vmdk"`, `b.vmx warning ${PRIVATE} "[l] x.vmdk"`],
    ],
    [
      'of a node, in a machine that is none',
      pair([declare('esx3'), bus('virtual')], [declare('esx3'), second('a.vmdk')]),
      [`b.vmx warning ${PRIVATE} "a.vmdk"`],
    ],
    [
      'of a machine that is no node, in a node',
      pair([declare('esx3')], [declare('esx3'), bus('virtual'), second('a.vmdk')]),
      [`b.vmx warning ${PRIVATE} "a.vmdk"`],
    ],
    [
      'of no node on ESX, which another rule tells',
      pair([declare('esx3'), OFF], [declare('esx3'), OFF, second('a.vmdk')]),
      ['a', 'b'].map((file) => `${file}.vmx warning vmx-disk-in-two-machines "a.vmdk"`),
    ],
    [
      'of a node with locking on, because it has to be switched off for the shared disk',
      pair([GSX, bus('virtual')], [GSX, bus('virtual'), second('a.vmdk')]),
      [`b.vmx warning ${PRIVATE} "a.vmdk"`],
    ],
    [
      'of the same machine in the other format',
      {
        'a.vmx': node('a', GSX, bus('virtual'), OFF).replace('a.vmdk', 'D:\\Cluster\\node1.vhd'),
        'b.vmc': vmcNode(1),
      },
      [],
    ],
    [
      'of a copy, with locking on',
      { 'a.vmx': node('a', GSX, bus('virtual')), 'backup.vmx': node('a', GSX, bus('virtual')) },
      [],
    ],
    ['that is really the shared disk', pair([GSX, bus('virtual'), OFF]), []],
  ],
);

it('A system disk in two machines: locking is named only where it is off', async () => {
  const words = async (...lines: readonly string[]): Promise<string> =>
    messageOf(
      pair([bus('virtual'), ...lines], [bus('virtual'), ...lines, second('a.vmdk')]),
      'b.vmx',
      PRIVATE,
    );
  assert.match(await words(GSX, OFF), /boot disk of a\.vmx, and disk\.locking is FALSE\. Without locks /);
  assert.match(await words(GSX), /boot disk of a\.vmx\. When two of the machines run at once, /);
  assert.match(
    await words(declare('esx3'), OFF),
    /boot disk of a\.vmx\. When two of the machines run at once, /,
  );
});

describe('A system disk on the shared bus of another node', () => {
  const onBus = (...lines: readonly string[]): Files =>
    pair(
      [GSX, bus('virtual'), OFF],
      [GSX, bus('virtual'), OFF, 'scsi1:1.present = "TRUE"', 'scsi1:1.fileName = "a.vmdk"', ...lines],
    );

  it('is no disk of the cluster: nothing but its removal touches it', async () => {
    const files = onBus();
    for (const [file, findings] of await lintFiles(files))
      for (const { ruleId, fixes } of findings)
        for (const fix of ruleId === PRIVATE ? [] : fixes) {
          const after = textOf(applyFix(files, fix)[file] ?? '');
          assert.doesNotMatch(after, /scsi(?:0:0|1:1)\.mode/, `${file}, ${ruleId}: ${fix.title}`);
        }
    assert.match(
      await messageOf(files, 'a.vmx', 'cluster-data-cache-on'),
      /shares the disk quorum\.vmdk \(scsi1:0\)/,
    );
  });

  it('is not moved to the shared bus from IDE, as a disk of the cluster is', async () => {
    const files = onBus();
    const onIde = { ...files, 'a.vmx': textOf(files['a.vmx'] ?? '').replaceAll('scsi0:0', 'ide0:0') };
    assert.deepEqual(await findingsOf(onIde, ['cluster-shared-disk-not-scsi', PRIVATE]), [
      `b.vmx warning ${PRIVATE} "a.vmdk"`,
    ]);
  });

  it('stays where it is when the other node marks it as shared', async () => {
    const files = onBus('scsi1:1.shared = "TRUE"');
    assert.deepEqual(await findingsOf(files, ['cluster-target-id-differs', PRIVATE]), [
      `b.vmx warning ${PRIVATE} "a.vmdk"`,
    ]);
    assert.match(
      await messageOf(files, 'a.vmx', 'cluster-bus-sharing-not-on-all-nodes'),
      /This machine starts from the disk: take it out of b\.vmx, or name the right file there\.$/,
    );
  });
});

it('A system disk of two machines in a third one is said to be that of both', async () => {
  const own = [GSX, bus('virtual'), OFF] as const;
  const files = {
    'a.vmx': node('x', ...own),
    'b.vmx': node('x', ...own).replace('displayName = "x"', 'displayName = "y"'),
    'c.vmx': node('c', ...own, second('x.vmdk')),
  };
  assert.match(await messageOf(files, 'c.vmx', PRIVATE), /is the boot disk of a\.vmx and b\.vmx, and/);
});
