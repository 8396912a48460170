import type { Connection, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { ENGLISH } from '../l10n/language.js';
import { say } from '../l10n/phrase.js';
import { canonicalUri } from '../workspace/canonicalUri.js';
import type { Workspace } from '../workspace/workspace.js';
import type { Reporting } from './diagnosticRequests.js';
import { guardedEvent } from './guarded.js';
import type { OpenDocuments } from './openDocuments.js';
import { scanWithProgress } from './scanProgress.js';
import { NO_EDITOR_SETTINGS, readEditorSettings, type EditorSettings } from './settings.js';
import { warn } from './showMessage.js';
import type { UnreadFiles } from './unreadFiles.js';
import { WatchedBeside } from './watchedBeside.js';

/** The parts of a running server that its folders are read for. */
interface ReadingServer {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
  readonly unread: UnreadFiles;
  /** Undefined until the client has introduced itself. */
  readonly reporting: () => Reporting | undefined;
}

/**
 * The opened folders and the settings of the editor, and what is read because of them: one time after the other, so that no
 * answer comes from half of the files. Nothing here rejects; what fails is logged.
 */
export class FolderReading {
  readonly #server: ReadingServer;
  readonly #watchedBeside: WatchedBeside;
  #folders: readonly string[] = [];
  #settings = NO_EDITOR_SETTINGS;
  /** What the client told of its settings by itself. */
  #toldSettings: unknown;
  /** Resolves when everything has been read that was asked for until now. */
  #done: Promise<void> = Promise.resolve();
  /** How many times all folders were to be read. */
  #scans = 0;

  constructor(server: ReadingServer) {
    this.#server = server;
    this.#watchedBeside = new WatchedBeside(server.connection);
  }

  /** URIs of the opened folders; none where single files are shown. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  get settings(): EditorSettings {
    return this.#settings;
  }

  /** Resolves when nothing is left to be read. */
  async ready(): Promise<void> {
    // A scan that is no longer wanted ends early, and what it was to read is read by the next one.
    for (let seen; seen !== this.#done;) await (seen = this.#done);
  }

  /** The folders that the client starts with; they are read by the first `rescan`. */
  open(folders: readonly string[]): void {
    this.#folders = folders;
  }

  /** What is asked for from now on waits for this too. @param work never rejects. */
  waitFor(work: () => Promise<void>): void {
    this.#done = this.#done.then(work);
  }

  foldersChanged({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
    const gone = new Set(removed.map(({ uri }) => canonicalUri(uri)));
    this.#folders = [
      ...this.#folders.filter((uri) => !gone.has(uri)),
      ...added.map(({ uri }) => canonicalUri(uri)),
    ];
    return this.rescan();
  }

  /** @param settings what a client tells that is not asked; of any shape. */
  settingsChanged(settings: unknown): Promise<void> {
    this.#toldSettings = settings;
    return this.rescan();
  }

  /** Folders or settings changed: everything is seen anew. */
  async rescan(): Promise<void> {
    const { connection, documents, reporting } = this.#server;
    const number = ++this.#scans;
    const isWanted = (): boolean => number === this.#scans;
    this.waitFor(guardedEvent(connection, 'reading the folders', () => this.#scan(isWanted)));
    await this.#done;
    const tell = guardedEvent(connection, 'telling the client', async () => {
      await reporting()?.tell.filesChanged(documents.uris());
    });
    if (isWanted()) await tell();
  }

  /** A client asks about a file as soon as it shows it: no answer comes before those beside it are known. */
  async readBeside(uri: string): Promise<void> {
    const { connection, reporting, unread, workspace } = this.#server;
    const abilities = reporting()?.session.abilities;
    if (abilities) void this.#watchedBeside.watch(uri, abilities);
    this.waitFor(guardedEvent(connection, 'reading the files beside', () => workspace.loadSiblings(uri)));
    await this.ready();
    const session = reporting()?.session;
    if (session) unread.tell(session);
  }

  async #scan(isWanted: () => boolean): Promise<void> {
    if (!isWanted()) return;
    const { connection, documents, reporting, unread, workspace } = this.#server;
    const session = reporting()?.session;
    this.#settings = await readEditorSettings(
      connection,
      session?.abilities,
      this.#folders,
      this.#toldSettings,
    );
    // A client that is asked to tell of changes tells its settings at once, while they are being read for the first time.
    if (!isWanted()) return;
    const language = session?.language ?? ENGLISH;
    for (const problem of this.#settings.problems)
      warn(connection, language(say`Settings of VMX: ${problem}`));
    workspace.setFolders(this.#folders, this.#settings.diskFolders);
    workspace.setSettings(this.#settings.layerOf);
    if (this.#folders.length === 0) for (const uri of documents.uris()) await workspace.loadSiblings(uri);
    await scanWithProgress(connection, workspace, session, isWanted);
    // Open documents may lie outside of the folders; which settings are in use depends on them too.
    await workspace.settle();
    if (session && isWanted()) unread.tell(session);
  }
}
