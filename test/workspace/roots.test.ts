import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { URI } from 'vscode-uri';
import { contains } from '../../server/src/workspace/containment.js';
import { resolveNamed } from '../../server/src/workspace/roots.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';

/** Folders or files that are links: by path, where they lead. */
class LinkedFileSystem extends MemoryFileSystem {
  readonly links = new Map<string, string>();

  override async realPath(uri: string): Promise<string | undefined> {
    const { path } = URI.parse(uri);
    const link = [...this.links].find(([from]) => path === from || path.startsWith(`${from}/`));
    return link ? uriOf(link[1] + path.slice(link[0].length)) : uri;
  }
}

const FILES = {
  '/vms/node1/node1.vmx': '',
  '/vms/node1/system.vmdk': '',
  '/vms/shared/quorum.vmdk': '',
  '/vms-old/quorum.vmdk': '',
  '/etc/passwd': '',
  '/c:/vms/quorum.vhd': '',
};
const ROOTS = [uriOf('/vms')];
const BASE = uriOf('/vms/node1/node1.vmx');

async function resolved(
  name: string,
  fs: MemoryFileSystem = new MemoryFileSystem(FILES),
  roots: readonly string[] = ROOTS,
): Promise<string> {
  const answer = await resolveNamed(fs, roots, BASE, name);
  return 'uri' in answer ? URI.parse(answer.uri).path : ENGLISH(answer.refused);
}

describe('Files named in a file', () => {
  const table: readonly (readonly [string, string])[] = [
    ['system.vmdk', '/vms/node1/system.vmdk'],
    ['../shared/quorum.vmdk', '/vms/shared/quorum.vmdk'],
    ['..\\shared\\quorum.vmdk', '/vms/shared/quorum.vmdk'],
    ['/vms/shared/quorum.vmdk', '/vms/shared/quorum.vmdk'],
    ['missing.vmdk', 'there is no such file'],
    ['B\uFFFDro.vmdk', 'its name was read in a wrong encoding'],
    ['../shared', 'it is not a regular file'],
    ['/etc/passwd', 'it lies outside the opened folders'],
    ['../../etc/passwd', 'it lies outside the opened folders'],
    ['../../../../../etc/passwd', 'it lies outside the opened folders'],
    ['/vms-old/quorum.vmdk', 'it lies outside the opened folders'],
    ['/vms/../etc/passwd', 'it lies outside the opened folders'],
    ['/vmfs/volumes/san/quorum.vmdk', 'it lies outside the opened folders'],
    ['/vmfs/volumes/../../etc/passwd', 'it lies outside the opened folders'],
    ['C:\\vms\\quorum.vhd', 'it lies outside the opened folders'],
    ['\\\\server\\share\\quorum.vmdk', 'it lies on the network'],
    ['//server/share/quorum.vmdk', 'it lies on the network'],
    ['\\\\?\\UNC\\server\\share\\quorum.vmdk', 'it lies on the network'],
    ['http://server/quorum.vmdk', 'it lies on the network'],
    ['file://server/share/quorum.vmdk', 'it lies on the network'],
    ['/dev/sdb', 'it is a device, not a file'],
    ['\\\\.\\PhysicalDrive1', 'it is a device, not a file'],
    ['\\\\.\\pipe\\com1', 'it is a device, not a file'],
    ['\\\\?\\C:\\vms\\quorum.vhd', 'it is a device, not a file'],
    ['auto detect', 'it is a device, not a file'],
    ['A:', 'it is a device, not a file'],
    ['', 'it is a device, not a file'],
    ['[san] node/quorum.vmdk', 'it lies on the storage of an ESX host'],
    ['/vmfs/vmhba0:0:1:1/quorum.vmdk', 'it lies on the storage of an ESX host'],
    ['local:quorum.vmdk', 'it lies on the storage of an ESX host'],
  ];
  for (const [name, expected] of table) {
    it(`${name === '' ? 'an empty name' : name}: ${expected}`, async () => {
      assert.equal(await resolved(name), expected);
    });
  }

  it('is found in a folder of which the system does not say where it really lies', async () => {
    class Silent extends MemoryFileSystem {
      override async realPath(uri: string): Promise<string | undefined> {
        return uri === ROOTS[0] ? undefined : uri;
      }
    }
    assert.equal(await resolved('system.vmdk', new Silent(FILES)), '/vms/node1/system.vmdk');
  });

  it('does not even look at what must not be opened', async () => {
    for (const name of ['/etc/passwd', '\\\\server\\share\\a.vmdk', '/dev/sdb', '/vms/../etc/passwd']) {
      const fs = new MemoryFileSystem(FILES);
      await resolved(name, fs);
      assert.deepEqual(fs.calls, { readFile: 0, readRange: 0, stat: 0, list: 0 }, name);
    }
  });

  // A URI always writes the letter of a drive small.
  it('a Windows path counts where its drive is opened', async () => {
    const roots = [uriOf('/C:/vms')];
    assert.equal(
      await resolved('C:\\vms\\quorum.vhd', new MemoryFileSystem(FILES), roots),
      '/c:/vms/quorum.vhd',
    );
  });

  it('a link that leads out of the folder is refused, one that stays inside is followed', async () => {
    const fs = new LinkedFileSystem(FILES);
    fs.links.set('/vms/shared', '/vms-old');
    assert.equal(await resolved('../shared/quorum.vmdk', fs), 'it lies outside the opened folders');
    fs.links.set('/vms/shared', '/vms/storage');
    assert.equal(await resolved('../shared/quorum.vmdk', fs), '/vms/shared/quorum.vmdk');
  });

  it('a root that is a link itself may be read', async () => {
    const fs = new LinkedFileSystem(FILES);
    fs.links.set('/vms', '/mnt/vms');
    assert.equal(await resolved('system.vmdk', fs), '/vms/node1/system.vmdk');
  });
});

describe('Folders that contain files', () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['file:///vms', 'file:///vms/node1/a.vmx', true],
    ['file:///vms/', 'file:///vms/a.vmx', true],
    ['file:///vms', 'file:///vms', true],
    ['file:///vms', 'file:///vms-old/a.vmx', false],
    ['file:///vms/node1', 'file:///vms/a.vmx', false],
    ['file:///vms', 'vscode-vfs:///vms/a.vmx', false],
    ['file://server/vms', 'file:///vms/a.vmx', false],
    ['file://server/vms', 'file://server/vms/a.vmx', true],
    ['file:///C:/vms', 'file:///c%3A/vms/a.vmx', true],
    ['file:///c%3A/vms', 'file:///D:/vms/a.vmx', false],
  ];
  for (const [root, uri, expected] of table) {
    it(`${root} and ${uri}: ${expected ? 'inside' : 'outside'}`, () => {
      assert.equal(contains(root, uri), expected);
    });
  }
});
