import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { READ_LIMIT } from '../../server/src/disk/inspectDisk.js';
import type { FileSystem } from '../../server/src/workspace/fileSystem.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { askEverything } from './askedServer.js';
import { spiedFiles } from './spiedFiles.js';

/** As the disks of hosts are: nobody could read one while somebody types. In bytes. */
const HUGE = 2 ** 42;

/** Sector 0 of a sparse VMDK, whose tables begin and end wherever these numbers say. */
function sparseHead(word: string, largest: number): Uint8Array {
  const bytes = new Uint8Array(512);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(word));
  view.setUint32(4, 1, true);
  for (let at = 8; at < 76; at += 4) view.setUint32(at, largest, true);
  return bytes;
}

/** A footer of a dynamic VHD; wherever one reads, there is another one. */
function vhdPiece(): Uint8Array {
  const bytes = new Uint8Array(512).fill(0x7f);
  bytes.set(new TextEncoder().encode('conectix'));
  return bytes;
}

const IMAGES: Readonly<Record<string, Uint8Array>> = {
  'a VMDK whose tables have no end': sparseHead('KDMV', 0x7fff_ffff),
  'a VMDK whose tables lie at the beginning': sparseHead('KDMV', 1),
  'a COW disk whose tables have no end': sparseHead('COWD', 0x7fff_ffff),
  'a VHD that is made of footers': vhdPiece(),
  'a descriptor without an end': new TextEncoder().encode('# Disk DescriptorFile\n'.padEnd(512, '\n')),
  'a text of one line without an end': new TextEncoder().encode('# Disk DescriptorFile'.padEnd(512, 'x')),
  zeros: new Uint8Array(512),
};

/** Disk images of 4 TiB that repeat one sector; all other files lie in memory. */
function hugeImages(files: MemoryFileSystem, sector: Uint8Array): FileSystem {
  const isImage = (uri: string): boolean => /\.(?:vmdk|vhd)$/.test(URI.parse(uri).path);
  return {
    readFile: (uri, limit) =>
      isImage(uri) ? Promise.reject(new Error('it is too large')) : files.readFile(uri, limit),
    readRange: async (uri, offset, length) =>
      isImage(uri)
        ? Uint8Array.from({ length }, (_, at) => sector[(offset + at) % 512] ?? 0)
        : files.readRange(uri, offset, length),
    stat: async (uri) => (isImage(uri) ? { type: 'file', size: HUGE, modified: 1 } : files.stat(uri)),
    realPath: (uri) => files.realPath(uri),
    list: (uri) => files.list(uri),
  };
}

describe('What is read of a disk image', () => {
  it('is what docs/security.md says', () => {
    assert.equal(READ_LIMIT, 256 * 1024);
  });

  for (const [kind, sector] of Object.entries(IMAGES)) {
    it(`of 4 TiB is at most ${READ_LIMIT / 1024} KiB each time, ${kind}`, async () => {
      const node = 'scsi0.present = "TRUE"\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "disk.vmdk"\n';
      const files = hugeImages(new MemoryFileSystem({ '/vms/node.vmx': node }), sector);
      const { files: spied, touches } = spiedFiles(files);
      await askEverything(spied, uriOf('/vms'), { [uriOf('/vms/node.vmx')]: node });
      const read = touches.filter(({ method, uri }) => method === 'readRange' && uri.endsWith('.vmdk'));
      assert.ok(read.length > 0);
      assert.equal(
        touches.some(({ method, uri }) => method === 'readFile' && uri.endsWith('.vmdk')),
        false,
      );
      // It is read when the folder is, when it is said to have changed, and its first bytes where somebody follows it.
      const total = read.reduce((sum, { bytes }) => sum + bytes, 0);
      assert.ok(total <= 4 * READ_LIMIT, `${total} bytes were read`);
    });
  }

  it('a machine file and what lies beside it have limits of their own', async () => {
    const MIB = 1024 * 1024;
    const large = new Uint8Array(10 * MIB + 1).fill(0x41);
    const largeBeside = new Uint8Array(MIB + 1).fill(0x41);
    const memory = new MemoryFileSystem({
      '/vms/large.vmx': large,
      '/vms/large.vmc': large,
      '/vms/node.vmx': 'config.version = "8"\n',
      '/vms/node.vmsd': largeBeside,
      '/vms/vmxlint.json': largeBeside,
    });
    const { files, touches } = spiedFiles(memory);
    await askEverything(files, uriOf('/vms'), { [uriOf('/vms/node.vmx')]: 'config.version = "8"\n' });
    assert.deepEqual(
      touches.filter(({ bytes }) => bytes > 1024),
      [],
    );
  });
});
