import {
  FileChangeType,
  type Connection,
  type Diagnostic,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { ENGLISH, translatedBy, type Translations } from '../l10n/language.js';
import { say } from '../l10n/phrase.js';
import { canonicalUri } from '../workspace/canonicalUri.js';
import type { FileSystem } from '../workspace/fileSystem.js';
import { isSettingsFile } from '../workspace/projectSettings.js';
import { Workspace } from '../workspace/workspace.js';
import { askToBeTold } from './askToBeTold.js';
import { capabilitiesFor } from './capabilities.js';
import { readAbilities } from './clientAbilities.js';
import { answerDiagnostics, type Reporting } from './diagnosticRequests.js';
import { isAboutDisk } from './descriptor/descriptorDocument.js';
import { descriptorDiagnostics } from './descriptor/descriptorDiagnostics.js';
import { isEditable, KnownDiagnostics, settingsDiagnostics } from './diagnostics.js';
import { ENCODING_REQUESTS, encodingAnswers } from './encodingRequests.js';
import { FEATURES } from './features.js';
import { FindingsChanged } from './findingsChanged.js';
import { fileEvents } from './folderEvents.js';
import { guarded, guardedEvent } from './guarded.js';
import { inTime } from './inTime.js';
import { answerRefused } from './lifeCycle.js';
import { OpenDocuments, type OpenDocument } from './openDocuments.js';
import { openedFolders } from './openedFolders.js';
import { listedRules, RULE_PAGE_REQUEST, RULES_REQUEST, type RulePageQuestion } from './rulePageRequest.js';
import { scanWithProgress } from './scanProgress.js';
import type { Session } from './session.js';
import { sessionFiles } from './sessionFiles.js';
import { NO_EDITOR_SETTINGS, readEditorSettings } from './settings.js';
import { TellClient } from './tellClient.js';
import { UnreadFiles } from './unreadFiles.js';
import { warn } from './showMessage.js';
import { WatchedBeside } from './watchedBeside.js';
import { diskBehind, machineBehind } from './watchedFiles.js';

/** What differs between the places where the server runs. */
export interface ServerEnvironment {
  /** The files of the computer that the server runs on; undefined in a browser. */
  readonly fileSystem: FileSystem | undefined;
  readonly version: string;
  /** The page of a rule as Markdown; undefined when there is none. */
  readonly rulePage: (id: string) => Promise<string | undefined> | string | undefined;
  /**
   * What is said in the language of a locale such as `de` or `de-AT`; undefined where only English is known.
   * @param options the client's `initializationOptions`.
   */
  readonly translations: (locale: string, options: unknown) => Promise<Translations | undefined>;
}

/** The language server on one connection; nothing of it outlives the connection. */
export function startLanguageServer(connection: Connection, environment: ServerEnvironment): void {
  const documents = new OpenDocuments();
  const fileSystem = sessionFiles(
    environment.fileSystem,
    connection,
    () => reporting?.session.abilities.readsFiles === true,
  );
  const workspace = new Workspace(fileSystem, {
    error: (message) => {
      connection.console.error(message);
    },
  });
  const changed = new FindingsChanged();
  let reporting: Reporting | undefined;
  let settings = NO_EDITOR_SETTINGS;
  let toldSettings: unknown;
  let folders: string[] = [];
  let scanned: Promise<void> = Promise.resolve();
  let scans = 0;
  const unread = new UnreadFiles(connection);
  const watchedBeside = new WatchedBeside(connection);
  const ready = async (): Promise<void> => {
    // A scan that is no longer wanted ends early, and what it was to read is read by the next one.
    for (let seen; seen !== scanned;) await (seen = scanned);
  };

  connection.onInitialize(async (params: InitializeParams): Promise<InitializeResult> => {
    const abilities = readAbilities(params);
    folders = openedFolders(params);
    const { locale } = params;
    const translations =
      locale === undefined ? undefined : await environment.translations(locale, params.initializationOptions);
    reporting = newReporting({
      workspace,
      fileSystem,
      abilities,
      language: translations ? translatedBy(translations) : ENGLISH,
      settings: () => settings,
      folders: () => folders,
      document: (uri) => documents.get(uri),
    });
    return {
      serverInfo: { name: 'vmx-language-server', version: environment.version },
      capabilities: capabilitiesFor(abilities),
    };
  });

  function newReporting(session: Session): Reporting {
    const known = new KnownDiagnostics(session);
    const diagnostics = async (uri: string): Promise<readonly Diagnostic[]> => {
      if (isAboutDisk(session, uri)) return descriptorDiagnostics(session, uri);
      return isSettingsFile(uri) ? settingsDiagnostics(session, uri) : known.of(uri);
    };
    const version = (uri: string): number | undefined => documents.version(uri);
    const tell = new TellClient(connection, session.abilities, { version, diagnostics }, changed);
    return { session, diagnostics, tell };
  }

  connection.onInitialized(
    guardedEvent(connection, 'start', async () => {
      const abilities = reporting?.session.abilities;
      // First of all: a client may change its folders before it has answered anything.
      if (abilities?.folders === true) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map(({ uri }) => canonicalUri(uri)));
          folders = [
            ...folders.filter((uri) => !gone.has(uri)),
            ...added.map(({ uri }) => canonicalUri(uri)),
          ];
          return rescan();
        });
      }
      // What is asked meanwhile waits until the folders have been read.
      scanned = scanned.then(() => inTime(askToBeTold(connection, abilities)));
      await rescan();
    }),
  );

  connection.onDidChangeConfiguration((change: { readonly settings?: unknown } | null) => {
    toldSettings = change?.settings;
    return rescan();
  });

  /** Folders or settings changed: everything is seen anew, one time after the other. Never rejects. */
  async function rescan(): Promise<void> {
    const number = ++scans;
    const isWanted = (): boolean => number === scans;
    const scanNow = guardedEvent(connection, 'reading the folders', () => scan(isWanted));
    scanned = scanned.then(scanNow);
    await scanned;
    if (isWanted()) await tellOf(documents.uris());
  }

  async function scan(isWanted: () => boolean): Promise<void> {
    if (!isWanted()) return;
    const session = reporting?.session;
    settings = await readEditorSettings(connection, session?.abilities, folders, toldSettings);
    // A client that is asked to tell of changes tells its settings at once, while they are being read for the first time.
    if (!isWanted()) return;
    const language = session?.language ?? ENGLISH;
    for (const problem of settings.problems) warn(connection, language(say`Settings of VMX: ${problem}`));
    workspace.setFolders(folders, settings.diskFolders);
    workspace.setSettings(settings.layerOf);
    if (folders.length === 0) for (const uri of documents.uris()) await workspace.loadSiblings(uri);
    await scanWithProgress(connection, workspace, session, isWanted);
    // Open documents may lie outside of the folders; which settings are in use depends on them too.
    await workspace.settle();
    if (session && isWanted()) unread.tell(session);
  }

  /** Tells the client that the findings of these files may be others now. Never rejects. */
  const tellOf = guardedEvent(connection, 'telling the client', async (uris: Iterable<string>) => {
    await reporting?.tell.filesChanged(uris);
  });

  async function documentChanged({ uri, text, format, isDescriptor }: OpenDocument): Promise<void> {
    if (!isEditable(uri)) return;
    // The settings of an editor count when they are saved, as what it says of a disk; until then only their own findings
    // change.
    if (isSettingsFile(uri) || isDescriptor) {
      await reporting?.tell.documentChanged(uri, []);
      return;
    }
    const before = workspace.index.relatedTo(uri);
    const isFirst = !workspace.isOpen(uri);
    const opened = workspace.open(uri, text, format);
    if (isFirst && folders.length === 0) await readBeside(uri);
    await opened;
    await reporting?.tell.documentChanged(uri, [...before, ...workspace.index.relatedTo(uri)]);
  }

  /** A client asks about a file as soon as it shows it: no answer comes before those beside it are known. Never rejects. */
  async function readBeside(uri: string): Promise<void> {
    if (reporting) void watchedBeside.watch(uri, reporting.session.abilities);
    scanned = scanned.then(
      guardedEvent(connection, 'reading the files beside', () => workspace.loadSiblings(uri)),
    );
    await ready();
    if (reporting) unread.tell(reporting.session);
  }

  async function documentClosed(uri: string): Promise<void> {
    const before = workspace.index.relatedTo(uri);
    await workspace.close(uri);
    await reporting?.tell.documentClosed(uri, [...before, ...workspace.index.relatedTo(uri)]);
  }

  connection.onDidChangeWatchedFiles(
    guardedEvent(connection, 'files on disk', ({ changes }) => filesChanged(changes)),
  );

  async function filesChanged(changes: readonly FileEvent[]): Promise<void> {
    await ready();
    if (!reporting) return;
    const { session, tell } = reporting;
    const affected = new Set<string>();
    for (const event of await fileEvents(changes, session))
      for (const uri of await filesBehind(event)) affected.add(uri);
    unread.tell(session);
    await tell.filesChanged(affected);
  }

  /** The files whose findings an event on disk may change. */
  async function filesBehind({ uri, type }: FileEvent): Promise<Iterable<string>> {
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
    // What an editor shows was told by the editor itself; the disk only adds its bytes.
    if (type === FileChangeType.Created && machine === uri && workspace.isOpen(uri)) return [];
    const before = workspace.index.relatedTo(machine);
    await workspace.fileChanged(machine);
    return [machine, ...before, ...workspace.index.relatedTo(machine)];
  }

  answerRefused(connection);
  answerDiagnostics(connection, { changed, reporting: () => reporting, ready });
  for (const feature of FEATURES)
    feature.answer(connection, { session: () => reporting?.session, ready, changed });

  const answers = encodingAnswers(workspace);
  connection.onRequest(ENCODING_REQUESTS.wrong, guarded(connection, 'shown encoding', answers.wrong));
  connection.onRequest(ENCODING_REQUESTS.right, guarded(connection, 'right encoding', answers.right));
  connection.onRequest(
    RULE_PAGE_REQUEST,
    guarded(connection, 'page of a rule', async ({ id }: RulePageQuestion) => ({
      text: (await environment.rulePage(id)) ?? null,
    })),
  );
  connection.onRequest(RULES_REQUEST, () => listedRules(reporting?.session.language ?? ENGLISH));

  documents.listen(connection, {
    changed: guardedEvent(connection, 'a change', documentChanged),
    closed: guardedEvent(connection, 'closing', documentClosed),
    saved: guardedEvent(connection, 'saving', (uri: string) =>
      filesChanged([{ uri, type: FileChangeType.Changed }]),
    ),
  });
  connection.listen();
}
