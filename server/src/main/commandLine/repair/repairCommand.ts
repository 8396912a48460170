import type { OpenedPaths } from '../../lintPaths.js';
import { shownPath } from '../../paths/shownPath.js';
import { complain, write, writeAside } from '../output.js';
import type { Options } from '../readOptions.js';
import { diffOfRepairs } from './diffOfRepairs.js';
import { repairOpened } from './repairPaths.js';
import { repairReport } from './repairReport.js';
import type { Repairs } from './repairRounds.js';
import { spliceBytes } from './spliceBytes.js';
import { writeRepairs, type WrittenRepairs } from './writeRepairs.js';

/**
 * Carries out `--fix` and `--diff` and tells on standard error what was done. Afterwards the workspace knows the files as
 * they lie on disk.
 * @param standardInput repaired and printed instead of files, when there is one.
 * @returns 2 when something could not be written that should have been, else 0.
 */
export async function repairCommand(
  opened: OpenedPaths,
  { unsafeFixes, diff, output }: Options,
  standardInput: Uint8Array | undefined,
): Promise<0 | 2> {
  const displayPath = (uri: string): string => shownPath(opened.cwd, uri);
  const repairs = await repairOpened(opened, { unsafe: unsafeFixes, standardInput });
  if (diff) {
    const isTerminal = output === undefined && process.stdout.isTTY;
    const { bytes, hidesSecrets } = diffOfRepairs(repairs, { displayPath, isTerminal });
    const isWritten = await write(bytes, output);
    await writeAside(repairReport(repairs, undefined, displayPath));
    if (hidesSecrets)
      complain('secrets are shown as *** in the diff, so it cannot be applied there; use --fix.');
    return isWritten ? 0 : 2;
  }
  if (standardInput !== undefined) return printRepaired(opened, repairs, standardInput, output, displayPath);
  const outcome = await writeRepairs(repairs);
  await writeAside(repairReport(repairs, outcome, displayPath));
  // It ends as by the signal, so that a shell or script stops too.
  if (outcome.stoppedBy) process.kill(process.pid, outcome.stoppedBy);
  for (const uri of repairs.files.keys()) await opened.workspace.close(uri);
  return outcome.failed.size > 0 ? 2 : 0;
}

/** Prints standard input after its repair; as it was, when nothing is to be repaired. */
async function printRepaired(
  { files: [uri = ''] }: OpenedPaths,
  repairs: Repairs,
  standardInput: Uint8Array,
  output: string | undefined,
  displayPath: (uri: string) => string,
): Promise<0 | 2> {
  const file = repairs.files.get(uri);
  const after = file ? spliceBytes(file, repairs.edits.get(uri) ?? []) : standardInput;
  const outcome: WrittenRepairs = {
    failed: after ? new Map() : new Map([[uri, 'its encoding does not have the characters of the repair']]),
  };
  await writeAside(repairReport(repairs, outcome, displayPath));
  return (await write(after ?? standardInput, output)) && after ? 0 : 2;
}
