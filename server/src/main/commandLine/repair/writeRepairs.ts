import { writeComplaint } from '../writeComplaint.js';
import { interruptible, type Interruption } from './interruption.js';
import { replaceFiles, type NewContent } from './replaceFiles.js';
import { whyNotNow } from './repairableFile.js';
import type { Repairs } from './repairRounds.js';
import { spliceBytes } from './spliceBytes.js';

/** What came of writing. */
export interface WrittenRepairs {
  /** URIs of those that were to be written and are as before, and why. */
  readonly failed: ReadonlyMap<string, string>;
  /** The signal that asked this program to end before all was written. */
  readonly stoppedBy?: NodeJS.Signals | undefined;
}

/**
 * Writes the repaired files. Files that one repair changes together are written together or not at all, also when
 * somebody stops this program meanwhile.
 */
export function writeRepairs(repairs: Repairs): Promise<WrittenRepairs> {
  return interruptible((interruption) => writeGroups(repairs, interruption));
}

async function writeGroups(repairs: Repairs, interruption: Interruption): Promise<WrittenRepairs> {
  const failed = new Map<string, string>();
  for (const group of filesTogether(repairs)) {
    const isStopped = interruption.signal !== undefined;
    const why = isStopped ? { uri: undefined, message: STOPPED } : await writeGroup(repairs, group);
    if (why === undefined) continue;
    for (const uri of group) failed.set(uri, why.uri === uri || isStopped ? why.message : OTHER_FAILED);
  }
  return { failed, stoppedBy: interruption.signal };
}

const STOPPED = 'vmxlint was stopped before it was written; run it again';
const OTHER_FAILED = 'a repair changes it together with another file that could not be written';

async function writeGroup(
  { files, edits }: Repairs,
  group: readonly string[],
): Promise<{ readonly uri: string | undefined; readonly message: string } | undefined> {
  const contents: NewContent[] = [];
  for (const uri of group) {
    const file = files.get(uri);
    if (file?.path === undefined) continue;
    const after = spliceBytes(file, edits.get(uri) ?? []);
    if (after === undefined)
      return { uri, message: `the repair needs characters that cannot be written in ${file.encoding}` };
    const message = await whyNotNow(uri, file);
    if (message !== undefined) return { uri, message };
    contents.push({ path: file.path, before: file.bytes, after });
  }
  try {
    await replaceFiles(contents);
    return undefined;
  } catch (error) {
    return { uri: group[0], message: `it could not be written: ${writeComplaint(error)}` };
  }
}

/** The changed files, those together that some repair changes together. */
function filesTogether({ done, files }: Repairs): readonly (readonly string[])[] {
  const groups = new Map([...files.keys()].map((uri) => [uri, new Set([uri])] as const));
  for (const { fix } of done) {
    const joined = new Set(fix.files.flatMap(({ uri }) => [...(groups.get(uri) ?? [])]));
    for (const uri of joined) groups.set(uri, joined);
  }
  return [...new Set(groups.values())].map((group) => [...group]);
}
