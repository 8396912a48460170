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
  const [ofFiles, others] = parted(events, ({ uri }) => isKnownKind(uri));
  const named = (wanted: FileChangeType): string[] =>
    others.filter(({ uri, type }) => type === wanted && !isSkipped(uri)).map(({ uri }) => uri);
  const lost = lostFiles(new Set(named(FileChangeType.Deleted)), session);
  const found = await newFiles(named(FileChangeType.Created), session);
  const all = [
    ...ofFiles,
    // Some clients tell of every change, whatever they were asked for: of these files only those count that are shown.
    ...others.filter(({ uri, type }) => type === FileChangeType.Changed && session.document(uri)),
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
  return gone.size === 0 ? [] : workspace.known().filter((uri) => liesIn(gone, uri));
}

/** True for one of the places and for what lies below one. */
function liesIn(places: ReadonlySet<string>, uri: string): boolean {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1))
    if (places.has(uri.slice(0, end))) return true;
  return false;
}

/** The files in new folders that something is to be known of. */
async function newFiles(
  uris: readonly string[],
  { workspace, fileSystem, folders }: Session,
): Promise<readonly string[]> {
  const found = new Set<string>();
  // What lies in a new folder is found with it: the shortest comes first, and the rest is asked nothing.
  for (const uri of [...uris].sort((a, b) => a.length - b.length)) {
    if (liesIn(found, uri) || !folders().some((folder) => contains(folder, uri))) continue;
    if ((await statUnlinked(fileSystem, uri))?.type === 'directory') found.add(uri);
  }
  return workspace.find([...found], isKnownKind);
}
