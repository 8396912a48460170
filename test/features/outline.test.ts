import assert from 'node:assert/strict';
import { SymbolKind } from 'vscode-languageserver';
import { machineDocument, type MachineDocument } from '../../server/src/features/machineDocument.js';
import { outlineOf } from '../../server/src/features/structure/outline.js';
import { toSymbolInformation, type OutlineNode } from '../../server/src/features/structure/outlineNode.js';
import type { Language } from '../../server/src/l10n/language.js';
import { translatedBy } from '../../server/src/l10n/language.js';
import { editorSession, fileUri } from './editorSession.js';

async function open(name: string, text: string, language?: Language): Promise<MachineDocument> {
  const session = await editorSession({ [name]: text }, language ? { language } : {});
  const document = await machineDocument(session, fileUri(name));
  if (!document) throw new Error(`${name} is no machine`);
  return document;
}

const vmx = async (text: string): Promise<OutlineNode[]> => outlineOf(await open('node1.vmx', text));

/** The outline as it is seen, indented by depth, without single settings. */
function seen(nodes: readonly OutlineNode[], settings = false, depth = 0): string[] {
  return nodes
    .filter(({ kind }) => settings || kind !== SymbolKind.Property)
    .flatMap(({ name, detail, children }) => [
      '  '.repeat(depth) + (detail === '' ? name : `${name} · ${detail}`),
      ...seen(children, settings, depth + 1),
    ]);
}

const SYMBOLS = new Map(Object.entries(SymbolKind).map(([name, kind]) => [kind, name]));

const NODE = `.encoding = "UTF-8"
config.version = "8"
virtualHW.version = "4"
displayName = "node1"
guestOS = "winNetEnterprise"
memsize = "512"
numvcpus = "2"
scsi0.present = "TRUE"
scsi0.virtualDev = "lsilogic"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "node1.vmdk"
scsi1.present = "TRUE"
scsi1.virtualDev = "lsilogic"
scsi1.sharedBus = "virtual"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "..\\shared\\quorum.vmdk"
scsi1:0.mode = "independent-persistent"
ide1:0.present = "TRUE"
ide1:0.deviceType = "cdrom-raw"
ide1:0.fileName = "auto detect"
ethernet0.present = "TRUE"
ethernet1.present = "FALSE"
ethernet1.virtualDev = "vmxnet3"
ethernet1.connectionType = "hostonly"
floppy0.present = "FALSE"
serial0.present = "TRUE"
serial0.fileName = "com1.txt"
usb.present = "TRUE"
usb:1.present = "TRUE"
usb:1.deviceType = "hub"
disk.locking = "FALSE"
tools.syncTime = "FALSE"
made.up = "1"
`;

describe('The outline of a .vmx', () => {
  it('shows controllers with their disks, network adapters, other devices, and the rest in groups', async () => {
    assert.deepEqual(seen(await vmx(NODE)), [
      'node1 · winNetEnterprise · hardware version 4',
      '  General',
      '  Memory and CPU',
      '  scsi0 · lsilogic',
      '    scsi0:0 · node1.vmdk',
      '  scsi1 · lsilogic · shared virtual',
      '    scsi1:0 · quorum.vmdk · shared · independent-persistent',
      '  ide1',
      '    ide1:0 · CD or DVD drive · auto detect',
      '  ethernet0 · VMnet0 (bridged)',
      '  ethernet1 · disabled · vmxnet3 · VMnet1 (host-only)',
      '  Other devices',
      '    floppy0 · disabled',
      '    serial0 · com1.txt',
      '    usb',
      '      usb:1 · hub',
      '  Disk access and clusters',
      '  Time',
      '  Other settings',
    ]);
  });

  it('shows settings below their device, with values', async () => {
    const nodes = await vmx('scsi0:0.fileName = "a.vmdk"\nsched.scsi0:0.shares = "high"\n');
    assert.deepEqual(seen(nodes, true), [
      'node1',
      '  scsi0',
      '    scsi0:0 · a.vmdk',
      '      fileName · a.vmdk',
      '      sched.shares · high',
    ]);
  });

  it('has a name for a line whose key is still being typed, as editors show no outline with an empty one', async () => {
    assert.deepEqual(seen(await vmx('scsi1. = ""\n'), true), ['node1', '  scsi1', '    scsi1.']);
  });

  it('never shows a secret', async () => {
    const text = seen(
      await vmx('RemoteDisplay.vnc.password = "geheim"\nguestinfo.password = "geheim"\n'),
      true,
    );
    assert.ok(!text.join('\n').includes('geheim'));
  });

  it('cuts long values and shows no line breaks', async () => {
    const [, , note] = seen(await vmx(`annotation = "a|0Ab${'x'.repeat(200)}"\n`), true);
    assert.match(note ?? '', /^ {4}annotation · a bx{77}…$/);
  });

  it('a device on a controller that is off is off', async () => {
    const nodes = await vmx(
      'scsi0.present = "FALSE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "a.vmdk"\n',
    );
    assert.deepEqual(seen(nodes).slice(1), ['  scsi0 · disabled', '    scsi0:0 · disabled · a.vmdk']);
  });

  it('a multi-writer disk says so', async () => {
    const nodes = await vmx('scsi0:1.fileName = "rac.vmdk"\nscsi0:1.sharing = "multi-writer"\n');
    assert.deepEqual(seen(nodes).slice(2), ['    scsi0:1 · rac.vmdk · multi-writer']);
  });

  it('each range holds its selection and all that is below it, also when lines are scattered', async () => {
    const scattered = NODE.split('\n').filter(Boolean);
    const shuffled = scattered.map((_, index) => scattered[(index * 7) % scattered.length] ?? '').join('\n');
    for (const text of [NODE, shuffled, `\uFEFF${shuffled}`]) {
      const check = (node: OutlineNode): void => {
        for (const inner of [node.selection, ...node.children.map(({ span }) => span)])
          assert.ok(node.span.start <= inner.start && inner.end <= node.span.end, node.name);
        node.children.forEach(check);
      };
      (await vmx(text)).forEach(check);
    }
  });

  it('the first one that holds a line is the device that the line is about, though general lines are scattered', async () => {
    for (const other of ['', 'ethernet0.present = "TRUE"\n']) {
      const [machine] = await vmx(`displayName = "a"\nscsi0.present = "TRUE"\n${other}nvram = "a.nvram"\n`);
      const offset = 'displayName = "a"\nscs'.length;
      const first = machine?.children.find(({ span }) => span.start <= offset && offset < span.end);
      assert.equal(first?.name, 'scsi0');
    }
  });

  it('what is selected is the name of the device on its first line', async () => {
    const text = 'memsize = "4"\nSCSI1:0.fileName = "a.vmdk"\n';
    const texts = (nodes: readonly OutlineNode[]): string[] =>
      nodes.flatMap(({ selection, children }) => [
        text.slice(selection.start, selection.end),
        ...texts(children),
      ]);
    assert.deepEqual(texts((await vmx(text))[0]?.children ?? []), [
      'memsize',
      'memsize',
      'SCSI1',
      'SCSI1:0',
      'SCSI1:0.fileName',
    ]);
  });

  it('a file without settings has no outline', async () => {
    assert.deepEqual(await vmx(''), []);
    assert.deepEqual(await vmx('# nothing yet\n\n'), []);
  });

  it('is said in the language of the client', async () => {
    const german = translatedBy({ General: 'Allgemein', disabled: 'ausgeschaltet' });
    const document = await open('node1.vmx', 'displayName = "a"\nfloppy0.present = "FALSE"\n', german);
    assert.deepEqual(seen(outlineOf(document)), [
      'a',
      '  Allgemein',
      '  Other devices',
      '    floppy0 · ausgeschaltet',
    ]);
  });

  it('is a flat list for a client without trees', async () => {
    const { uri, places, ...document } = await open('node1.vmx', 'scsi0:0.fileName = "a.vmdk"\n');
    const list = toSymbolInformation(outlineOf({ uri, places, ...document }), uri, places);
    assert.deepEqual(
      list.map(({ name, containerName }) => [name, containerName]),
      [
        ['node1', undefined],
        ['scsi0', 'node1'],
        ['scsi0:0 · a.vmdk', 'scsi0'],
        ['fileName', 'scsi0:0'],
      ],
    );
  });
});

const VMC = `<?xml version="1.0"?>
<preferences>
	<version type="string">2.0</version>
	<hardware>
		<memory><ram_size type="integer">512</ram_size></memory>
		<pci_bus>
			<ethernet_adapter>
				<ethernet_controller id="0"><virtual_network><name type="string">Heartbeat</name></virtual_network></ethernet_controller>
			</ethernet_adapter>
			<ide_adapter>
				<ide_controller id="0">
					<location id="0"><drive_type type="integer">1</drive_type><pathname><relative type="string">node1.vhd</relative></pathname></location>
					<location id="1"><drive_type type="integer">0</drive_type></location>
				</ide_controller>
			</ide_adapter>
			<scsi_adapter>
				<scsi_controller id="0">
					<shared type="boolean">true</shared>
					<location id="0"><drive_type type="integer">1</drive_type><pathname><relative type="string">quorum.vhd</relative></pathname></location>
				</scsi_controller>
			</scsi_adapter>
		</pci_bus>
		<super_io>
			<serial_port id="0"><pipe_name type="string">\\\\.\\pipe\\com1</pipe_name></serial_port>
		</super_io>
	</hardware>
	<settings><undo_drives><enabled type="boolean">false</enabled></undo_drives></settings>
</preferences>
`;

describe('The outline of a .vmc', () => {
  it('shows devices with names for people, and what is only a wrapper not at all', async () => {
    assert.deepEqual(seen(outlineOf(await open('node1.vmc', VMC))), [
      'node1',
      '  Memory · 512 MB',
      '  Network adapter 0 · ethernet0 · Heartbeat',
      '    virtual_network',
      '  IDE controller 0 · ide0',
      '    Disk 0 · ide0:0 · node1.vhd',
      '      pathname',
      '    Empty place 1 · ide0:1',
      '  SCSI controller 0 · scsi0 · shared',
      '    Disk 0 · scsi0:0 · quorum.vhd · shared',
      '      pathname',
      '  Serial port 0 · serial0 · \\\\.\\pipe\\com1',
      '  Settings',
      '    Undo disks',
    ]);
  });

  it('has an icon for every line', async () => {
    const icons = (nodes: readonly OutlineNode[]): string[] =>
      nodes.flatMap(({ name, kind, children }) => [`${name}: ${SYMBOLS.get(kind)}`, ...icons(children)]);
    const shown = icons(outlineOf(await open('node1.vmc', VMC)));
    assert.deepEqual(
      shown.filter((line) => line.endsWith('undefined')),
      [],
    );
    for (const line of ['IDE controller 0: Class', 'SCSI controller 0: Class', 'Disk 0: Package'])
      assert.ok(shown.includes(line), line);
    for (const line of ['Network adapter 0: Interface', 'Serial port 0: Variable'])
      assert.ok(shown.includes(line), line);
  });

  it('a broken file has an outline of the part that was read', async () => {
    const broken = VMC.slice(0, VMC.indexOf('<scsi_adapter>'));
    const names = seen(outlineOf(await open('node1.vmc', broken)));
    assert.ok(names.includes('    Disk 0 · ide0:0 · node1.vhd'));
  });

  it('a text that is no XML has none', async () => {
    assert.deepEqual(outlineOf(await open('node1.vmc', 'hello')), []);
  });
});
