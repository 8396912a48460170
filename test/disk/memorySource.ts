import { say } from '../../server/src/l10n/phrase.js';
import type { ByteSource, OpenNamed } from '../../server/src/disk/byteSource.js';

/** A file in memory that counts what is asked of it. */
export interface MemorySource extends ByteSource {
  readonly bytesAsked: () => number;
  readonly reads: () => number;
}

/** Reads from `bytes`. With `claimedSize` it is a file that shrank or grew after it was opened. */
export function memorySource(bytes: Uint8Array, claimedSize = bytes.length): MemorySource {
  let asked = 0;
  let reads = 0;
  return {
    size: claimedSize,
    read: (offset, length) => {
      asked += length;
      reads += 1;
      return Promise.resolve(bytes.slice(offset, offset + length));
    },
    bytesAsked: () => asked,
    reads: () => reads,
  };
}

/** A folder of files in memory. Names may be written with either slash; each file is opened as a new source. */
export function memoryFolder(files: ReadonlyMap<string, Uint8Array>) {
  const opened: MemorySource[] = [];
  const names: string[] = [];
  const open = (name: string): MemorySource => {
    const bytes = files.get(name);
    if (bytes === undefined) throw new Error(`no file ${name}`);
    const source = memorySource(bytes);
    opened.push(source);
    return source;
  };
  const openNamed: OpenNamed = (name) => {
    names.push(name);
    const path = name.replaceAll('\\', '/').replace(/^\.\//, '');
    return Promise.resolve(files.has(path) ? open(path) : { unreadable: say`there is no such file` });
  };
  const bytesAsked = () => opened.reduce((sum, source) => sum + source.bytesAsked(), 0);
  return { open, openNamed, bytesAsked, names };
}
