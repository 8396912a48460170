import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { LintedFinding } from '../../lint/lintedFinding.js';
import { decodeJson } from '../../workspace/encoding.js';
import { codeOf } from '../../workspace/errorText.js';
import { nodeFileSystem, phrasedErrorOf } from '../../workspace/nodeFileSystem.js';
import { shownPath } from '../paths/shownPath.js';
import { fingerprint, textOfPrints } from '../report/fingerprint.js';
import { writeWhole } from './writeWhole.js';

/** A finding that is accepted: it is told by its content, so that it may move in its file. */
interface BaselineEntry {
  /** Relative to the folder of the baseline, with `/`. */
  readonly file: string;
  readonly rule: string;
  readonly fingerprint: string;
}

/** Findings that were there before and neither show nor count. */
export interface Baseline {
  /** The absolute path of its file. */
  readonly path: string;
  readonly entries: readonly BaselineEntry[];
}

/** Reads a baseline; a text says why that is impossible. One that is still to be made counts as empty. */
export async function readBaseline(file: string, mayBeMissing: boolean): Promise<Baseline | string> {
  try {
    const content: unknown = JSON.parse(decodeJson(await readFile(file)));
    if (isBaseline(content)) return { path: file, entries: content.findings };
    return `${file} is no baseline of vmxlint. Name another file; --update-baseline writes one that is not there yet.`;
  } catch (error) {
    if (error instanceof SyntaxError)
      return `The baseline ${file} could not be read: it is not JSON. Delete it, and --update-baseline writes a new one.`;
    if (codeOf(error) !== 'ENOENT')
      return `The baseline ${file} could not be read: ${phrasedErrorOf(error).message}.`;
    if (mayBeMissing) return { path: file, entries: [] };
    return `There is no baseline ${file}; to begin one, add --update-baseline.`;
  }
}

/** True also for a file that cannot be seen, as in a folder that is closed to us. */
async function mayBeThere(file: string): Promise<boolean> {
  return (await nodeFileSystem.stat(URI.file(file).toString())) !== undefined;
}

function isBaseline(content: unknown): content is { findings: readonly BaselineEntry[] } {
  if (typeof content !== 'object' || content === null) return false;
  if (!('version' in content) || content.version !== 1) return false;
  return 'findings' in content && Array.isArray(content.findings) && content.findings.every(isEntry);
}

function isEntry(entry: unknown): entry is BaselineEntry {
  if (typeof entry !== 'object' || entry === null) return false;
  const { file, rule, fingerprint: print } = entry as Record<string, unknown>;
  return [file, rule, print].every((value) => typeof value === 'string');
}

/**
 * Takes the findings out that the baseline holds. Of equal ones as many are taken as it lists, so the findings of a file
 * must be given together.
 */
export function withoutKnown(
  baseline: Baseline,
): (findings: readonly LintedFinding[], text: (uri: string) => string) => readonly LintedFinding[] {
  const known = new Map<string, number>();
  for (const entry of baseline.entries) known.set(keyOf(entry), (known.get(keyOf(entry)) ?? 0) + 1);
  return (findings, text) => {
    const shown = textOfPrints(text);
    const seen = new Map<string, number>();
    return findings.filter((finding) => {
      const key = keyOf(entryOf(baseline.path, finding, shown));
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return count > (known.get(key) ?? 0);
    });
  };
}

/**
 * Writes the findings of today. What the baseline holds of files that were not looked at stays, as long as they exist.
 * @param looked URIs of all files that were looked at.
 */
export async function updateBaseline(
  { path: file, entries }: Baseline,
  findings: readonly LintedFinding[],
  looked: readonly string[],
  text: (uri: string) => string,
): Promise<void> {
  const folder = path.dirname(file);
  const done = new Set(looked.map((uri) => shownPath(folder, uri)));
  const kept: BaselineEntry[] = [];
  for (const entry of entries)
    if (!done.has(entry.file) && (await mayBeThere(path.resolve(folder, entry.file)))) kept.push(entry);
  const shown = textOfPrints(text);
  const all = [...kept, ...findings.map((finding) => entryOf(file, finding, shown))].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  );
  await writeWhole(file, JSON.stringify({ version: 1, findings: all }, null, 2) + '\n');
}

function entryOf(file: string, finding: LintedFinding, shown: (uri: string) => string): BaselineEntry {
  return {
    file: shownPath(path.dirname(file), finding.uri),
    rule: finding.ruleId,
    fingerprint: fingerprint(finding, shown(finding.uri)),
  };
}

const keyOf = (entry: BaselineEntry): string => [entry.file, entry.rule, entry.fingerprint].join('\n');
