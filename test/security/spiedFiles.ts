import { URI } from 'vscode-uri';
import type { FileSystem } from '../../server/src/workspace/fileSystem.js';

/** One question to a file system. */
export interface Touch {
  readonly method: keyof FileSystem;
  readonly uri: string;
  /** Bytes that were answered; 0 where none were asked for. */
  readonly bytes: number;
}

/** A file system that writes down everything it is asked. */
export interface SpiedFiles {
  readonly files: FileSystem;
  readonly touches: readonly Touch[];
}

export function spiedFiles(files: FileSystem): SpiedFiles {
  const touches: Touch[] = [];
  const note = (method: keyof FileSystem, uri: string, bytes = 0): void => {
    touches.push({ method, uri, bytes });
  };
  return {
    touches,
    files: {
      async readFile(uri, limit) {
        note('readFile', uri);
        const bytes = await files.readFile(uri, limit);
        note('readFile', uri, bytes.length);
        return bytes;
      },
      async readRange(uri, offset, length) {
        note('readRange', uri, length);
        return files.readRange(uri, offset, length);
      },
      async stat(uri) {
        note('stat', uri);
        return files.stat(uri);
      },
      async realPath(uri) {
        note('realPath', uri);
        return files.realPath(uri);
      },
      async linkTarget(uri) {
        note('linkTarget', uri);
        return files.linkTarget?.(uri);
      },
      async list(uri) {
        note('list', uri);
        return files.list(uri);
      },
    },
  };
}

/**
 * What was touched outside of the folders, as `method uri`. Looked for above an opened folder is one file only: the settings
 * of the person.
 * @param folders paths that end with a slash.
 */
export function touchesOutside(touches: readonly Touch[], folders: readonly string[]): readonly string[] {
  const outside = touches.filter(({ uri }) => {
    const { scheme, authority, path } = URI.parse(uri);
    const isInside =
      folders.some((folder) => `${path}/`.startsWith(folder)) && !path.split('/').includes('..');
    const above = path.endsWith('/vmxlint.json') ? path.slice(0, -'vmxlint.json'.length) : undefined;
    const isSettings = above !== undefined && folders.some((folder) => folder.startsWith(above));
    return scheme !== 'file' || authority !== '' || !(isInside || isSettings);
  });
  return [...new Set(outside.map(({ method, uri }) => `${method} ${uri}`))];
}
