import assert from 'node:assert/strict';
import { vmcCompletion } from '../../server/src/features/completion/vmcCompletion.js';
import { machineDocument } from '../../server/src/features/machineDocument.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import type { Files } from '../lintFiles.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { editorSession } from './editorSession.js';
import { accepting, hardwareOf, inHardware, offered } from './vmcTyping.js';

describe('Typing attributes of a .vmc', () => {
  const line = async (label: string, text: string): Promise<string> =>
    hardwareOf(await accepting(label, inHardware('<memory>', text, '</memory>')))[1] ?? '';
  const inIde = async (label: string, ...lines: readonly string[]): Promise<string[]> =>
    hardwareOf(
      await accepting(label, inHardware('<pci_bus><ide_adapter>', ...lines, '</ide_adapter></pci_bus>')),
    ).slice(1, -1);

  it('a leaf gets the type that it has in the files of the product', async () => {
    assert.equal(
      await line('type', '<ram_size $0>512</ram_size>'),
      '<ram_size type="integer">512</ram_size>',
    );
    assert.equal(
      await line('type', '<ram_size ty$0>512</ram_size>'),
      '<ram_size type="integer">512</ram_size>',
    );
    assert.equal(await line('type', '<ram_size ty$0="integer">'), '<ram_size type="integer">');
  });

  it('an attribute that is there is not offered again', async () => {
    assert.deepEqual(
      await offered(inHardware('<memory><ram_size type="integer" $0>512</ram_size></memory>')),
      [],
    );
  });

  it('the right type stands in front of the others', async () => {
    assert.deepEqual(await offered(inHardware('<memory><ram_size type="$0">512</ram_size></memory>')), [
      'integer',
      'string',
      'boolean',
      'bytes',
      'float',
    ]);
    assert.equal(await line('integer', '<ram_size type="string$0">'), '<ram_size type="integer">');
    assert.equal(await line('integer', '<ram_size type=$0>'), '<ram_size type="integer">');
    assert.equal(await line('integer', '<ram_size type="$0>'), '<ram_size type="integer>');
  });

  it('a device gets an id that is free', async () => {
    assert.deepEqual(await inIde('id', '<ide_controller id="0" />', '<ide_controller $0>'), [
      '<ide_controller id="0" />',
      '<ide_controller id="1">',
    ]);
    assert.deepEqual(await inIde('1', '<ide_controller id="$0">', '<ide_controller id="0" />'), [
      '<ide_controller id="1">',
      '<ide_controller id="0" />',
    ]);
  });

  it('a container has no type', async () => {
    assert.deepEqual(await offered(inHardware('<memory $0>')), []);
  });

  it('the quotes are those of the file', async () => {
    assert.equal(
      await accepting('type', {
        'node1.vmc': "<preferences><version type='string'>2.0</version>\n<multi_channel $0>",
      }),
      "<preferences><version type='string'>2.0</version>\n<multi_channel type='boolean'>",
    );
  });
});

describe('Typing values of a .vmc', () => {
  const SCSI = '<pci_bus><scsi_adapter><scsi_controller id="0">';
  const IN_PLACE = `${SCSI}<location id="0">`;
  const NAME = '<pci_bus><ethernet_adapter><ethernet_controller id="0"><virtual_network><name type="string">';
  const RELATIVE = `${IN_PLACE}<pathname><relative type="string">`;

  it('a flag is true or false', async () => {
    assert.deepEqual(await offered(inHardware(`${SCSI}<shared type="boolean">$0</shared>`)), [
      'true',
      'false',
    ]);
    assert.deepEqual(await offered(inHardware('<mine type="boolean">$0</mine>')), ['true', 'false']);
  });

  it('a complete value is exchanged for any other', async () => {
    assert.deepEqual(await offered(inHardware(`${SCSI}<shared type="boolean">true$0</shared>`)), [
      'true',
      'false',
    ]);
    assert.deepEqual(
      hardwareOf(await accepting('false', inHardware(`${SCSI}<shared type="boolean">tr$0ue</shared>`))),
      [`${SCSI}<shared type="boolean">false</shared>`],
    );
  });

  it('what is typed of a value is replaced', async () => {
    assert.deepEqual(hardwareOf(await accepting('true', inHardware(`${SCSI}<shared type="boolean">t$0`))), [
      `${SCSI}<shared type="boolean">true`,
    ]);
  });

  it('kinds of drives, SCSI ids and sizes of memory are those that the product takes', async () => {
    assert.deepEqual(await offered(inHardware(`${IN_PLACE}<drive_type type="integer">$0</drive_type>`)), [
      '0',
      '1',
      '2',
    ]);
    assert.deepEqual(await offered(inHardware(`${SCSI}<scsi_id type="integer">$0</scsi_id>`)), ['7', '6']);
    assert.equal((await offered(inHardware('<memory><ram_size type="integer">$0'))).at(-1), '3712');
  });

  it('the count of adapters is what stands in the file', async () => {
    assert.deepEqual(
      await offered(
        inHardware(
          '<pci_bus><ethernet_adapter>',
          '<controller_count type="integer">$0</controller_count>',
          '<ethernet_controller id="0" />',
          '<ethernet_controller id="1" />',
          '</ethernet_adapter></pci_bus>',
        ),
      ),
      ['2'],
    );
  });

  it('the id of a network is not offered as its name', async () => {
    const id = '<id type="bytes">9DA6388CD5D611DC82869F7981B495DE</id>';
    const text = inHardware(`${NAME.replace('<name ', `${id}<name `)}$0</name>`);
    assert.ok(!(await offered(text)).some((label) => label.startsWith('9DA6')));
  });

  it('networks are those of the other machines, then those that are always there', async () => {
    const other = inHardware(
      `${NAME}Heartbeat &amp; more</name></virtual_network></ethernet_controller></ethernet_adapter></pci_bus>`,
    );
    const files = { 'node2.vmc': other['node1.vmc']!, ...inHardware(`${NAME}$0</name>`) };
    assert.deepEqual(await offered(files), [
      'Heartbeat & more',
      'Internal Network',
      'Local only',
      'Shared Networking (NAT)',
      'Not connected',
    ]);
    assert.deepEqual(hardwareOf(await accepting('Heartbeat & more', files)), [
      `${NAME}Heartbeat &amp; more</name>`,
    ]);
  });

  it('disks are the files of the folder, and folders to go on in', async () => {
    const files = {
      'a.vhd': 'x',
      'b.txt': 'x',
      'tools.iso': 'x',
      'shared/q.vhd': 'x',
      ...inHardware(`${RELATIVE}$0</relative>`),
    };
    assert.deepEqual(await offered(files), ['a.vhd', 'tools.iso', 'shared\\']);
    assert.deepEqual(hardwareOf(await accepting('shared\\', files)), [`${RELATIVE}shared\\</relative>`]);
    const inside = { ...files, ...inHardware(`${RELATIVE}shared\\$0</relative>`) };
    assert.deepEqual(hardwareOf(await accepting('shared\\q.vhd', inside)), [
      `${RELATIVE}shared\\q.vhd</relative>`,
    ]);
  });

  it('a disk of another node is named as this one sees it', async () => {
    const quorum = inHardware(
      `${IN_PLACE}<drive_type type="integer">1</drive_type><pathname><absolute type="string">E:\\Q\\quorum.vhd</absolute><relative type="string">..\\shared\\quorum.vhd</relative></pathname></location></scsi_controller></scsi_adapter></pci_bus>`,
    )['node1.vmc']!;
    const node1 = (element: string): Files => ({
      'node2/node2.vmc': quorum,
      'node1/node1.vmc': inHardware(`${IN_PLACE}<pathname><${element} type="string">$0</${element}>`)[
        'node1.vmc'
      ]!,
    });
    assert.deepEqual(await offered(node1('relative')), ['..\\shared\\quorum.vhd']);
    assert.deepEqual(await offered(node1('absolute')), ['E:\\Q\\quorum.vhd']);
  });

  it('a full path leads on through the folders of its drive', async () => {
    const uri = uriOf('/c:/vms/node1.vmc');
    const offeredFor = async (typed: string): Promise<readonly string[]> => {
      const before = `<preferences><hardware>${IN_PLACE}<pathname><absolute type="string">${typed}`;
      const fileSystem = new MemoryFileSystem({
        '/c:/vms/node1.vmc': `${before}</absolute></pathname>`,
        '/c:/vms/shared/q.vhd': 'x',
        '/c:/other/b.vhd': 'x',
      });
      const workspace = new Workspace(fileSystem, { error: (message) => assert.fail(message) });
      workspace.setFolders([uriOf('/c:/vms')]);
      await workspace.scan();
      const session = {
        ...(await editorSession({})),
        fileSystem,
        workspace,
        folders: () => [uriOf('/c:/vms')],
      };
      const document = (await machineDocument(session, uri)) ?? assert.fail('it is no machine');
      return (await vmcCompletion(document, before.length)).map(({ label }) => label);
    };
    assert.deepEqual(await offeredFor(''), ['C:\\vms\\shared\\']);
    assert.deepEqual(await offeredFor('C:\\vms\\shared\\'), ['C:\\vms\\shared\\q.vhd']);
    for (const typed of ['C:\\other\\', 'shared\\']) assert.deepEqual(await offeredFor(typed), [], typed);
  });

  it('no folder outside of the opened ones is looked into, and no share', async () => {
    for (const typed of ['..\\', '..\\..\\etc\\', '\\\\server\\share\\', 'C:\\'])
      assert.deepEqual(await offered(inHardware(`${RELATIVE}${typed}$0</relative>`)), [], typed);
  });

  it('free text is left to the person', async () => {
    assert.deepEqual(await offered(inHardware('<standard><name type="string">$0</name>')), []);
  });

  it('a .vmx has none of this', async () => {
    assert.deepEqual(await offered({ 'node1.vmx': '<preferences>$0' }), []);
  });
});
