import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { resolveNamed } from '../../server/src/workspace/roots.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { askEverything } from './askedServer.js';
import { spiedFiles, touchesOutside } from './spiedFiles.js';

/** Another computer, as each system and each program may name it. */
const NETWORK = [
  ...['\\\\evil\\share\\a.vmdk', '//evil/share/a.vmdk', '\\/evil/share/a.vmdk', '/\\evil\\share\\a.vmdk'],
  ...['\\\\?\\UNC\\evil\\share\\a.vmdk', '\\\\.\\UNC\\evil\\share\\a.vmdk', '//?/UNC/evil/share/a.vmdk'],
  ...['\\\\?\\GLOBALROOT\\Device\\Mup\\evil\\share\\a.vmdk', '\\??\\UNC\\evil\\share\\a.vmdk'],
  ...['\\\\evil@SSL@443\\DavWWWRoot\\a.vmdk', '\\\\[::1]\\share\\a.vmdk', '\\\\evil', '//evil'],
  ...['file://evil/share/a.vmdk', 'file:////evil/share/a.vmdk', 'file:\\\\evil\\share\\a.vmdk'],
  ...['http://evil/a.vmdk', 'https://evil/a.vmdk', 'smb://evil/a.vmdk', 'ldap://evil/a', 'nfs://evil/a.vmdk'],
  ...['%5c%5cevil%5cshare%5ca.vmdk', '%2f%2fevil/share/a.vmdk', 'file%3a%2f%2fevil/a.vmdk', '..%2f..%2fevil'],
  ...['  \\\\evil\\share\\a.vmdk', '\t//evil/share/a.vmdk', '\u00A0//evil/a.vmdk', '\uFEFF//evil/a.vmdk'],
  ...['../..//evil/share/a.vmdk', '..\\..\\\\\\evil\\share\\a.vmdk', '/../..//evil/a.vmdk', './/evil/a.vmdk'],
  ...['/net/evil/a.vmdk', '/mnt/evil/a.vmdk', '/.//evil/a.vmdk', 'a\\..\\..\\\\evil\\x'],
];

/** What is no file although it has a name. */
const DEVICES = [
  ...[
    '/dev/sdb',
    '/dev/zero',
    '/dev/../dev/zero',
    '/proc/self/mem',
    '\\\\.\\PhysicalDrive0',
    '\\\\.\\pipe\\x',
  ],
  ...[
    '//./pipe/x',
    '\\\\?\\C:\\vms\\a.vmdk',
    '../../dev/zero',
    '..\\..\\dev\\zero',
    '/vmfs/devices/disks/naa.1',
  ],
  ...[
    'COM1',
    'nul',
    'NUL.vmdk',
    'aux:',
    'sub\\CON .vmdk',
    'lpt1.txt',
    'CONIN$',
    'C:\\vms\\prn.vhd',
    'com\u00B9',
  ],
];

/** Files that are not the workspace's. */
const OUTSIDE = [
  ...['/etc/passwd', '../etc/passwd', '../../../etc/passwd', '..\\..\\etc\\passwd', '/vms/../etc/passwd'],
  ...[
    '/vms-old/a.vmdk',
    '../vms-old/a.vmdk',
    'C:\\Windows\\win.ini',
    'C:/Windows/win.ini',
    'C:win.ini',
    '~/x',
  ],
  ...['sub/../../etc/passwd', './../etc/passwd', '.../etc', '/', '..', '.', '../', 'C:\\', '\\etc\\passwd'],
  ...[
    '/vmfs/volumes/../../etc/passwd',
    '[san]/../../etc/passwd',
    '/vms\\..\\..\\etc\\passwd',
    '\0/etc/passwd',
  ],
];

const HOSTILE = [...NETWORK, ...DEVICES, ...OUTSIDE];

/** Settings of a .vmx that name files. */
const VMX_SETTINGS = [
  ...['ide1:0.fileName', 'floppy0.fileName', 'serial0.fileName', 'parallel0.fileName', 'nvram'],
  ...['extendedConfigFile', 'checkpoint.vmState', 'snapshot.current', 'workingDir', 'sched.swap.derivedName'],
  ...['bios440.filename', 'scsi0:0.redo', 'vmx.log.filename'],
];

/** Each hostile name as a disk, and as every other kind of file in turn. */
function vmxWith(names: readonly string[]): string {
  const lines = names.flatMap((name, index) => {
    const slot = `scsi${Math.floor(index / 15) % 4}:${index % 15}`;
    const other = VMX_SETTINGS[index % VMX_SETTINGS.length] ?? 'nvram';
    return [`${slot}.present = "TRUE"`, `${slot}.fileName = "${name}"`, `${other} = "${name}"`];
  });
  return ['config.version = "8"', 'guestOS = "winNetEnterprise"', ...lines, ''].join('\n');
}

function vmcWith(names: readonly string[]): string {
  const escaped = names
    .filter((name) => !name.includes('\0'))
    .map((name) => name.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  const both = (name: string): string =>
    `<absolute type="string">${name}</absolute>\n<relative type="string">${name}</relative>`;
  const locations = escaped.map(
    (name, index) =>
      `<location id="${index}">\n<drive_type type="integer">1</drive_type>\n<pathname>\n${both(name)}\n</pathname>\n</location>`,
  );
  const undo = escaped.map((name) => `<undo_pathname>\n${both(name)}\n</undo_pathname>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<preferences>\n<version type="string">2.0</version>\n<hardware>\n<pci_bus>',
    '<scsi_adapter id="0">',
    ...locations,
    '</scsi_adapter>\n</pci_bus>\n</hardware>',
    ...undo,
    `<settings>\n<saved_state>\n<path>\n${both(escaped[0] ?? '')}\n</path>\n</saved_state>\n</settings>\n</preferences>\n`,
  ].join('\n');
}

function descriptorWith(names: readonly string[], parent: string): string {
  const head = [
    '# Disk DescriptorFile',
    'version=1',
    'CID=12345678',
    'parentCID=87654321',
    'createType="vmfsSparse"',
  ];
  const extents = names.flatMap((name) => [`RW 8 FLAT "${name}" 0`, `RW 8 SPARSE "${name}"`]);
  return [...head, `parentFileNameHint="${parent}"`, `changeTrackPath="${parent}"`, ...extents, ''].join(
    '\n',
  );
}

/** So many names at once: a machine has few slots. */
const AT_ONCE = 15;

function groups(names: readonly string[]): readonly (readonly string[])[] {
  return names.flatMap((_, index) => (index % AT_ONCE === 0 ? [names.slice(index, index + AT_ONCE)] : []));
}

async function outsideAfter(
  files: Readonly<Record<string, string>>,
  settings: object = {},
): Promise<readonly string[]> {
  const decoys = { '/etc/passwd': 'x', '/vms-old/a.vmdk': 'x', '/dev/zero': 'x', '/evil/share/a.vmdk': 'x' };
  const { files: spied, touches } = spiedFiles(new MemoryFileSystem({ ...files, ...decoys }));
  const shown = Object.entries(files).map(([path, text]) => [uriOf(path), text]);
  await askEverything(spied, uriOf('/vms'), Object.fromEntries(shown) as Record<string, string>, settings);
  assert.ok(touches.length > 20, 'the server did not even look at its own files');
  return touchesOutside(touches, ['/vms/']);
}

describe('Names in files never lead out of the opened folders', () => {
  for (const [index, names] of groups(HOSTILE).entries()) {
    it(`as files of a .vmx: ${names.slice(0, 3).join(' ')} …`, async () => {
      assert.deepEqual(await outsideAfter({ '/vms/a/node.vmx': vmxWith(names) }), []);
    });

    it(`as files of a .vmc: ${names.slice(0, 3).join(' ')} …`, async () => {
      assert.deepEqual(await outsideAfter({ '/vms/a/node.vmc': vmcWith(names) }), []);
    });

    it(`as extents and parents of a disk: ${names.slice(0, 3).join(' ')} …`, async () => {
      const files = Object.fromEntries(
        names.map((name, disk) => [
          `/vms/a/d${disk}.vmdk`,
          descriptorWith(disk === 0 ? names : [name], name),
        ]),
      );
      const used = Object.keys(files).map((path) => path.slice('/vms/a/'.length));
      assert.deepEqual(await outsideAfter({ '/vms/a/node.vmx': vmxWith(used), ...files }), [], String(index));
    });
  }

  it('not to the devices that Windows has in every folder, where a path is one of Windows', async () => {
    const names = ['COM1', 'nul', 'NUL.vmdk', 'aux:', 'sub\\CON .vmdk', 'lpt1.txt', 'CONIN$', 'com\u00B9'];
    for (const name of names) {
      const { files, touches } = spiedFiles(
        new MemoryFileSystem({ [`/c:/vms/${name}`]: '', '/vms/com1.txt': '' }),
      );
      const found = await resolveNamed(files, ['file:///c:/vms'], 'file:///c:/vms/node.vmx', name);
      assert.equal('refused' in found && ENGLISH(found.refused), 'it is a device, not a file', name);
      assert.deepEqual(touches, []);
    }
    const files = new MemoryFileSystem({ '/vms/com1.txt': '' });
    assert.ok('uri' in (await resolveNamed(files, [uriOf('/vms')], uriOf('/vms/node.vmx'), 'com1.txt')));
  });

  it('not by a slash of Windows in a path that begins like one of Unix, where a path is one of Windows', async () => {
    const refused = async (name: string): Promise<string> => {
      const { files, touches } = spiedFiles(new MemoryFileSystem({ '/c:/Windows/win.ini': 'x' }));
      const found = await resolveNamed(files, ['file:///c%3A/vms'], 'file:///c%3A/vms/node.vmx', name);
      assert.deepEqual(touchesOutside(touches, ['/c:/vms/']), [], name);
      return 'refused' in found ? ENGLISH(found.refused) : found.uri;
    };
    assert.equal(
      await refused('/c:/vms/a\\..\\..\\..\\Windows\\win.ini'),
      'it lies outside the opened folders',
    );
    assert.equal(await refused('/c:/vms/a\\COM1'), 'it is a device, not a file');
  });

  it('of a file that is open without a folder they lead no further than its own folder', async () => {
    const names = ['/etc/passwd', '/vms-old/a.vmdk', '../b/other.vmdk', 'own.vmdk'];
    const node = vmxWith(names);
    const parted = descriptorWith(['../b/other.vmdk', '/vms-old/a.vmdk'], '../b/other.vmdk');
    const { files, touches } = spiedFiles(
      new MemoryFileSystem({
        '/vms/a/node.vmx': node,
        '/vms/a/own.vmdk': parted,
        '/vms/b/other.vmdk': 'x',
        '/vms/b/other.vmx': node,
        '/vms-old/a.vmdk': 'x',
        '/etc/passwd': 'x',
      }),
    );
    const shown = { [uriOf('/vms/a/node.vmx')]: node, [uriOf('/vms/a/own.vmdk')]: parted };
    await askEverything(files, undefined, shown);
    assert.ok(touches.some(({ method, uri }) => method === 'readRange' && uri.endsWith('/a/own.vmdk')));
    assert.deepEqual(touchesOutside(touches, ['/vms/a/']), []);
  });

  it('a folder that the workspace itself calls a disk folder is none', async () => {
    const files = {
      '/vms/vmxlint.json': '{ "disks": { "folders": ["/etc"] }, "vmx.disks.folders": ["/etc"] }',
      '/vms/.vscode/settings.json': '{ "vmx.disks.folders": ["/etc"] }',
      '/vms/a/node.vmx': vmxWith(['/etc/passwd']),
    };
    assert.deepEqual(await outsideAfter(files), []);
  });

  it('a folder that the person allows may be read, and only it', async () => {
    const files = {
      '/vms/a/node.vmx': vmxWith(['/etc/passwd', '/vms-old/a.vmdk', '\\\\evil\\share\\a.vmdk']),
    };
    const outside = await outsideAfter(files, { disks: { folders: ['/vms-old'] } });
    assert.ok(outside.some((touch) => touch.startsWith('readRange')));
    assert.deepEqual(
      outside.filter((touch) => !/ file:\/\/\/vms-old(?:\/a\.vmdk(?:\.RESLCK)?)?$/.test(touch)),
      [],
    );
  });
});
