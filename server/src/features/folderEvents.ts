import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { canonicalUri } from '../workspace/canonicalUri.js';
import { contains } from '../workspace/containment.js';
import { isSkipped } from '../workspace/findMachines.js';
import { statUnlinked } from '../workspace/links.js';
import type { Session } from './session.js';
import { isKnownKind } from './watchedFiles.js';

/**
 * Events on disk with those about folders put into events about the files in them: whoever watches files is told of a
 * folder alone when it is deleted, renamed, or moved in with all that it holds. URIs of the answer are canonical.
 */
export async function fileEvents(changes: readonly FileEvent[], session: Session): Promise<FileEvent[]> {
  const events = changes.map(({ uri, type }): FileEvent => ({ uri: canonicalUri(uri), type }));
  const [mayBeFolders, ofFiles] = parted(
    events,
    ({ uri, type }) => type !== FileChangeType.Changed && !isKnownKind(uri),
  );
  const named = (wanted: FileChangeType): string[] =>
    mayBeFolders.filter(({ type }) => type === wanted).map(({ uri }) => uri);
  const lost = lostFiles(new Set(named(FileChangeType.Deleted)), session);
  const found = await newFiles(named(FileChangeType.Created), session);
  const all = [
    ...ofFiles,
    ...lost.map((uri): FileEvent => ({ uri, type: FileChangeType.Deleted })),
    ...found.map((uri): FileEvent => ({ uri, type: FileChangeType.Created })),
  ];
  // Some of the files in a new folder may have been told of as well.
  return [...new Map(all.map((event) => [`${event.type} ${event.uri}`, event])).values()];
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

/** The known files that are gone, or lay in folders that are. */
function lostFiles(gone: ReadonlySet<string>, { workspace }: Session): string[] {
  if (gone.size === 0) return [];
  return workspace.known().filter((uri) => wayTo(uri).some((place) => gone.has(place)));
}

/** A file and the folders above it. */
function wayTo(uri: string): string[] {
  const parts = uri.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The files in new folders that something is to be known of. */
async function newFiles(
  uris: readonly string[],
  { workspace, fileSystem, folders }: Session,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const uri of uris) {
    if (isSkipped(uri) || !folders().some((folder) => contains(folder, uri))) continue;
    if ((await statUnlinked(fileSystem, uri))?.type === 'directory') found.push(uri);
  }
  return workspace.find(found, isKnownKind);
}
