import {
  FileChangeType,
  type Connection,
  type Diagnostic,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { ENGLISH, translatedBy, type Translations } from '../l10n/language.js';
import type { FileSystem } from '../workspace/fileSystem.js';
import { isSettingsFile } from '../workspace/projectSettings.js';
import { Workspace } from '../workspace/workspace.js';
import { askToBeTold } from './askToBeTold.js';
import { capabilitiesFor } from './capabilities.js';
import { readAbilities } from './clientAbilities.js';
import { takeChanges } from './changesOnDisk.js';
import { answerDiagnostics, type Reporting } from './diagnosticRequests.js';
import { isAboutDisk } from './descriptor/descriptorDocument.js';
import { descriptorDiagnostics } from './descriptor/descriptorDiagnostics.js';
import { isEditable, KnownDiagnostics, settingsDiagnostics } from './diagnostics.js';
import { ENCODING_REQUESTS, encodingAnswers } from './encodingRequests.js';
import { FEATURES } from './features.js';
import { FindingsChanged } from './findingsChanged.js';
import { FolderReading } from './folderReading.js';
import { guarded, guardedEvent } from './guarded.js';
import { inTime } from './inTime.js';
import { answerRefused } from './lifeCycle.js';
import { OpenDocuments, type OpenDocument } from './openDocuments.js';
import { openedFolders } from './openedFolders.js';
import { listedRules, RULE_PAGE_REQUEST, RULES_REQUEST, type RulePageQuestion } from './rulePageRequest.js';
import type { Session } from './session.js';
import { sessionFiles } from './sessionFiles.js';
import { TellClient } from './tellClient.js';
import { UnreadFiles } from './unreadFiles.js';

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
  let introduced: Reporting | undefined;
  const reporting = (): Reporting | undefined => introduced;
  const documents = new OpenDocuments();
  const fileSystem = sessionFiles(
    environment.fileSystem,
    connection,
    () => introduced?.session.abilities.readsFiles === true,
  );
  const workspace = new Workspace(fileSystem, {
    error: (message) => {
      connection.console.error(message);
    },
  });
  const changed = new FindingsChanged();
  const unread = new UnreadFiles(connection);
  const reading = new FolderReading({ connection, documents, workspace, unread, reporting });
  const ready = (): Promise<void> => reading.ready();

  connection.onInitialize(async (params: InitializeParams): Promise<InitializeResult> => {
    const abilities = readAbilities(params);
    reading.open(openedFolders(params));
    const { locale } = params;
    const translations =
      locale === undefined ? undefined : await environment.translations(locale, params.initializationOptions);
    introduced = newReporting({
      workspace,
      fileSystem,
      abilities,
      language: translations ? translatedBy(translations) : ENGLISH,
      settings: () => reading.settings,
      folders: () => reading.folders,
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
      const abilities = introduced?.session.abilities;
      // First of all: a client may change its folders before it has answered anything.
      if (abilities?.folders === true)
        connection.workspace.onDidChangeWorkspaceFolders((event) => reading.foldersChanged(event));
      // What is asked meanwhile waits until the folders have been read.
      reading.waitFor(() => inTime(askToBeTold(connection, abilities)));
      await reading.rescan();
    }),
  );

  connection.onDidChangeConfiguration((change: { readonly settings?: unknown } | null) =>
    reading.settingsChanged(change?.settings),
  );

  async function documentChanged({ uri, text, format, isDescriptor }: OpenDocument): Promise<void> {
    if (!isEditable(uri)) return;
    // The settings of an editor count when they are saved, as what it says of a disk; until then only their own findings
    // change.
    if (isSettingsFile(uri) || isDescriptor) {
      await introduced?.tell.documentChanged(uri, []);
      return;
    }
    const before = workspace.index.relatedTo(uri);
    const isFirst = !workspace.isOpen(uri);
    const opened = workspace.open(uri, text, format);
    if (isFirst && reading.folders.length === 0) await reading.readBeside(uri);
    await opened;
    await introduced?.tell.documentChanged(uri, [...before, ...workspace.index.relatedTo(uri)]);
  }

  async function documentClosed(uri: string): Promise<void> {
    const before = workspace.index.relatedTo(uri);
    await workspace.close(uri);
    await introduced?.tell.documentClosed(uri, [...before, ...workspace.index.relatedTo(uri)]);
  }

  const filesChanged = (changes: readonly FileEvent[]): Promise<void> =>
    takeChanges({ documents, unread, reporting, ready }, changes);
  connection.onDidChangeWatchedFiles(
    guardedEvent(connection, 'files on disk', ({ changes }) => filesChanged(changes)),
  );

  answerRefused(connection);
  answerDiagnostics(connection, { changed, reporting, ready });
  for (const feature of FEATURES)
    feature.answer(connection, { session: () => introduced?.session, ready, changed });

  const answers = encodingAnswers(workspace);
  connection.onRequest(ENCODING_REQUESTS.wrong, guarded(connection, 'shown encoding', answers.wrong));
  connection.onRequest(ENCODING_REQUESTS.right, guarded(connection, 'right encoding', answers.right));
  connection.onRequest(
    RULE_PAGE_REQUEST,
    guarded(connection, 'page of a rule', async ({ id }: RulePageQuestion) => ({
      text: (await environment.rulePage(id)) ?? null,
    })),
  );
  connection.onRequest(RULES_REQUEST, () => listedRules(introduced?.session.language ?? ENGLISH));

  documents.listen(connection, {
    changed: guardedEvent(connection, 'a change', documentChanged),
    closed: guardedEvent(connection, 'closing', documentClosed),
    saved: guardedEvent(connection, 'saving', (uri: string) =>
      filesChanged([{ uri, type: FileChangeType.Changed }]),
    ),
  });
  connection.listen();
}
