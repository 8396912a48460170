// Which of several existing disks a missing one was perhaps meant to be; whether it is missed at all is in sharedDiskPath.test.ts.
import assert from 'node:assert/strict';
import { lintFiles } from '../lintFiles.js';
import { vmcText } from '../machine/vmcText.js';
import { bus, declare, fixTitles, messageOf, node } from './nodeFiles.js';

const MISSING = 'cluster-shared-disk-missing';
const own = (name: string, ...lines: readonly string[]): string =>
  node(name, declare('gsx3'), 'disk.locking = "FALSE"', ...lines);
const second = (file: string): string => `scsi1:1.present = "TRUE"\nscsi1:1.fileName = "${file}"`;
const descriptor = (name: string): string =>
  `# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType="monolithicFlat"\n\nRW 2048 FLAT "${name}-flat.vmdk" 0\n`;

describe('The disk that was meant', () => {
  it('has the same name, although the slot holds one with nearly that name', async () => {
    const files = {
      'a.vmx': own(
        'a',
        bus('virtual', 'q/quorum.vmdk', 2),
        bus('virtual', 'q/data1.vmdk'),
        second('q/data2.vmdk'),
      ),
      'x/b/b.vmx': own(
        'b',
        bus('virtual', '../../q/quorum.vmdk', 2),
        bus('virtual', 'data2.vmdk'),
        second('data1.vmdk'),
      ),
      'q/quorum.vmdk': descriptor('quorum'),
      'q/data1.vmdk': descriptor('data1'),
      'q/data2.vmdk': descriptor('data2'),
    };
    assert.match(
      await messageOf(files, 'x/b/b.vmx', MISSING),
      /^There is no file data2\.vmdk for the shared disk scsi1:0, while a\.vmx names q\/data2\.vmdk /,
    );
    assert.deepEqual(await fixTitles(files, 'x/b/b.vmx', MISSING), []);
  });

  it('is that of the first machine by its path, where several have one of the name', async () => {
    const files = {
      'a/a.vmx': own('a', bus('virtual', '/vms/q/quorum.vmdk')),
      'b/b.vmx': own('b', bus('virtual', '/vms/nowhere/quorum.vmdk')),
      'c/c.vmx': own('c', bus('virtual', '/vms/p/quorum.vmdk')),
      'p/quorum.vmdk': descriptor('quorum'),
      'q/quorum.vmdk': descriptor('quorum'),
    };
    assert.deepEqual(await fixTitles(files, 'b/b.vmx', MISSING), ['Name /vms/q/quorum.vmdk here too']);
  });

  it('is that of the first machine, where several have one of nearly the name', async () => {
    const files = {
      'a/a.vmx': own('a', bus('virtual', '/vms/q/quorum.vmdk')),
      'b/b.vmx': own('b', bus('virtual', '/vms/q/qourum.vmdk')),
      'c/c.vmx': own('c', bus('virtual', '/vms/q/quorums.vmdk')),
      'q/quorum.vmdk': descriptor('quorum'),
      'q/quorums.vmdk': descriptor('quorums'),
    };
    assert.deepEqual(await fixTitles(files, 'b/b.vmx', MISSING), ['Name /vms/q/quorum.vmdk here too']);
  });

  it('is not the file that the other machine starts from, misnamed there', async () => {
    const files = {
      'a/a.vmx': own('a', bus('virtual', 'a.vmdk')),
      'b/b.vmx': own('b', bus('virtual', 'a.vmdk')),
      'a/a.vmdk': descriptor('a'),
      'b/b.vmdk': descriptor('b'),
    };
    const said = (await lintFiles(files)).get('b/b.vmx')?.map(({ ruleId }) => ruleId) ?? [];
    assert.ok(said.includes('vmx-disk-missing') && !said.includes(MISSING), said.join(', '));
  });

  it('is all that is said of the missing file, on Virtual Server too', async () => {
    const vmc = (number: number, quorum: string): string =>
      vmcText({
        networks: ['Production', 'Heartbeat'],
        ide: [{ relative: `${number}.vhd` }],
        scsi: [{ shared: 'true', scsiId: String(5 + number), disks: [{ relative: quorum }] }],
      });
    const files = {
      'a/a.vmc': vmc(1, '..\\q\\quorum.vhd'),
      'a/1.vhd': 'x',
      'b/b.vmc': vmc(2, '..\\q\\qourum.vhd'),
      'b/2.vhd': 'x',
      'q/quorum.vhd': 'x',
    };
    const said = (await lintFiles(files)).get('b/b.vmc')?.map(({ ruleId }) => ruleId) ?? [];
    assert.deepEqual(
      said.filter((id) => id.endsWith('-missing')),
      [MISSING],
    );
  });
});
