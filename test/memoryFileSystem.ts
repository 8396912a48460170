import { URI, Utils } from 'vscode-uri';
import type { DirectoryEntry, FileStat, FileSystem } from '../server/src/workspace/fileSystem.js';

/** Files in memory by path, with a count of what was asked for. Folders exist where a file lies in them. */
export class MemoryFileSystem implements FileSystem {
  readonly calls = { readFile: 0, readRange: 0, stat: 0, list: 0 };
  readonly #files = new Map<string, { bytes: Uint8Array; modified: number }>();
  #clock = 1;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  /** Text is written as UTF-8. */
  write(path: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.#files.set(path, { bytes, modified: this.#clock++ });
  }

  delete(path: string): void {
    this.#files.delete(path);
  }

  async readFile(uri: string, limit: number): Promise<Uint8Array> {
    this.calls.readFile++;
    const file = this.#get(uri);
    if (file.bytes.length > limit)
      throw new Error(`it has ${file.bytes.length} bytes, more than the ${limit} that are read`);
    return file.bytes;
  }

  async readRange(uri: string, offset: number, length: number): Promise<Uint8Array> {
    this.calls.readRange++;
    return this.#get(uri).bytes.subarray(offset, offset + length);
  }

  async stat(uri: string): Promise<FileStat | undefined> {
    this.calls.stat++;
    const path = URI.parse(uri).path;
    const file = this.#files.get(path);
    if (file) return { type: 'file', size: file.bytes.length, modified: file.modified };
    return this.#isFolder(path) ? { type: 'directory', size: 0, modified: 0 } : undefined;
  }

  async realPath(uri: string): Promise<string | undefined> {
    return uri;
  }

  async list(uri: string): Promise<readonly DirectoryEntry[]> {
    this.calls.list++;
    const folder = `${URI.parse(uri).path.replace(/\/$/, '')}/`;
    const names = new Map<string, DirectoryEntry>();
    for (const path of this.#files.keys()) {
      if (!path.startsWith(folder)) continue;
      const [name = '', ...rest] = path.slice(folder.length).split('/');
      names.set(name, { name, type: rest.length > 0 ? 'directory' : 'file' });
    }
    if (names.size === 0) throw new Error('there is no such file');
    return [...names.values()];
  }

  #get(uri: string): { bytes: Uint8Array } {
    const file = this.#files.get(URI.parse(uri).path);
    if (!file) throw new Error('there is no such file');
    return file;
  }

  #isFolder(path: string): boolean {
    const folder = path.endsWith('/') ? path : `${path}/`;
    return [...this.#files.keys()].some((file) => file.startsWith(folder));
  }
}

export const uriOf = (path: string): string => URI.from({ scheme: 'file', path }).toString();
export const nameOf = (uri: string): string => Utils.basename(URI.parse(uri));
