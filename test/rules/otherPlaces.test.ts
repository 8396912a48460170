// What a finding points to beside its own place.
import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { bus, declare, node, pair } from './nodeFiles.js';
import { disk, first } from './saidOf.js';

describe('A finding shows other places', () => {
  const places = async (rule: string, files: Files): Promise<readonly string[]> =>
    (await first(rule, files)).related.map(({ message }) => message);

  it('where the product is told', async () => {
    const files = { 'a.vmx': node('a', declare('gsx3'), disk('scsi0:1', '/vmfs/volumes/san/x.vmdk')) };
    assert.deepEqual(await places('vmx-foreign-path', files), [
      'This tells which product the file belongs to.',
    ]);
  });

  it('where the kind is declared', async () => {
    const files = pair([declare('esx3', 'in-a-box'), bus('physical')], [bus('physical')]);
    assert.deepEqual(await places('cluster-in-a-box-needs-virtual', files), [
      'The kind of the cluster is declared here.',
    ]);
  });

  it('where the bus is shared, and other disks on it with the flag', async () => {
    const flagged = [0, 1].map(
      (target) =>
        `${disk(`scsi1:${target}`, `/vmfs/volumes/san/d${target}.vmdk`)}scsi1:${target}.sharing = "multi-writer"`,
    );
    const lines = [declare('vsphere7'), 'scsi1.present = "TRUE"', 'scsi1.sharedBus = "physical"', ...flagged];
    const files = { 'a.vmx': node('a', ...lines).replace('winNetEnterprise', 'rhel8-64') };
    assert.deepEqual(await places('cluster-multi-writer-plus-shared-bus', files), [
      'The bus is shared here.',
      'This disk has the flag too.',
    ]);
  });

  it('where the other nodes have a disk that is no SCSI disk, and not its own place', async () => {
    const files = pair([disk('ide1:0', '/san/quorum.vmdk')]);
    assert.deepEqual(await places('cluster-shared-disk-not-scsi', files), ['The same disk in another node.']);
  });

  it('where the other shared bus and the boot disk are', async () => {
    const twice = [declare('server2'), 'disk.locking = "FALSE"', bus('virtual')];
    assert.deepEqual(
      await places('cluster-two-shared-buses', pair([...twice, bus('virtual', '/san/data.vmdk', 2)])),
      ['The other shared bus.'],
    );
    const beside = { 'a.vmx': node('a', declare('gsx3', 'in-a-box'), disk('scsi0:1', '/san/quorum.vmdk')) };
    assert.deepEqual(await places('cluster-shared-disk-on-boot-controller', beside), [
      'The boot disk on the same controller.',
    ]);
  });
});
