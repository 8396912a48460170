import { lintDisk } from './api/lintDisk.js';
import { lintMemory } from './api/lintMemory.js';

// The types of this file are published as they stand here, so they name nothing from other files.

/** `error`: the machine or the cluster will not work, or may lose data. `hint`: good to know, nothing to repair. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A place in a text: both count from 0, `character` in UTF-16 units. A byte order mark does not count. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text; `end` is the first place that does not belong to it. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Replaces what is in `range` by `newText`. */
export interface Edit {
  readonly file: string;
  readonly range: Range;
  readonly newText: string;
}

/** A repair. Applied whole, with the edits of all files, it removes its finding. */
export interface Fix {
  readonly title: string;
  /** `safe` changes spelling only; `unsafe` changes what the machine is, so a person should look at it first. */
  readonly safety: 'safe' | 'unsafe';
  /** In the texts as they were read; empty when `blocked` says why the fix must not be applied. */
  readonly edits: readonly Edit[];
  readonly blocked?: string;
}

/** Another place that belongs to a finding, often in another node of the cluster. */
export interface RelatedPlace {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

/** A mistake, or something to know, in a machine file or in a vmxlint.json. */
export interface Finding {
  /** The id of the rule; its page explains it. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, why it matters and what to do, in English. */
  readonly message: string;
  readonly file: string;
  readonly range: Range;
  /** The likely one first. */
  readonly fixes: readonly Fix[];
  readonly related: readonly RelatedPlace[];
}

/** A file, an argument or an option that could not be read, and why. */
export interface Problem {
  readonly file: string;
  readonly message: string;
}

/** What was found out: the JSON report of `vmxlint` with the edits of the fixes. */
export interface LintReport {
  /** Of this form. It grows with changes that programs must know of, not with new members. */
  readonly version: 1;
  /** How many files were read. */
  readonly files: number;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** What can be asked of `lint`. */
export interface LintOptions {
  /**
   * Settings as an object or as the text of a vmxlint.json: `rules`, `product`, `clusters`, `overrides`, `ignore`. Paths
   * in them start from the root of the files, or from `cwd`. They are stronger than every vmxlint.json.
   */
  readonly settings?: string | Readonly<Record<string, unknown>>;
}

/** What can be asked of `lintPaths`. */
export interface LintPathsOptions extends LintOptions {
  /** The folder that relative paths start from, in the arguments and in the report; the process's own by default. */
  readonly cwd?: string;
}

/**
 * Lints machine files (.vmx, .vmtx, .vmc) and the texts that describe disks (.vmdk), all in memory; no disk is touched.
 * What else is given, such as a vmxlint.json or the content of disks, is looked at where one of these leads to it.
 * @param files contents by path, such as `node1.vmx` or `cluster/node1.vmx`, absolute or relative. A text counts as
 *   UTF-8; bytes are read as a file would be, by byte order mark, `.encoding`, UTF-8, windows-1252.
 * @returns the report, which calls files as the argument does. A content or a setting that is none is told among its
 *   problems; the rest counts.
 */
export async function lint(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: LintOptions = {},
): Promise<LintReport> {
  return lintMemory(files, options);
}

/**
 * Lints files, folders and globs on the disk, as `vmxlint` does: folders are searched, and a file is seen together with the
 * machines of its folder. Disk files are looked at only inside the folders of the paths, at most 256 KiB of each.
 * @param paths absolute, or relative to `cwd`.
 * @returns the report; `file` is relative to `cwd`, with `/`. What could not be read becomes a problem of it.
 */
export async function lintPaths(
  paths: readonly string[],
  options: LintPathsOptions = {},
): Promise<LintReport> {
  return lintDisk(paths, options);
}
