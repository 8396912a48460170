import assert from 'node:assert/strict';
import type { ScsiText } from '../machine/vmcText.js';
import { applyFix, lintFiles, textOf } from '../lintFiles.js';
import { files, findingsOf, node, QUORUM, SHARED, table } from './vmcFiles.js';
import { scsiOf } from './vmcOnDisk.js';

const RULE = 'cluster-controller-number-differs';
const DATA = { absolute: 'D:\\Cluster\\data.vhd' };
const LOG = { absolute: 'D:\\Cluster\\log.vhd' };

/** A shared controller of the first node, with one disk. */
const on = (id: number, disk = QUORUM): ScsiText => ({ ...SHARED, id: String(id), disks: [disk] });
const first = (...scsi: readonly ScsiText[]): string => node(1, { scsi });
const second = (...scsi: readonly ScsiText[]): string =>
  node(2, { scsi: scsi.map((one) => ({ ...one, scsiId: '6' })) });

table(RULE, [
  [
    'compares numbers, not places in the file',
    files(first(on(0), on(1, DATA)), second(on(1, DATA), on(0))),
    [],
  ],
  [
    'is a hint at the numbers of both nodes',
    files(first(on(0)), second(on(1))),
    ['a hint id="0"', 'b hint id="1"'],
  ],
  [
    'is told of each of two disks that changed places',
    files(first(on(0), on(1, DATA)), second(on(0, DATA), on(1))),
    ['a hint id="0"', 'a hint id="1"', 'b hint id="0"', 'b hint id="1"'],
  ],
  [
    'is told of the one node of three that deviates',
    files(first(on(0)), second(on(0)), node(3, { scsi: [on(1)] })),
    ['c hint id="1"'],
  ],
  [
    'comes after graver mistakes: a private bus, two disks on one bus, one number twice, no number',
    files(
      first(on(0), on(1, DATA), on(2, LOG)),
      second({ ...on(1), shared: 'false' }, { ...on(2), disks: [DATA, { ...LOG, id: '1' }] }),
    ),
    [],
  ],
  ['is silent beside a number that Virtual Server refuses', files(first(on(4)), second(on(1))), []],
  [
    'needs a number that is written, once',
    files(
      first(on(0), on(1, DATA)),
      second({ ...on(1), id: '{{id}}' }, on(3, DATA), { ...on(3), disks: [] }),
    ),
    [],
  ],
]);

describe('The repair of different controller numbers on Virtual Server', () => {
  const fixes = async (a: string, b: string): Promise<readonly string[]> =>
    (await findingsOf(RULE, files(a, b))).flatMap(({ finding }) => finding.fixes.map(({ title }) => title));

  it('gives the controller the number of the first node, with its SCSI id and its place in the file', async () => {
    const given = files(first(on(0)), second(on(1)));
    const found = await findingsOf(RULE, given);
    assert.equal(found.length, 2);
    for (const { finding } of found) {
      const [fix] = finding.fixes;
      assert.equal(fix?.title, 'Give the SCSI controller of quorum.vhd the number 0 in every node');
      const after = applyFix(given, fix);
      assert.equal(after['a.vmc'], given['a.vmc']);
      assert.equal(
        after['b.vmc'],
        textOf(given['b.vmc'] ?? '').replace('scsi_controller id="1"', 'scsi_controller id="0"'),
      );
    }
  });

  it('exchanges two numbers, in one node only, whichever finding is repaired', async () => {
    const given = files(first(on(0), on(1, DATA)), second(on(0, DATA), on(1)));
    const found = await findingsOf(RULE, given);
    assert.equal(found.length, 4);
    for (const { finding } of found) {
      const after = applyFix(given, finding.fixes[0] ?? assert.fail('there is no fix'));
      assert.equal(after['a.vmc'], given['a.vmc']);
      assert.deepEqual(scsiOf(textOf(after['b.vmc'] ?? '')), [
        '1 virtual 6',
        'scsi1:0 D:\\Cluster\\data.vhd',
        '0 virtual 6',
        'scsi0:0 D:\\Cluster\\quorum.vhd',
      ]);
      const left = [...(await lintFiles(after)).values()].flat().map(({ ruleId }) => ruleId);
      assert.ok(!left.some((id) => id === RULE || id.startsWith('vmc-scsi')), left.join());
    }
  });

  it('gives a number that no controller has, the lowest free one too', async () => {
    const own = { id: '0', scsiId: '7', disks: [{ absolute: 'D:\\own.vhd' }] };
    assert.deepEqual(await fixes(first(own, on(1)), second(on(0))), [
      'Give the SCSI controller of quorum.vhd the number 1 in every node',
      'Give the SCSI controller of quorum.vhd the number 1 in every node',
    ]);
  });

  it('gives away no number of a private or an empty controller, or of three in a ring', async () => {
    const own = { id: '0', scsiId: '7', disks: [{ absolute: 'D:\\own.vhd' }] };
    assert.deepEqual(await fixes(first(on(0)), second(own, on(1))), []);
    assert.deepEqual(await fixes(first(on(0)), second({ id: '0' }, on(1))), []);
    assert.deepEqual(
      await fixes(first(on(0), on(1, DATA), on(2, LOG)), second(on(1), on(2, DATA), on(0, LOG))),
      [],
    );
  });

  it('is not offered where the disk of the other controller is a graver mistake, or a file is broken', async () => {
    const many = { ...on(0), disks: [DATA, { ...LOG, id: '1' }] };
    assert.deepEqual(await fixes(first(on(0)), second(many, on(1))), []);
    const unknown = second(on(0, DATA), on(1)).replace(
      '<name type="string">Production</name>',
      '<name>&</name>',
    );
    assert.deepEqual(await fixes(first(on(0), on(1, DATA)), unknown), []);
  });
});
