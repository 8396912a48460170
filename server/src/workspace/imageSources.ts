import type { ByteSource, OpenNamed } from '../disk/byteSource.js';
import type { FileSystem } from './fileSystem.js';
import { resolveNamed } from './roots.js';

/** The bytes of a file for the room of disks. @param size in bytes, as the file system told it. */
export function imageSource(fs: FileSystem, uri: string, size: number): ByteSource {
  return { size, read: (offset, length) => fs.readRange(uri, offset, length) };
}

/** Opens the files that an image names, by their names in it; only inside the folders that may be read. */
export function openerFor(fs: FileSystem, imageUri: string, roots: readonly string[]): OpenNamed {
  return async (name) => {
    const resolved = await resolveNamed(fs, roots, imageUri, name);
    if ('refused' in resolved) return { unreadable: resolved.refused };
    return imageSource(fs, resolved.uri, resolved.stat.size);
  };
}
