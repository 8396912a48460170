import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { afterOrderedEdits } from '../fuzz/checks/spans.js';
import { sortEdits } from '../server/src/syntax/text.js';
import { Workspace } from '../server/src/workspace/workspace.js';
import { formatOf } from '../server/src/workspace/fileEndings.js';
import { ENGLISH } from '../server/src/l10n/language.js';
import { messageIn, type LintedFinding, type LintedFix } from '../server/src/lint/lintedFinding.js';
import { MemoryFileSystem, uriOf } from './memoryFileSystem.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A finding as an English reader sees it. */
export interface EnglishFinding extends Omit<LintedFinding, 'message' | 'related' | 'fixes'> {
  readonly message: string;
  readonly related: readonly (Omit<LintedFinding['related'][number], 'message'> & {
    readonly message: string;
  })[];
  readonly fixes: readonly EnglishFix[];
}

export interface EnglishFix extends Omit<LintedFix, 'title' | 'blocked'> {
  readonly title: string;
  readonly blocked: string | undefined;
}

const ROOT = '/vms/';

/** Findings of all machine files of a small folder, by file name; every file goes the whole way from bytes to findings. */
export async function lintFiles(files: Files): Promise<ReadonlyMap<string, readonly EnglishFinding[]>> {
  const found = await findingsByFile(files);
  return new Map([...found].map(([name, findings]) => [name, findings.map(inEnglish)]));
}

/** The same findings before anybody has said them. */
export async function findingsOf(files: Files): Promise<readonly LintedFinding[]> {
  return [...(await findingsByFile(files)).values()].flat();
}

async function findingsByFile(files: Files): Promise<ReadonlyMap<string, readonly LintedFinding[]>> {
  const placed = Object.fromEntries(Object.entries(files).map(([name, content]) => [ROOT + name, content]));
  const workspace = new Workspace(new MemoryFileSystem(placed), {
    error: (message) => {
      throw new Error(message);
    },
  });
  workspace.setFolders([uriOf(ROOT)]);
  await workspace.scan();
  const found = new Map<string, readonly LintedFinding[]>();
  for (const name of Object.keys(files).filter((one) => formatOf(uriOf(ROOT + one)))) {
    found.set(name, await workspace.lint(uriOf(ROOT + name)));
  }
  return found;
}

export function inEnglish(finding: LintedFinding): EnglishFinding {
  return {
    ...finding,
    message: messageIn(ENGLISH, finding),
    related: finding.related.map((place) => ({ ...place, message: ENGLISH(place.message) })),
    fixes: finding.fixes.map((fix) => ({
      ...fix,
      title: ENGLISH(fix.title),
      blocked: fix.blocked && ENGLISH(fix.blocked),
    })),
  };
}

/** The findings of a single .vmx file, alone in its folder. */
export async function lintVmx(text: string): Promise<readonly EnglishFinding[]> {
  return (await lintFiles({ 'node.vmx': text })).get('node.vmx') ?? [];
}

/**
 * The files after a fix, all of its edits applied. They may come in any order, as in a client's workspace edit; but each
 * file is there and named once, and no two edits of it overlap or lie outside.
 */
export function applyFix(files: Files, fix: Pick<LintedFix, 'files'>): Files {
  const changed = new Map<string, string>();
  for (const { uri, edits } of fix.files) {
    const name = URI.parse(uri).path.slice(ROOT.length);
    assert.ok(!changed.has(name), `the fix names ${name} twice`);
    const text = textOf(files[name] ?? assert.fail(`the fix edits ${name}, which is not there`));
    changed.set(name, afterOrderedEdits(text, sortEdits(edits), `edit of ${name}`));
  }
  return { ...files, ...Object.fromEntries(changed) };
}

export function textOf(content: string | Uint8Array): string {
  return typeof content === 'string'
    ? content
    : new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
}
