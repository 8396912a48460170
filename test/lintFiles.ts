import { URI } from 'vscode-uri';
import { applyEdits } from '../server/src/syntax/text.js';
import { Workspace } from '../server/src/workspace/workspace.js';
import { formatOf } from '../server/src/workspace/findMachines.js';
import type { LintedFinding, LintedFix } from '../server/src/lint/lintedFinding.js';
import { MemoryFileSystem, uriOf } from './memoryFileSystem.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

const ROOT = '/vms/';

/** Findings of all machine files of a small folder, by file name; every file goes the whole way from bytes to findings. */
export async function lintFiles(files: Files): Promise<ReadonlyMap<string, readonly LintedFinding[]>> {
  const errors: string[] = [];
  const placed = Object.fromEntries(Object.entries(files).map(([name, content]) => [ROOT + name, content]));
  const workspace = new Workspace(new MemoryFileSystem(placed), { error: (message) => errors.push(message) });
  workspace.setFolders([uriOf(ROOT)]);
  await workspace.scan();
  const found = new Map<string, readonly LintedFinding[]>();
  for (const name of Object.keys(files).filter((one) => formatOf(uriOf(ROOT + one)))) {
    found.set(name, await workspace.lint(uriOf(ROOT + name)));
  }
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return found;
}

/** The findings of a single .vmx file, alone in its folder. */
export async function lintVmx(text: string): Promise<readonly LintedFinding[]> {
  return (await lintFiles({ 'node.vmx': text })).get('node.vmx') ?? [];
}

/** The files after a fix, all of its edits applied. */
export function applyFix(files: Files, fix: LintedFix): Files {
  const changed = new Map(Object.entries(files));
  for (const { uri, edits } of fix.files) {
    const name = URI.parse(uri).path.slice(ROOT.length);
    const text = textOf(changed.get(name) ?? '');
    changed.set(name, applyEdits(text, edits));
  }
  return Object.fromEntries(changed);
}

export function textOf(content: string | Uint8Array): string {
  return typeof content === 'string'
    ? content
    : new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
}
