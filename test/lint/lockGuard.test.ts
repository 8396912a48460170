// A system disk that two machines name is guarded by nothing but its lock.
import assert from 'node:assert/strict';
import { lintFiles, type Files } from '../lintFiles.js';
import { reasonAgainst } from '../features/pickRefactoring.js';
import { bus, declare, messageOf, node, pair } from '../rules/nodeFiles.js';

const NOT_OFF = 'cluster-disk-locking-not-off';
const REASON =
  'Without disk locking nothing guards a.vmdk, the system disk of one machine that another one names too. Give each machine a system disk of its own first.';
const GSX = declare('gsx3');
const SHARED = [GSX, bus('virtual')];
const UUID = 'uuid.bios = "56 4d 11 22 33 44 55 66-77 88 99 aa bb cc dd ee"';
const OFF = 'disk.locking = "FALSE"';
const borrowed = 'scsi0:1.present = "TRUE"\nscsi0:1.fileName = "a.vmdk"';

/** The titles of a rule's fixes, each with why it must wait. */
async function fixesOf(files: Files, file: string, rule: string): Promise<readonly string[]> {
  const found = (await lintFiles(files)).get(file)?.filter(({ ruleId }) => ruleId === rule) ?? [];
  return found.flatMap(({ fixes }) =>
    fixes.map(({ title, blocked }) => (blocked === undefined ? title : `${title}: ${blocked}`)),
  );
}

describe('Locking stays on while it guards a system disk', () => {
  const offered = 'Set disk.locking = "FALSE" in every node';
  const refused = `${offered}: ${REASON}`;
  const rows: readonly (readonly [what: string, files: Files, fix: string])[] = [
    ['that another node has too', pair(SHARED, [...SHARED, borrowed]), refused],
    [
      'that another node starts from too',
      { 'a.vmx': node('a', ...SHARED), 'b.vmx': node('b', ...SHARED).replace('b.vmdk', 'a.vmdk') },
      refused,
    ],
    [
      'that a copied node with a name of its own still starts from',
      {
        'a.vmx': node('a', ...SHARED, UUID),
        'b.vmx': node('a', ...SHARED, UUID).replace('displayName = "a"', 'displayName = "b"'),
      },
      refused,
    ],
    [
      'that a machine outside of the cluster has too',
      { ...pair(SHARED), 'c.vmx': node('c', GSX, borrowed) },
      refused,
    ],
    [
      'of a machine outside of the cluster',
      {
        'a.vmx': node('x', ...SHARED, borrowed),
        'b.vmx': node('y', ...SHARED),
        'c.vmx': node('a', GSX),
      },
      refused,
    ],
    ['but not where only a backup has it', { ...pair(SHARED), 'a-old.vmx': node('a', GSX) }, offered],
    ['but not where every node has its own', pair(SHARED), offered],
  ];
  for (const [what, files, fix] of rows) {
    it(what, async () => {
      for (const file of ['a.vmx', 'b.vmx']) {
        assert.deepEqual(await fixesOf(files, file, NOT_OFF), [fix]);
        const message = await messageOf(files, file, NOT_OFF);
        assert.equal(
          message.includes('First give each machine a system disk of its own'),
          fix === refused,
          'and the message says so too',
        );
      }
    });
  }

  it('whatever else a repair is for', async () => {
    const unshared = [GSX, bus(undefined)];
    const share = 'Share the controller of quorum.vmdk (virtual) in every node, and switch disk locking off';
    const rule = 'cluster-bus-sharing-missing';
    assert.deepEqual(await fixesOf(pair(unshared), 'a.vmx', rule), [share]);
    const guarded = pair(unshared, [...unshared, borrowed]);
    assert.deepEqual(await fixesOf(guarded, 'a.vmx', rule), [`${share}: ${REASON}`]);
  });

  it('but a repair that leaves the locks alone is offered', async () => {
    const fixes = await fixesOf(
      pair(SHARED, [...SHARED, borrowed]),
      'b.vmx',
      'cluster-private-disk-in-two-nodes',
    );
    assert.deepEqual(fixes, ['Take scsi0:1 out of this machine']);
  });

  it('not where it is off already in the machine that has the disk', async () => {
    const files = pair([...SHARED, OFF], [...SHARED, borrowed, OFF, 'scsi1:0.mode = "undoable"']);
    const fixes = await fixesOf(files, 'b.vmx', 'cluster-shared-disk-mode');
    assert.ok(fixes.length > 0 && fixes.every((fix) => !fix.includes(REASON)), fixes.join());
  });

  it('also where a person asks for another controller', async () => {
    const files = { 'a.vmx': node('a', GSX, '$0'), 'b.vmx': node('b', GSX, borrowed) };
    const title = 'Add scsi1, a controller shared on one host, and switch disk locking off';
    assert.equal(await reasonAgainst(files, title), REASON);
    assert.equal(await reasonAgainst({ 'a.vmx': node('a', GSX, '$0') }, title), undefined);
  });
});
