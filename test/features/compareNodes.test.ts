import assert from 'node:assert/strict';
import { candidatesFor } from '../../server/src/features/navigation/compare/candidates.js';
import { compareNodes } from '../../server/src/features/navigation/compare/compareNodes.js';
import { answerComparison } from '../../server/src/features/navigation/compare/compareRequest.js';
import type { Files } from '../lintFiles.js';
import { vmcText } from '../machine/vmcText.js';
import { editorSession, fileUri } from './editorSession.js';
import { adapter, given, node, VIRTUAL_SERVER_NODE } from './navigationFiles.js';

/** The two texts, without the note on top and without blank lines. */
async function texts(files: Files): Promise<readonly [left: readonly string[], right: readonly string[]]> {
  const session = await editorSession(files);
  const [left, right] = Object.keys(files).map((name) => given(session.workspace.factsOf(fileUri(name))));
  const comparison = compareNodes(session, given(left), given(right));
  const lines = (text: string): readonly string[] =>
    text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return [lines(comparison.left.text), lines(comparison.right.text)];
}

/** The lines that only one side has, as a diff shows them. */
async function differences(files: Files): Promise<readonly string[]> {
  const [left, right] = await texts(files);
  return [
    ...left.filter((line) => !right.includes(line)).map((line) => `- ${line}`),
    ...right.filter((line) => !left.includes(line)).map((line) => `+ ${line}`),
  ];
}

describe('Comparing two .vmx nodes', () => {
  it('shows nothing where only that differs which must differ', async () => {
    const own = (name: string, digit: number): readonly string[] => [
      adapter(0, 'Prod'),
      `uuid.bios = "56 4d 0${digit}"`,
      `uuid.location = "56 4d 1${digit}"`,
      `vc.uuid = "52 ${digit}"`,
      `vm.genid = "${digit}"`,
      `vm.genidX = "-${digit}"`,
      `ethernet0.generatedAddress = "00:0c:29:00:00:0${digit}"`,
      `ethernet0.generatedAddressOffset = "${digit}"`,
      `nvram = "${name}.nvram"`,
      `extendedConfigFile = "${name}.vmxf"`,
      `sched.swap.derivedName = "/vmfs/volumes/x/${name}/${name}-0${digit}.vswp"`,
      `cleanShutdown = "${digit === 1 ? 'TRUE' : 'FALSE'}"`,
      `workingDir = "/vmfs/volumes/x/${name}"`,
      `serial0.fileName = "${name}-com1.txt"`,
    ];
    assert.deepEqual(
      await differences({
        'node1/node1.vmx': node('node1', ...own('node1', 1)).replace('quorum.vmdk', '../quorum.vmdk'),
        'node2/node2.vmx': node('node2', ...own('node2', 2)).replace('quorum.vmdk', '/vms/quorum.vmdk'),
      }),
      [],
    );
  });

  it('shows nothing where order, spelling and quotes differ', async () => {
    const first = node('a', 'ethernet0.connectionType = "hostonly"', 'ethernet0.present = "TRUE"');
    const other = node('b', 'ETHERNET0.PRESENT = true', 'ethernet0.connectiontype = HostOnly')
      .split('\n')
      .reverse()
      .join('\n')
      .replaceAll('"TRUE"', 'true');
    assert.deepEqual(await differences({ 'a.vmx': first, 'b.vmx': other }), []);
  });

  it('shows what matters: sharing, slots, networks, memory, and what one node has alone', async () => {
    assert.deepEqual(
      await differences({
        'a.vmx': node('a', adapter(0, 'Heartbeat'), 'memsize = "512"', 'disk.locking = "FALSE"'),
        'b.vmx': node('b', adapter(0, 'Prod'), 'memsize = "1024"')
          .replace('"virtual"', '"physical"')
          .replaceAll('scsi1:0', 'scsi1:1'),
      }),
      [
        '- disk.locking = "FALSE"',
        '- memsize = "512"',
        '- scsi1.sharedBus = "virtual"',
        '- scsi1:0.fileName = "quorum.vmdk"',
        '- scsi1:0.present = "TRUE"',
        '- ethernet0.networkName = "Heartbeat"',
        '+ memsize = "1024"',
        '+ scsi1.sharedBus = "physical"',
        '+ scsi1:1.fileName = "quorum.vmdk"',
        '+ scsi1:1.present = "TRUE"',
        '+ ethernet0.networkName = "Prod"',
      ],
    );
  });

  it('shows disks that should be one file and are two', async () => {
    const files = { 'a.vmx': node('a'), 'b.vmx': node('b').replace('quorum.vmdk', 'quorum-copy.vmdk') };
    assert.deepEqual(await differences(files), [
      '- scsi1:0.fileName = "quorum.vmdk"',
      '+ scsi1:0.fileName = "quorum-copy.vmdk"',
    ]);
  });

  it('takes only the machine itself for its name: node1 is not node10', async () => {
    const files = {
      'node1.vmx': node('node1').replace('"node1.vmdk"', '"node10.vmdk"'),
      'node2.vmx': node('node2').replace('"node2.vmdk"', '"NODE2_1.vmdk"'),
    };
    assert.deepEqual(await differences(files), [
      '- scsi0:0.fileName = "node10.vmdk"',
      '+ scsi0:0.fileName = "{machine}_1.vmdk"',
    ]);
  });

  it('never shows a secret, nor that two are different', async () => {
    const secret = (word: string): string =>
      node(word, `RemoteDisplay.vnc.password = "${word}-1"`, `guestinfo.admin.password = "${word}-2"`);
    const [left] = await texts({ 'a.vmx': secret('hush'), 'b.vmx': secret('other') });
    assert.ok(left.includes('RemoteDisplay.vnc.password = "***"'), left.join('\n'));
    assert.ok(!left.join('\n').includes('hush-'));
    assert.deepEqual(await differences({ 'a.vmx': secret('hush'), 'b.vmx': secret('other') }), []);
  });

  it('reads as one text: devices in order, a blank line between them, a note on top', async () => {
    const files = { 'a.vmx': node('a', adapter(0, 'Prod'), 'memsize = "512"'), 'b.vmx': node('b') };
    const session = await editorSession(files);
    const facts = ['a.vmx', 'b.vmx'].map((name) => given(session.workspace.factsOf(fileUri(name))));
    const { title, left } = compareNodes(session, given(facts[0]), given(facts[1]));
    assert.equal(title, 'a ↔ b');
    assert.equal(left.title, 'a (a.vmx)');
    assert.equal(
      left.text,
      `# Sorted by device, without what each machine must have for itself, such as its name, addresses and UUIDs. {machine} stands for the machine's own name.

config.version = "8"

memsize = "512"

scsi0.present = "TRUE"

scsi0:0.fileName = "{machine}.vmdk"
scsi0:0.present = "TRUE"

scsi1.present = "TRUE"
scsi1.sharedBus = "virtual"

scsi1:0.fileName = "quorum.vmdk"
scsi1:0.present = "TRUE"

ethernet0.networkName = "Prod"
ethernet0.present = "TRUE"
`,
    );
  });
});

describe('Comparing nodes of Virtual Server', () => {
  const vmc = (name: string, guid: string, network: string): string =>
    vmcText({
      networks: [network],
      bios: guid,
      ide: [{ absolute: `C:\\VMs\\${name}\\${name}.vhd`, relative: `${name}.vhd` }],
      scsi: [{ shared: 'true', scsiId: '7', disks: [{ absolute: 'C:\\Shared\\quorum.vhd' }] }],
    });

  it('shows what matters, and nothing of identities and the machine’s own names', async () => {
    const left = vmc('one', '{A}', 'Heartbeat');
    const files = (right: string): Files => ({ 'one.vmc': left, 'two.vmc': right });
    assert.deepEqual(await differences(files(vmc('two', '{B}', 'Heartbeat'))), []);
    assert.deepEqual(await differences(files(vmc('two', '{B}', 'Other').replace('>7<', '>6<'))), [
      '- hardware/pci_bus/ethernet_adapter/ethernet_controller[0]/virtual_network/name = "Heartbeat"',
      '- hardware/pci_bus/scsi_adapter/scsi_controller[0]/scsi_id = "7"',
      '+ hardware/pci_bus/ethernet_adapter/ethernet_controller[0]/virtual_network/name = "Other"',
      '+ hardware/pci_bus/scsi_adapter/scsi_controller[0]/scsi_id = "6"',
    ]);
  });

  it('hides what programs of others may keep as a password', async () => {
    const text = vmc('one', '{A}', 'x').replace(
      '<version',
      '<backup><password>hush</password></backup><version',
    );
    const [left] = await texts({ 'one.vmc': text, 'two.vmc': vmc('two', '{B}', 'x') });
    assert.ok(left.includes('backup/password = "***"'), left.join('\n'));
  });

  it('with a .vmx says in one language what both can say', async () => {
    const vmx = node('esx', adapter(0, 'Heartbeat'), 'memsize = "512"', 'tools.syncTime = "TRUE"');
    const [left, right] = await texts({ 'esx.vmx': vmx, 'vs.vmc': VIRTUAL_SERVER_NODE });
    assert.deepEqual(left, [
      'memsize = "512"',
      'scsi0.present = "TRUE"',
      'scsi0.sharedBus = "none"',
      'scsi0:0.deviceType = "disk"',
      'scsi0:0.fileName = "{machine}.vmdk"',
      'scsi1.present = "TRUE"',
      'scsi1.sharedBus = "virtual"',
      'scsi1:0.deviceType = "disk"',
      'scsi1:0.fileName = "quorum.vmdk"',
      'ethernet0.networkName = "Heartbeat"',
      'ethernet0.present = "TRUE"',
    ]);
    assert.deepEqual(right, [
      'scsi0.present = "TRUE"',
      'scsi0.sharedBus = "virtual"',
      'scsi0:0.deviceType = "disk"',
      'scsi0:0.fileName = "quorum.vmdk"',
      'ide0.present = "TRUE"',
      'ide0:0.deviceType = "disk"',
      'ide0:0.fileName = "{machine}.vhd"',
      'ethernet0.networkName = "Heartbeat"',
      'ethernet0.present = "TRUE"',
    ]);
  });
});

describe('What a machine can be compared with', () => {
  const FILES = {
    'mail.vmx': 'displayName = "mail"\n',
    'x/node10.vmx': node('node10').replace('quorum', '/vms/quorum'),
    'node2.vmx': node('node2'),
    'node1.vmx': node('node1'),
  };

  it('are the other nodes of its cluster first, then all other machines by name', async () => {
    const session = await editorSession(FILES);
    const candidates = candidatesFor(session, given(session.workspace.factsOf(fileUri('node1.vmx'))));
    assert.deepEqual(
      candidates.map(({ title, detail, isNode }) => [title, detail, isNode]),
      [
        ['node2 (node2.vmx)', 'node of the same cluster', true],
        ['node10 (node10.vmx)', 'node of the same cluster', true],
        ['mail (mail.vmx)', '/vms/mail.vmx', false],
      ],
    );
  });

  it('is nothing for what is no machine, and for questions nobody can answer', async () => {
    const session = await editorSession(FILES);
    for (const question of [
      {},
      { uri: 7 },
      { uri: 'no uri %' },
      { uri: fileUri('gone.vmx') },
      { uri: fileUri('node1.vmx'), other: fileUri('gone.vmx') },
      { uri: fileUri('node1.vmx'), other: 7 },
    ])
      assert.equal(await answerComparison(session, question), undefined);
  });

  it('no question makes a machine of a disk or of settings', async () => {
    const session = await editorSession({
      ...FILES,
      'disk.vmdk': '# Disk DescriptorFile\n',
      'vmxlint.json': '{}',
    });
    for (const name of ['disk.vmdk', 'vmxlint.json'])
      assert.equal(await answerComparison(session, { uri: fileUri(name) }), undefined);
    assert.equal(session.workspace.factsOf(fileUri('disk.vmdk')), undefined);
    assert.equal(session.workspace.factsOf(fileUri('vmxlint.json')), undefined);
  });
});
