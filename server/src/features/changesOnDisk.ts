import type { FileEvent } from 'vscode-languageserver';
import { isSettingsFile } from '../workspace/projectSettings.js';
import type { Reporting } from './diagnosticRequests.js';
import { fileEvents } from './folderEvents.js';
import type { OpenDocuments } from './openDocuments.js';
import type { UnreadFiles } from './unreadFiles.js';
import { diskBehind, machineBehind } from './watchedFiles.js';

/** The parts of a running server that hear of the disk. */
interface WatchingServer {
  readonly documents: OpenDocuments;
  readonly unread: UnreadFiles;
  /** Undefined until the client has introduced itself. */
  readonly reporting: () => Reporting | undefined;
  /** Resolves when the folders have been read. Never rejects. */
  readonly ready: () => Promise<void>;
}

/** Brings what changed on disk to the workspace, and tells the client whose findings may be others now. */
export async function takeChanges(server: WatchingServer, changes: readonly FileEvent[]): Promise<void> {
  await server.ready();
  const reporting = server.reporting();
  if (!reporting) return;
  const { session, tell } = reporting;
  const affected = new Set<string>();
  for (const event of await fileEvents(changes, session))
    for (const uri of await filesBehind(event, reporting, server.documents)) affected.add(uri);
  server.unread.tell(session);
  await tell.filesChanged(affected);
}

/** The files whose findings an event on disk may change. */
async function filesBehind(
  { uri }: FileEvent,
  { session: { workspace } }: Reporting,
  documents: OpenDocuments,
): Promise<Iterable<string>> {
  if (isSettingsFile(uri)) {
    await workspace.settingsChanged();
    return documents.uris();
  }
  const machine = machineBehind(uri);
  if (machine === undefined) {
    const users = await workspace.diskChanged(diskBehind(uri));
    const descriptors = documents.uris().filter((open) => documents.get(open)?.isDescriptor);
    return [...descriptors, ...users.flatMap((user) => [user, ...workspace.index.relatedTo(user)])];
  }
  const before = workspace.index.relatedTo(machine);
  await workspace.fileChanged(machine);
  return [machine, ...before, ...workspace.index.relatedTo(machine)];
}
