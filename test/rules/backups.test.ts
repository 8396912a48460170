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
