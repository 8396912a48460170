import assert from 'node:assert/strict';
import type { ScsiText } from '../machine/vmcText.js';
import { lintFiles, type Files } from '../lintFiles.js';
import { files, findingsOf, node, ordinary, QUORUM, SHARED, table } from './vmcFiles.js';

const RULE = 'vmc-duplicate-location';
const DATA = { absolute: 'D:\\Cluster\\data.vhd' };
const onData: ScsiText = { ...SHARED, disks: [DATA] };
const twins = (...scsi: readonly ScsiText[]): string => node(1, { scsi });

/** Everything that is said of one file, but not how these texts lie on a disk, nor that such clusters are for tests. */
async function rulesAbout(given: Files, file: string): Promise<readonly string[]> {
  const all = (await lintFiles(given)).get(file) ?? [];
  return all.map(({ ruleId }) => ruleId).filter((id) => !['vmc-test-only', 'vmc-encoding'].includes(id));
}

table(RULE, [
  ['reports two controllers with one id, once', files(twins(SHARED, onData)), ['a error id="0"']],
  [
    'warns where they have no location in common',
    files(twins(SHARED, { disks: [{ ...DATA, id: '1' }] }), twins(SHARED, {})),
    ['a warning id="0"', 'b warning id="0"'],
  ],
  [
    'reports IDE controllers',
    files(
      ordinary({ ide: [{ absolute: 'D:\\a.vhd' }] }).replace(
        '</ide_controller>',
        '</ide_controller><ide_controller id="0"></ide_controller>',
      ),
    ),
    ['a warning id="0"'],
  ],
  [
    'warns under other names',
    files(twins(SHARED, onData).replaceAll('scsi_controller', 'scsi_bus')),
    ['a warning id="0"'],
  ],
  [
    'still reports two drives at one location of one controller',
    files(ordinary({ scsi: [{ disks: [QUORUM, DATA] }] })),
    ['a error id="0"'],
  ],
  [
    'knows ids in another order, IDE beside SCSI, and ids that nobody can read',
    files(
      twins({ ...onData, id: '1' }, SHARED),
      twins({ ...SHARED, id: '{{id}}' }, { ...onData, id: '{{id}}' }),
      twins(SHARED, { ...onData, id: '' }),
    ),
    [],
  ],
]);

describe('Two controllers with one id', () => {
  it('are no repair’s choice, and the message says what to do', async () => {
    const [found] = await findingsOf(RULE, files(twins(SHARED, onData)));
    assert.match(found?.finding.message ?? '', /^Two SCSI controllers have the number 0\. Both have a drive/);
    assert.match(found?.finding.message ?? '', /the one that it has in the other nodes/);
    assert.deepEqual(found?.finding.fixes, []);
    const [mild] = await findingsOf(RULE, files(twins(SHARED, {})));
    assert.match(mild?.finding.message ?? '', /Nobody can say which of them counts/);
  });

  it('are not told as too many disks, one id twice or a missing flag as well', async () => {
    const other = node(2, { scsi: [{ ...SHARED, scsiId: '6' }] });
    for (const scsi of [
      [SHARED, onData],
      [SHARED, SHARED],
      [{ ...onData, shared: 'false', scsiId: '6' }, SHARED],
    ])
      assert.deepEqual(await rulesAbout({ 'a.vmc': twins(...scsi), 'b.vmc': other }, 'a.vmc'), [RULE]);
  });

  it('are left alone by the repairs of other nodes', async () => {
    const many = node(2, { scsi: [{ ...SHARED, scsiId: '6', disks: [QUORUM, { ...DATA, id: '1' }] }] });
    const first = node(1, { scsi: [SHARED, { ...onData, id: '1' }] });
    const fixesWith = async (text: string): Promise<number> => {
      const found = await findingsOf('vmc-shared-controller-many-disks', { 'a.vmc': text, 'b.vmc': many });
      assert.ok(found.some(({ file }) => file === 'b.vmc'));
      return found.flatMap(({ finding }) => finding.fixes).length;
    };
    assert.equal(await fixesWith(first), 1);
    assert.equal(await fixesWith(twins(SHARED, onData)), 0);
    assert.equal(
      await fixesWith(twins(SHARED, { ...SHARED, id: '1', disks: [] }, { ...onData, id: '1' })),
      0,
    );
  });
});
