import type { TextEdit } from '../../../syntax/text.js';
import { HIDDEN, hideSecrets, withMark } from '../../../knowledge/hiddenSecrets.js';
import { showable } from '../../report/terminalText.js';
import type { RepairableFile } from './repairableFile.js';
import type { Repairs } from './repairRounds.js';
import { byteEdits } from './spliceBytes.js';
import { unifiedDiff } from './unifiedDiff.js';

/** The diff of all repaired files, in bytes. */
export interface RepairDiff {
  readonly bytes: Uint8Array;
  /** Secrets were taken out, so that the diff cannot be applied there. */
  readonly hidesSecrets: boolean;
}

/** How a diff is written. */
export interface DiffWishes {
  readonly displayPath: (uri: string) => string;
  /** For the eyes: characters instead of bytes, and nothing in it steers the terminal. */
  readonly isTerminal: boolean;
}

/**
 * What repairs change, for `patch -p1` and `git apply`: the diff has the bytes of the files, whatever their encoding.
 * Only of UTF-16, which these programs do not take for text, the characters are shown.
 */
export function diffOfRepairs(
  { files, edits }: Repairs,
  { displayPath, isTerminal }: DiffWishes,
): RepairDiff {
  const parts: Buffer[] = [];
  let hidesSecrets = false;
  const withoutSecrets = (line: string): string => {
    hidesSecrets ||= line.includes(HIDDEN);
    return withMark(line, '***');
  };
  const forEyes = (line: string): string =>
    showable(withoutSecrets(line).replace(/\r?\n$/, '')) + lineFeedOf(line);
  for (const [uri, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = edits.get(uri) ?? [];
    const bytes = isTerminal ? undefined : inBytes(file, own);
    if (bytes) {
      // Each character of the diff stands for a byte here, those of the file's name too.
      const name = latin1(Buffer.from(displayPath(uri)));
      parts.push(
        Buffer.from(unifiedDiff(name, bytes.text, bytes.edits, hideSecrets, withoutSecrets), 'latin1'),
      );
    } else {
      const shown = isTerminal ? forEyes : withoutSecrets;
      parts.push(Buffer.from(unifiedDiff(showable(displayPath(uri)), file.text, own, hideSecrets, shown)));
    }
  }
  return { bytes: Buffer.concat(parts), hidesSecrets };
}

const lineFeedOf = (line: string): string => (line.endsWith('\n') ? '\n' : '');

/** A file as if each of its bytes were a character; undefined where that would show nobody anything. */
function inBytes(
  file: RepairableFile,
  edits: readonly TextEdit[],
): { readonly text: string; readonly edits: readonly TextEdit[] } | undefined {
  if (file.encoding.startsWith('utf-16')) return undefined;
  const inside = byteEdits(file, edits)?.map(({ start, end, inserted }) => ({
    span: { start, end },
    newText: latin1(inserted),
  }));
  return inside && { text: latin1(file.bytes), edits: inside };
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
