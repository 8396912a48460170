import path from 'node:path';
import type { LintedFinding } from '../lint/lintedFinding.js';
import type { SettingsLayer } from '../lint/settings/settings.js';
import type { MachinesAround } from '../lint/settings/missingInClusters.js';
import { settingFindings } from '../lint/settings/settingFindings.js';
import { contains } from '../workspace/containment.js';
import type { SettingsFile } from '../workspace/projectSettings.js';
import { isVmdk } from '../workspace/fileEndings.js';
import type { FileSystem } from '../workspace/fileSystem.js';
import { nodeFileSystem } from '../workspace/nodeFileSystem.js';
import { inParallel } from '../workspace/inParallel.js';
import { Workspace } from '../workspace/workspace.js';
import { lintDescriptor } from './paths/descriptorFile.js';
import { lookUp, type PathProblem } from './paths/namedPaths.js';
import { shownPath } from './paths/shownPath.js';
import type { LintResult } from './report/result.js';

/** Folders that are looked into at the same time. */
const READERS = 8;

/** After so many files the machines are let go of, which take some 100 KB each; nodes of a cluster lie near each other. */
const MOST_HELD = 32;

/** The settings that a run is given, beside those that it finds. */
export interface GivenSettings {
  /** The strongest last. */
  readonly layers: readonly SettingsLayer[];
  /** False when they stand for every vmxlint.json. */
  readonly usesProject: boolean;
  /** The file that one of the layers was read from, to judge it with the machines. */
  readonly file?: SettingsFile;
}

const NONE_GIVEN: GivenSettings = { layers: [], usesProject: true };

/** What a run is told and asks beside its paths. */
export interface LintSurroundings {
  readonly fileSystem: FileSystem;
  /** Told after each file. */
  readonly onProgress: (what: string, done: number, all: number) => void;
  /** What remains of a file's findings, e.g. after those that a baseline holds. */
  readonly keep: (
    findings: readonly LintedFinding[],
    text: (uri: string) => string,
  ) => readonly LintedFinding[];
}

const ORDINARY: LintSurroundings = {
  fileSystem: nodeFileSystem,
  onProgress: () => undefined,
  keep: (findings) => findings,
};

/** Paths that were read and can be linted, repaired or drawn. */
export interface OpenedPaths {
  readonly cwd: string;
  readonly workspace: Workspace;
  /** URIs of the machines and disks that were named or lie in named folders, in their order. */
  readonly files: readonly string[];
  /** URIs of the folders that the paths stand for: nothing else is read or written. */
  readonly folders: readonly string[];
  /** The ones of them in which every machine is known. */
  readonly searched: readonly string[];
  readonly problems: readonly PathProblem[];
  /** Files of settings that were named. */
  readonly given: readonly SettingsFile[];
  readonly surroundings: LintSurroundings;
}

/**
 * Reads files, folders and globs. A file is seen together with the machines of its folder, as in an editor, but only what
 * was named is in `files`.
 */
export async function openPaths(
  paths: readonly string[],
  cwd: string,
  { layers, usesProject, file }: GivenSettings = NONE_GIVEN,
  surroundings: LintSurroundings = ORDINARY,
): Promise<OpenedPaths> {
  const { fileSystem, onProgress } = surroundings;
  const workspace = new Workspace(fileSystem, {
    error: (message) => {
      console.error(message);
    },
  });
  workspace.setSettings(() => undefined, layers, usesProject);
  const named = await Promise.all(paths.map((one) => lookUp(fileSystem, one, cwd)));
  const folders = [...new Set(named.flatMap((one) => one.folders))];
  workspace.setFolders(folders);
  const files = [...new Set(named.flatMap((one) => one.files))].sort();
  const alone = named.filter(({ isFolder }) => !isFolder);
  const onePerFolder = new Map(
    alone.flatMap((one) => one.files).map((uri) => [path.posix.dirname(uri), uri]),
  );
  await inParallel([...onePerFolder.values()], READERS, (uri) => workspace.loadSiblings(uri));
  await workspace.loadAll(
    files.filter((uri) => !isVmdk(uri)),
    {
      onLoaded(done) {
        if (done % MOST_HELD === 0) workspace.release();
        onProgress('reading file', done, files.length);
      },
    },
  );
  return {
    cwd,
    workspace,
    files,
    folders,
    searched: named.filter((one) => one.isFolder && one.problems.length === 0).flatMap((one) => one.folders),
    problems: eachOnce(named.flatMap((one) => one.problems)),
    given: file ? [file] : [],
    surroundings,
  };
}

/** A path that was named twice is wrong once, and GitLab wants a fingerprint of its own for everything that is told. */
function eachOnce(problems: readonly PathProblem[]): readonly PathProblem[] {
  return [...new Map(problems.map((one) => [`${one.uri}\n${one.message}`, one])).values()];
}

/** Lints what was opened, as it lies in the workspace by now. */
export async function lintOpened(opened: OpenedPaths): Promise<LintResult> {
  const { cwd, workspace, files, folders, searched, given, surroundings } = opened;
  const unread = new Map(workspace.problems.map(({ uri, message }) => [uri, message]));
  const texts = new Map<string, string>();
  const text = (uri: string): string => texts.get(uri) ?? workspace.text(uri) ?? '';
  const findings: LintedFinding[] = [];
  const read: string[] = [];
  const ignored = new Map<string, string>();
  for (const [index, uri] of files.entries()) {
    if (isVmdk(uri)) {
      const linted = await lintDescriptor(surroundings.fileSystem, workspace, uri, folders);
      if (typeof linted === 'string') unread.set(uri, linted);
      else {
        texts.set(uri, linted.text);
        findings.push(...surroundings.keep(linted.findings, text));
      }
    } else if (!unread.has(uri)) {
      findings.push(...surroundings.keep(await lintWhole(workspace, uri), text));
      const { ignoredBy } = await workspace.settings.of(uri);
      if (ignoredBy !== undefined) ignored.set(uri, ignoredBy);
    }
    if (!unread.has(uri)) read.push(uri);
    if ((index + 1) % MOST_HELD === 0) workspace.release();
    surroundings.onProgress('checking file', index + 1, files.length);
  }
  const machines: MachinesAround = { uris: files, machine: (uri) => workspace.index.facts(uri)?.machine };
  for (const file of [...given, ...workspace.settings.project.files]) {
    const isSearched = searched.some((folder) => contains(folder, file.uri));
    texts.set(file.uri, file.text);
    findings.push(...surroundings.keep(settingFindings(file, isSearched ? machines : undefined), text));
  }
  const problems = files.flatMap((uri) => {
    const message = unread.get(uri);
    return message === undefined ? [] : [{ uri, message }];
  });
  return {
    read,
    ignored,
    findings,
    problems: [...opened.problems, ...problems],
    text,
    displayPath: (uri) => shownPath(cwd, uri),
  };
}

/** The findings of a machine. Their repairs are asked for at once: one that still has to be worked out holds its machines. */
async function lintWhole(workspace: Workspace, uri: string): Promise<readonly LintedFinding[]> {
  const findings = await workspace.lint(uri);
  for (const { fixes } of findings) fixes.at(0);
  return findings;
}

/** Lints files, folders and globs on disk, relative to `cwd`. */
export async function lintPaths(
  paths: readonly string[],
  cwd: string,
  settings: GivenSettings = NONE_GIVEN,
): Promise<LintResult> {
  return lintOpened(await openPaths(paths, cwd, settings));
}
