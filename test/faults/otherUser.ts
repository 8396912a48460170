import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TemporaryFolder } from '../protocol/temporaryFolder.js';

const VMXLINT = fileURLToPath(new URL('../../server/bin/vmxlint.js', import.meta.url));

/** The number that systems give to the user nobody. */
const NOBODY = 65534;

/** Somebody whom permissions hold back: root, who reads everything, becomes nobody; others stay who they are. */
export const ORDINARY_USER: { readonly uid?: number; readonly gid?: number } =
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** A temporary folder is its owner's alone; lets everybody look into it. */
export function openToEverybody(folder: TemporaryFolder): void {
  chmodSync(folder.path, 0o755);
}

/** What an ordinary user reads on standard output of the shipped vmxlint, and its exit code. */
export function vmxlintAsOrdinaryUser(
  folder: TemporaryFolder,
  ...args: readonly string[]
): { readonly status: number | null; readonly stdout: string } {
  return spawnSync(process.execPath, [VMXLINT, ...args], {
    cwd: folder.path,
    encoding: 'utf8',
    input: '',
    ...ORDINARY_USER,
  });
}
