import assert from 'node:assert/strict';
import { codeLenses } from '../../server/src/features/hints/codeLenses.js';
import { machineDocument } from '../../server/src/features/machineDocument.js';
import { NO_EDITOR_SETTINGS } from '../../server/src/features/settings.js';
import { translatedBy } from '../../server/src/l10n/language.js';
import { editorSession, fileUri, type SessionOptions } from './editorSession.js';

const OWN = ['showDocument', 'compareNodes'];

const node = (disk = 'quorum.vmdk', mode = 'virtual'): string => `scsi0:0.present = "TRUE"
scsi0:0.fileName = "system.vmdk"
scsi1.present = "TRUE"
scsi1.sharedBus = "${mode}"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "/vms/shared/${disk}"
`;

/** The lenses of a file as an editor shows them: `title -> command`. */
async function lensesOf(
  name: string,
  files: Readonly<Record<string, string>>,
  options: SessionOptions = { own: OWN },
): Promise<string[]> {
  const session = await editorSession(files, options);
  const document = await machineDocument(session, fileUri(name));
  assert.ok(document);
  return codeLenses(document).map(({ range, command }) => {
    assert.deepEqual(range.start, { line: 0, character: 0 });
    return `${command?.title ?? ''} -> ${command?.command ?? ''}`;
  });
}

describe('Code lenses', () => {
  it('an ordinary machine has none', async () => {
    assert.deepEqual(await lensesOf('a.vmx', { 'a.vmx': 'memsize = "512"\n' }), []);
  });

  it('a node tells kind, nodes and shared disks, and offers to compare the nodes', async () => {
    assert.deepEqual(await lensesOf('a/node1.vmx', { 'a/node1.vmx': node(), 'b/node2.vmx': node() }), [
      'Node of a cluster in a box (presumed) · 2 nodes · shared: quorum.vmdk -> vmx.showEvidence',
      'Compare nodes -> vmx.compareNodes',
    ]);
  });

  it('a node whose partners nobody knows has nothing to compare', async () => {
    assert.deepEqual(await lensesOf('node1.vmx', { 'node1.vmx': node('quorum.vmdk', 'physical') }), [
      'Node of a cluster across boxes (presumed) · no other node known · shared: quorum.vmdk -> vmx.showEvidence',
    ]);
  });

  it('a declared kind is no presumption', async () => {
    const files = { 'node1.vmx': `# vmxlint cluster=physical-to-virtual\n${node('q.vmdk', 'physical')}` };
    assert.deepEqual(await lensesOf('node1.vmx', files), [
      'Virtual node of a physical-to-virtual cluster · no other node known · shared: q.vmdk -> vmx.showEvidence',
    ]);
  });

  it('modes that contradict each other leave the kind open', async () => {
    const files = { 'a/1.vmx': node(), 'b/2.vmx': node('quorum.vmdk', 'physical') };
    const [first] = await lensesOf('a/1.vmx', files);
    assert.equal(first, 'Node of a cluster · 2 nodes · shared: quorum.vmdk -> vmx.showEvidence');
  });

  it('nodes that share nothing yet say so', async () => {
    const files = { 'node1.vmx': '# vmxlint cluster=across-boxes\nmemsize = "512"\n' };
    assert.deepEqual(await lensesOf('node1.vmx', files), [
      'Node of a cluster across boxes · no other node known · no shared disk -> vmx.showEvidence',
    ]);
  });

  it('of many shared disks the first are named and the others counted', async () => {
    const disks = ['a', 'b', 'c', 'd', 'e'].map(
      (name, target) => `scsi1:${target}.present = "TRUE"\nscsi1:${target}.fileName = "${name}.vmdk"\n`,
    );
    const text = `scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\n${disks.join('')}`;
    const [lens] = await lensesOf('node.vmx', { 'node.vmx': text });
    assert.match(lens ?? '', /shared: a\.vmdk, b\.vmdk, c\.vmdk and 2 more ->/);
  });

  it('a .vmc with a shared bus is a node as well', async () => {
    const text =
      '<?xml version="1.0"?><preferences><hardware><pci_bus><scsi_adapter><scsi_controller id="0">' +
      '<shared type="boolean">true</shared><location id="0"><drive_type type="integer">1</drive_type>' +
      '<pathname><absolute type="string">C:\\q\\quorum.vhd</absolute></pathname></location>' +
      '</scsi_controller></scsi_adapter></pci_bus></hardware></preferences>';
    const [lens] = await lensesOf('node.vmc', { 'node.vmc': text });
    assert.match(lens ?? '', /^Node of a cluster.* · no other node known · shared: quorum\.vhd ->/);
  });

  it('the setting switches them off', async () => {
    const hints = { ...NO_EDITOR_SETTINGS.hints, cluster: false };
    assert.deepEqual(await lensesOf('n.vmx', { 'n.vmx': node() }, { own: OWN, settings: { hints } }), []);
  });

  it('a client that shows no documents gets the line without a command', async () => {
    const files = { 'a/node1.vmx': node(), 'b/node2.vmx': node() };
    assert.deepEqual(await lensesOf('a/node1.vmx', files, { capabilities: {} }), [
      'Node of a cluster in a box (presumed) · 2 nodes · shared: quorum.vmdk -> ',
    ]);
  });

  it('is said in the language of the client', async () => {
    const language = translatedBy({
      '{0} nodes': '{0} Knoten',
      'Node of a cluster in a box (presumed)': 'Knoten eines Clusters auf einem Host (vermutet)',
      'shared: {0}': 'gemeinsam: {0}',
    });
    const files = { 'a/1.vmx': node(), 'b/2.vmx': node() };
    assert.deepEqual(await lensesOf('a/1.vmx', files, { language }), [
      'Knoten eines Clusters auf einem Host (vermutet) · 2 Knoten · gemeinsam: quorum.vmdk -> ',
    ]);
  });
});
