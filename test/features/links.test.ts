import assert from 'node:assert/strict';
import { descriptorDocument } from '../../server/src/features/descriptor/descriptorDocument.js';
import { descriptorLinks } from '../../server/src/features/descriptor/descriptorLinks.js';
import { documentLinks } from '../../server/src/features/navigation/documentLinks.js';
import { Places } from '../../server/src/features/place.js';
import { machineDocument } from '../../server/src/features/machineDocument.js';
import type { Files } from '../lintFiles.js';
import { vmcText } from '../machine/vmcText.js';
import { MemoryFileSystem } from '../memoryFileSystem.js';
import { editorSession, fileUri, type SessionOptions } from './editorSession.js';
import { CHILD, DESCRIPTOR, given, node } from './navigationFiles.js';

const FLAT = { 'quorum.vmdk': DESCRIPTOR, 'quorum-flat.vmdk': new Uint8Array(1024 * 1024) };

/** The words of a file that are links, each with where it leads to and what is said of it. */
async function links(
  files: Files,
  name: string,
  options: SessionOptions = {},
): Promise<readonly (readonly (string | undefined)[])[]> {
  const session = await editorSession(files, options);
  const document = given(await machineDocument(session, fileUri(name)));
  return (await documentLinks(document)).map(({ range, target, tooltip }) => [
    document.text.slice(document.places.offset(range.start), document.places.offset(range.end)),
    target?.replace(fileUri(''), ''),
    tooltip,
  ]);
}

describe('Links to the files that a machine names', () => {
  it('lead to every file that is there, and say what it is', async () => {
    const text = node(
      'a',
      'nvram = "a.nvram"',
      'extendedConfigFile = "a.vmxf"',
      'ide1:0.present = "TRUE"',
      'ide1:0.deviceType = "cdrom-image"',
      'ide1:0.fileName = "iso/setup.iso"',
      'floppy0.fileName = boot.flp',
      'serial0.fileType = "file"',
      'serial0.fileName = "com1.txt"',
      'log.fileName = "..\\logs\\a.log"',
    );
    const there = ['a.nvram', 'a.vmxf', 'iso/setup.iso', 'boot.flp', 'com1.txt'];
    const files: Files = Object.fromEntries(there.map((file) => [file, 'x']));
    assert.deepEqual(await links({ 'a.vmx': text, ...FLAT, ...files }, 'a.vmx'), [
      ['quorum.vmdk', 'quorum.vmdk', 'Descriptor of scsi1:0; the data lie in quorum-flat.vmdk'],
      ['a.nvram', 'a.nvram', "Settings of the machine's BIOS or EFI"],
      ['a.vmxf', 'a.vmxf', 'Further settings of the machine, beside the .vmx'],
      ['iso/setup.iso', 'iso/setup.iso', 'Image of a CD or DVD'],
      ['boot.flp', 'boot.flp', 'Image of a floppy disk'],
      ['com1.txt', 'com1.txt', 'File that takes what the guest sends through serial0.fileName'],
    ]);
  });

  it('lead with a backslash where Windows means a folder', async () => {
    const files = { 'n/a.vmx': node('a', 'log.fileName = "..\\logs\\a.log"'), 'logs/a.log': 'x' };
    assert.deepEqual(await links(files, 'n/a.vmx'), [['..\\logs\\a.log', 'logs/a.log', 'Log file']]);
  });

  it('lead never out of the opened folders, to the network, to a device, or to nothing', async () => {
    const names = [
      '/etc/passwd',
      '\\\\host\\share\\a.nvram',
      '//host/a.nvram',
      'http://host/a',
      '../../etc/passwd',
      '/dev/sda',
      'COM1',
      'gone.nvram',
      'auto detect',
      '',
      '{{name}}',
      'folder',
    ];
    for (const name of names) {
      const files = { 'n/a.vmx': `nvram = "${name}"\n`, 'n/folder/x': 'x', '../etc/passwd': 'x' };
      assert.deepEqual(await links(files, 'n/a.vmx'), [], name);
    }
  });

  it('in a .vmc are the path names of disks, CDs and undo files', async () => {
    const text = vmcText({
      ide: [
        { id: '0', absolute: 'C:\\elsewhere\\vs.vhd', relative: 'vs.vhd' },
        { id: '1', driveType: '2', relative: '.\\setup.iso' },
      ],
    });
    assert.deepEqual(await links({ 'vs.vmc': text, 'vs.vhd': 'x', 'setup.iso': 'x' }, 'vs.vmc'), [
      ['vs.vhd', 'vs.vhd', 'Disk file of ide0:0'],
      ['.\\setup.iso', 'setup.iso', 'Image of a CD or DVD'],
    ]);
  });

  it('stand at the right place behind a byte order mark', async () => {
    const files = { 'a.vmx': `\uFEFFnvram = "a.nvram"\n`, 'a.nvram': 'x' };
    assert.deepEqual(await links(files, 'a.vmx'), [
      ['a.nvram', 'a.nvram', "Settings of the machine's BIOS or EFI"],
    ]);
  });

  it('come without a tooltip to a client that shows none', async () => {
    const files = { 'a.vmx': 'nvram = "a.nvram"\n', 'a.nvram': 'x' };
    assert.deepEqual(await links(files, 'a.vmx', { capabilities: {} }), [['a.nvram', 'a.nvram', undefined]]);
  });

  it('look at no disk for disks that were found before, and at a bounded number of other files', async () => {
    const many = Array.from({ length: 300 }, (_, number) => `serial${number}.fileName = "x${number}"`);
    const session = await editorSession({ 'a.vmx': node('a', ...many), ...FLAT });
    const document = given(await machineDocument(session, fileUri('a.vmx')));
    assert.ok(session.fileSystem instanceof MemoryFileSystem);
    const before = session.fileSystem.calls.stat;
    assert.equal((await documentLinks(document)).length, 1);
    assert.ok(session.fileSystem.calls.stat - before <= 100);
  });
});

describe('Links of an open VMDK descriptor', () => {
  const found = async (files: Files, name: string): Promise<readonly string[] | undefined> => {
    const session = await editorSession(files);
    const text = given(session.document(fileUri(name))).text;
    const places = new Places(text);
    const document = descriptorDocument(session, fileUri(name));
    return (
      document &&
      (await descriptorLinks(document)).map(({ range, tooltip }) => {
        const words = text.slice(places.offset(range.start), places.offset(range.end));
        return `${words}: ${tooltip ?? ''}`;
      })
    );
  };

  it('lead to the data and to the disk that it continues, as far as these are there', async () => {
    assert.deepEqual(await found(FLAT, 'quorum.vmdk'), ['quorum-flat.vmdk: File with the data of the disk']);
    assert.deepEqual(await found({ 'child.vmdk': CHILD, ...FLAT }, 'child.vmdk'), [
      'quorum.vmdk: The disk that this one continues',
    ]);
  });

  it('are none in an image that is no text, and none to devices and out of the folders', async () => {
    assert.equal(await found({ 'x.vmdk': 'KDMV' }, 'x.vmdk'), undefined);
    for (const file of ['/dev/sda', '../../etc/passwd', '\\\\host\\x.vmdk'])
      assert.deepEqual(await found({ 'x.vmdk': DESCRIPTOR.replace('quorum-flat.vmdk', file) }, 'x.vmdk'), []);
  });
});
