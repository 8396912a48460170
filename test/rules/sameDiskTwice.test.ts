// A machine that names a shared disk in two slots: the second slot is no further disk to share, and vmx-same-backing-twice says so.
import assert from 'node:assert/strict';
import { bus, declare, expectFindings, findingsOf, fixTitles, pair } from './nodeFiles.js';

const NOT_ALL = 'cluster-bus-sharing-not-on-all-nodes';
const TWICE = 'vmx-same-backing-twice';
const BESIDE_BOOT = 'cluster-shared-disk-on-boot-controller';
const HEAD = [declare('server2'), 'disk.locking = "FALSE"'];
const QUORUM = '/san/quorum.vmdk';
const AGAIN = bus(undefined, QUORUM, 2);

expectFindings(
  'A second slot of a shared disk',
  [NOT_ALL],
  [
    ['is not to be shared as well', pair([...HEAD, bus('virtual'), AGAIN]), []],
    [
      'nor is one of a disk with the multi-writer flag',
      pair([declare('vsphere7'), bus('none'), 'scsi1:0.sharing = "multi-writer"', AGAIN]),
      [],
    ],
  ],
);

describe('A shared disk in two slots of one machine', () => {
  it('is reported as that', async () => {
    const files = pair([...HEAD, bus('virtual'), AGAIN]);
    assert.equal((await findingsOf(files, [TWICE])).length, 2);
  });

  it('is not shared twice by a repair for a node that shares it nowhere', async () => {
    const files = pair([...HEAD, bus('virtual')], [declare('server2'), bus('none'), AGAIN]);
    assert.deepEqual(await fixTitles(files, 'b.vmx', NOT_ALL), []);
    const once = pair([...HEAD, bus('virtual')], [declare('server2'), bus('none')]);
    assert.equal((await fixTitles(once, 'b.vmx', NOT_ALL)).length, 1);
  });

  it('is not hung on one bus twice', async () => {
    const besideBoot = `scsi0:1.present = "TRUE"\nscsi0:1.fileName = "${QUORUM}"`;
    assert.deepEqual(await fixTitles(pair([...HEAD, bus('virtual'), besideBoot]), 'a.vmx', BESIDE_BOOT), []);
    assert.equal((await fixTitles(pair([...HEAD, besideBoot]), 'a.vmx', BESIDE_BOOT)).length, 1);
  });
});
