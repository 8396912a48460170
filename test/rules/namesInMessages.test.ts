// One name or several in a sentence: "and" where all of them are meant, "or" where it is one of them.
import assert from 'node:assert/strict';
import { lintFiles, type Files } from '../lintFiles.js';
import { bus, declare, node } from './nodeFiles.js';
import { QUORUM_FILE, sharingNode, THICK, type NodeText } from './sharedDisks.js';
import { on } from './vmcNodeTexts.js';

async function says(rule: string, files: Files): Promise<string> {
  const all = [...(await lintFiles(files)).values()].flat();
  return (all.find(({ ruleId }) => ruleId === rule) ?? assert.fail(`no finding of ${rule}`)).message;
}

const MORE = 'scsi1:1.present = "TRUE"\nscsi1:1.fileName = "/vms/shared/data.vmdk"';
/** Two nodes of vSphere 7 that share quorum.vmdk, or data.vmdk too. */
const sharing = (text: NodeText, lines: readonly string[] = []): Files => ({
  'a.vmx': sharingNode('a', { product: 'vsphere7', ...text, lines }),
  'b.vmx': sharingNode('b', { product: 'vsphere7', ...text, lines }),
  [QUORUM_FILE]: THICK,
  'shared/data.vmdk': THICK,
});

describe('A message with several names', () => {
  it('says that the product is one of those that fit', async () => {
    const file = node(
      'a',
      'ethernet0.connectionType = "nat"',
      bus('none'),
      'scsi1:0.sharing = "multi-writer"',
    );
    assert.match(
      await says('cluster-multi-writer-on-hosted', { 'a.vmx': file }),
      / and the product is GSX Server 3, VMware Server 1, VMware Server 2 or Workstation, Player or Fusion\./,
    );
  });

  it('asks for one of the types, not for all', async () => {
    const file = '<preferences><own><note type="colour">x</note></own></preferences>';
    assert.match(
      await says('vmc-type-attribute', { 'a.vmc': file }),
      / Use string, integer, boolean, bytes or float\.$/,
    );
  });

  it('names unknown rules of a comment one by one', async () => {
    const file = node('a', '# vmxlint-disable-next-line no-rule, none-either', 'annotation = "x"');
    assert.match(
      await says('unused-suppression', { 'a.vmx': file }),
      /^There is no rule no-rule or none-either, so this comment accepts nothing\./,
    );
  });

  it('counts the machine itself among those that start from one disk', async () => {
    const machine = (name: string): string =>
      node(name, declare('gsx3'), bus('virtual')).replace(`${name}.vmdk`, 'system.vmdk');
    const files = { 'a.vmx': machine('a'), 'b.vmx': machine('b'), 'c.vmx': machine('c') };
    assert.match(
      await says('cluster-private-disk-in-two-nodes', files),
      /^This machine, b\.vmx and c\.vmx start from the same disk system\.vmdk \(scsi0:0\)\./,
    );
  });

  it('tells one disk whose zeroing is not known from several', async () => {
    assert.match(
      await says('cluster-shared-disk-zeroing-unknown', sharing({ bus: 'virtual' }, [MORE])),
      /^Whether the shared disks are zeroed .* in their descriptors: quorum\.vmdk and data\.vmdk\./,
    );
  });

  it('tells one virtual disk between hosts from several', async () => {
    const across = { kind: 'across-boxes', bus: 'physical' };
    assert.match(
      await says('cluster-vmdk-across-boxes-7', sharing(across)),
      /^The nodes share the virtual disk quorum\.vmdk between hosts\./,
    );
    assert.match(
      await says('cluster-vmdk-across-boxes-7', sharing(across, [MORE])),
      /^The nodes share virtual disks between hosts: quorum\.vmdk and data\.vmdk\./,
    );
  });

  it('names the networks of nodes on Virtual Server', async () => {
    assert.match(
      await says('vmc-nodes-differ', { 'a.vmc': on(1, 'LAN', 'HB'), 'b.vmc': on(2, 'LAN', 'HB', 'HB') }),
      /^This node has adapters on the virtual networks HB and LAN, and b\.vmc has adapters on the virtual networks HB, HB and LAN\./,
    );
  });

  it('says where a kind of cluster is declared before it says which', async () => {
    const files = {
      'a.vmx': node('a', declare('vsphere7'), bus(undefined)),
      'vmxlint.json': '{ "clusters": [{ "nodes": ["a.vmx"], "kind": "in-a-box" }] }',
    };
    assert.match(
      await says('cluster-no-vmotion', files),
      /\(declared in vmxlint\.json as a cluster in a box with all nodes on one host\)\./,
    );
  });

  it('says how the other switches of a file are written', async () => {
    const files = {
      'a.vmx': 'scsi0.present = "True"\nscsi1.present = "True"\nscsi2.present = "TRUE"\n',
      'vmxlint.json': '{ "rules": { "vmx-boolean-case": "hint" } }',
    };
    assert.match(
      await says('vmx-boolean-case', files),
      /^scsi2\.present is TRUE; most switches of this file are written with a capital letter in front\./,
    );
  });
});
