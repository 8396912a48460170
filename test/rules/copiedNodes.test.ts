import assert from 'node:assert/strict';
import { lintFiles } from '../lintFiles.js';
import { bus, declare, node, pair } from './nodeFiles.js';

const DESCRIPTOR =
  '# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType="monolithicFlat"\nRW 8 FLAT "/dev/sdb" 0\n';

/** What the second node may still have of the first one, from which it was copied. */
const LEFT_OVER = {
  'the display name': 'displayName = "first"',
  'the BIOS id': 'uuid.bios = "56 4d 01"',
  'a MAC address':
    'ethernet0.present = "TRUE"\nethernet0.addressType = "static"\nethernet0.address = "00:50:56:00:00:01"',
};

/** A node with a name of its own, unless the lines bring one. */
const named = (name: string, ...lines: readonly string[]): string =>
  lines.some((line) => line.startsWith('displayName'))
    ? node(name, ...lines).replace(`displayName = "${name}"\n`, '')
    : node(name, ...lines);

describe('A node that was copied from another one has its own mistakes told', () => {
  const VIRTUAL = bus('virtual', '/vms/shared/quorum.vmdk');
  const rows: readonly (readonly [rule: string, a: readonly string[], b: readonly string[]])[] = [
    ['cluster-target-id-differs', [VIRTUAL], [VIRTUAL.replaceAll('scsi1:0', 'scsi1:3')]],
    [
      'cluster-adapter-model-differs',
      [VIRTUAL, 'scsi1.virtualDev = "lsilogic"'],
      [VIRTUAL, 'scsi1.virtualDev = "buslogic"'],
    ],
    ['cluster-shared-disk-missing', [VIRTUAL], [VIRTUAL.replace('quorum', 'quorm')]],
  ];
  for (const [rule, a, b] of rows) {
    for (const [what, line] of Object.entries(LEFT_OVER)) {
      it(`${rule}, beside ${what}`, async () => {
        const product = declare('gsx3', 'in-a-box');
        const found = await lintFiles({
          'a.vmx': named('a', product, ...a, line),
          'b.vmx': named('b', product, ...b, line),
          'shared/quorum.vmdk': DESCRIPTOR,
        });
        assert.ok(found.get('b.vmx')?.some(({ ruleId }) => ruleId === rule));
      });
    }
  }

  it('but variants beside one system disk are one machine, of which only that is told', async () => {
    const of = (name: string, disk: string, model: string, ...lines: readonly string[]): string =>
      named(name, declare('gsx3', 'in-a-box'), ...lines, VIRTUAL, `scsi1.virtualDev = "${model}"`).replace(
        `${name}.vmdk`,
        disk,
      );
    const told = async (ofOther: string, line: string): Promise<readonly string[]> => {
      const found = await lintFiles({
        'a.vmx': of('node (GSX)', 'win.vmdk', 'lsilogic', line),
        'b.vmx': of('node (Server)', ofOther, 'buslogic', line),
      });
      const rules = found.get('b.vmx')?.map(({ ruleId }) => ruleId) ?? [];
      return ['cluster-private-disk-in-two-nodes', 'cluster-adapter-model-differs'].filter((rule) =>
        rules.includes(rule),
      );
    };
    for (const line of [LEFT_OVER['the BIOS id'], LEFT_OVER['a MAC address']]) {
      assert.deepEqual(await told('win.vmdk', line), ['cluster-private-disk-in-two-nodes']);
      assert.deepEqual(await told('other.vmdk', line), ['cluster-adapter-model-differs']);
    }
  });

  it('but a copy that is no node is none', async () => {
    const id = 'uuid.bios = "56 4d 01"';
    const found = await lintFiles(
      pair([id, 'scsi0:1.present = "TRUE"\nscsi0:1.fileName = "/vms/data.vmdk"']),
    );
    assert.deepEqual(
      [...found.values()].flat().filter(({ ruleId }) => ruleId === 'vmx-disk-in-two-machines'),
      [],
    );
  });
});
