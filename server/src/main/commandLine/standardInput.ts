import { URI, Utils } from 'vscode-uri';
import type { FileSystem } from '../../workspace/fileSystem.js';
import { say } from '../../l10n/phrase.js';
import { PhrasedError } from '../../l10n/phrasedError.js';

/** Everything that comes on standard input. */
export async function readStandardInput(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of input) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The files of a computer, one of them with other content than on disk; there need not even be one. */
export function withContent(fs: FileSystem, uri: string, bytes: Uint8Array): FileSystem {
  const folder = Utils.dirname(URI.parse(uri));
  const name = Utils.basename(URI.parse(uri));
  return {
    async readFile(asked, limit) {
      if (asked !== uri) return fs.readFile(asked, limit);
      if (bytes.length > limit)
        throw new PhrasedError(say`it has ${bytes.length} bytes, more than the ${limit} that are read`);
      return bytes;
    },
    async readRange(asked, offset, length) {
      return asked === uri ? bytes.subarray(offset, offset + length) : fs.readRange(asked, offset, length);
    },
    async stat(asked) {
      return asked === uri ? { type: 'file', size: bytes.length, modified: 0 } : fs.stat(asked);
    },
    async realPath(asked) {
      const real = await fs.realPath(asked);
      return real ?? (asked === uri ? uri : undefined);
    },
    linkTarget: async (asked) => fs.linkTarget?.(asked),
    async list(asked) {
      const entries = await fs.list(asked);
      const isThere = asked !== folder.toString() || entries.some((entry) => entry.name === name);
      return isThere ? entries : [...entries, { name, type: 'file' }];
    },
  };
}
