import { ENGLISH } from '../../../l10n/language.js';
import type { LintedFinding } from '../../../lint/lintedFinding.js';
import { isVmdk } from '../../../workspace/fileEndings.js';
import type { OpenedPaths } from '../../lintPaths.js';
import { openForRepair, type RepairableFile } from './repairableFile.js';
import { repairInRounds, type Repairs } from './repairRounds.js';

/** What may be repaired. */
export interface RepairWishes {
  readonly unsafe: boolean;
  /** The content of standard input, when that is repaired and printed; nothing else may change then. */
  readonly standardInput: Uint8Array | undefined;
}

/** Repairs the opened machines in memory; the workspace then holds the repaired texts. */
export async function repairOpened(
  { workspace, files, folders, surroundings }: OpenedPaths,
  { unsafe, standardInput }: RepairWishes,
): Promise<Repairs> {
  const uris = files.filter((uri) => !isVmdk(uri));
  const text = (uri: string): string => workspace.text(uri) ?? '';
  const findingsOf = async (uri: string): Promise<readonly LintedFinding[]> =>
    surroundings.keep(await workspace.lint(uri), text);
  const repairs = await repairInRounds({
    workspace,
    uris,
    unsafe,
    findingsOf,
    open: async (uri): Promise<RepairableFile | string> => {
      if (standardInput === undefined) return openForRepair(workspace, folders, uri);
      const encoding = workspace.encodingOf(uri)?.name;
      return uri === files[0] && encoding !== undefined
        ? { path: undefined, bytes: standardInput, text: text(uri), encoding }
        : 'only standard input is repaired';
    },
  });
  // Asked when the rest is done: a repair may take away what another one has to wait for.
  const blocked = await blockedFiles(uris, unsafe, findingsOf);
  return { ...repairs, leftAlone: new Map([...blocked, ...repairs.leftAlone]) };
}

/** Files with a repair that has to wait, and why. */
async function blockedFiles(
  uris: readonly string[],
  unsafe: boolean,
  findingsOf: (uri: string) => Promise<readonly LintedFinding[]>,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const uri of uris) {
    const fixes = (await findingsOf(uri)).flatMap((finding) => finding.fixes.slice(0, 1));
    const fix = fixes.find((one) => one.blocked !== undefined && (unsafe || one.safety === 'safe'));
    if (fix?.blocked !== undefined) found.set(uri, ENGLISH(fix.blocked));
  }
  return found;
}
