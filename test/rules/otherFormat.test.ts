// A rule says which formats it is for, and the linter asks it about no other file. Should somebody ask it all the same, it
// finds no lines or elements there: neither a mistake nor a reason to fail.
import assert from 'node:assert/strict';
import { lintMachine } from '../../server/src/lint/lintMachine.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import type { Format, MachineRule, Rule } from '../../server/src/rules/rule.js';
import { everywhere } from '../../server/src/rules/severity.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { bus, findingsOf, node as vmxNode } from './nodeFiles.js';
import { node as vmcNode, QUORUM } from './vmcFiles.js';

const FILES: Readonly<Record<Format, string>> = { vmx: vmxNode('a', bus('virtual')), vmc: vmcNode(1) };

/** The rules about single machines that are not for this format, as if they were, and on every product. */
function strangersTo(format: Format): readonly MachineRule[] {
  return ALL_RULES.filter((rule) => rule.scope === 'machine')
    .filter(({ formats }) => !formats.includes(format))
    .map((rule) => ({ ...rule, formats: [format], severity: everywhere('error') }));
}

describe('A rule about the lines or elements of another format', () => {
  for (const format of ['vmx', 'vmc'] as const) {
    it(`finds nothing in a .${format}, and does not fail`, async () => {
      const path = `/vms/a.${format}`;
      const report = { error: (message: string) => assert.fail(message) };
      const workspace = new Workspace(new MemoryFileSystem({ [path]: FILES[format] }), report);
      workspace.setFolders([uriOf('/vms/')]);
      await workspace.scan();
      const found = lintMachine(workspace.index, uriOf(path), {
        rules: strangersTo(format),
        levelOf: () => 'error',
        onRuleError: (rule: Rule, error: unknown) => assert.fail(`${rule.id}: ${String(error)}`),
      });
      assert.deepEqual(
        found.map(({ ruleId }) => ruleId),
        [],
      );
    });
  }
});

describe('A machine of VMware that names a disk of Virtual Server', () => {
  const beside = (file: string): string => vmxNode('c', bus('virtual', file));

  it('is no third node on the bus of two', async () => {
    const many = 'vmc-more-than-two-nodes';
    const files = { 'a.vmc': vmcNode(1), 'b.vmc': vmcNode(2), 'c.vmx': beside('D:\\Cluster\\quorum.vhd') };
    assert.deepEqual(await findingsOf(files, [many]), []);
    assert.equal((await findingsOf({ ...files, 'c.vmc': vmcNode(3) }, [many])).length, 3);
  });

  it('does not make a private disk a shared one', async () => {
    const data = { ...QUORUM, absolute: 'D:\\Cluster\\data.vhd' };
    const files = {
      'a.vmc': vmcNode(1, { scsi: [{ shared: 'false', disks: [data] }] }),
      'c.vmx': beside('D:\\Cluster\\data.vhd'),
    };
    assert.deepEqual(await findingsOf(files, ['vmc-share-flag-missing']), []);
  });
});
