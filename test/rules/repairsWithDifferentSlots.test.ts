// Nodes may have the shared disk in different slots: a repair for every node changes in each one its own slot alone.
import assert from 'node:assert/strict';
import { applyFix, lintFiles, textOf, type Files } from '../lintFiles.js';

const node = (name: string, slot: string, ...lines: readonly string[]): string =>
  [
    '# vmxlint product=esx3 cluster=in-a-box',
    'config.version = "8"',
    'virtualHW.version = "4"',
    `displayName = "${name}"`,
    'guestOS = "winNetEnterprise"',
    'scsi0.present = "TRUE"',
    'scsi0:0.present = "TRUE"',
    `scsi0:0.fileName = "${name}.vmdk"`,
    'scsi1.present = "TRUE"',
    'scsi1.sharedBus = "virtual"',
    `${slot}.present = "TRUE"`,
    `${slot}.fileName = "/vmfs/volumes/san/quorum.vmdk"`,
    ...lines,
    '',
  ].join('\n');

/** The keys that the first fix of a rule in a.vmx adds to each file, or gives another value. */
async function changedKeys(rule: string, files: Files): Promise<Readonly<Record<string, readonly string[]>>> {
  const found = (await lintFiles(files)).get('a.vmx') ?? [];
  const [fix] = found.filter(({ ruleId }) => ruleId === rule).flatMap(({ fixes }) => fixes);
  const after = applyFix(files, fix ?? assert.fail(`no fix of ${rule}`));
  return Object.fromEntries(
    Object.entries(after).map(([file, content]) => {
      const before = new Set(textOf(files[file] ?? '').split('\n'));
      const lines = textOf(content).split('\n');
      return [file, lines.filter((line) => !before.has(line)).map((line) => line.replace(/ *=.*/, ''))];
    }),
  );
}

describe('A repair for nodes with the disk in different slots', () => {
  it('makes each one independent of snapshots where it hangs', async () => {
    const hosted = (name: string, slot: string): string =>
      node(name, slot, `${slot}.mode = "persistent"`).replace('esx3', 'gsx3');
    const files = { 'a.vmx': hosted('a', 'scsi1:0'), 'b.vmx': hosted('b', 'scsi1:1') };
    assert.deepEqual(await changedKeys('cluster-shared-disk-not-independent', files), {
      'a.vmx': ['scsi1:0.mode'],
      'b.vmx': ['scsi1:1.mode'],
    });
  });

  it('switches change tracking off where it hangs', async () => {
    const files = {
      'a.vmx': node('a', 'scsi1:0', 'scsi1:0.ctkEnabled = "TRUE"').replace('esx3', 'vsphere7'),
      'b.vmx': node('b', 'scsi1:1', 'scsi1:1.ctkEnabled = "TRUE"').replace('esx3', 'vsphere7'),
    };
    assert.deepEqual(await changedKeys('cluster-cbt-on-shared-disk', files), {
      'a.vmx': ['scsi1:0.ctkEnabled'],
      'b.vmx': ['scsi1:1.ctkEnabled'],
    });
  });
});
