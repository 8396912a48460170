import type { Position } from 'vscode-languageserver';
import { readAbilities } from '../../server/src/features/clientAbilities.js';
import { machineDocument, type MachineDocument } from '../../server/src/features/machineDocument.js';
import type { OpenDocument } from '../../server/src/features/openDocuments.js';
import type { Session } from '../../server/src/features/session.js';
import { NO_EDITOR_SETTINGS, type EditorSettings } from '../../server/src/features/settings.js';
import { ENGLISH, type Language } from '../../server/src/l10n/language.js';
import { formatOf, isVmdk } from '../../server/src/workspace/fileEndings.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import type { Files } from '../lintFiles.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { MODERN_CLIENT } from '../protocol/serverProcess.js';

const ROOT = '/vms/';

/** What a test may want otherwise: an old client, another language, a setting. */
export interface SessionOptions {
  readonly capabilities?: object;
  /** What our own extension says it can do. */
  readonly own?: readonly string[];
  readonly language?: Language;
  readonly settings?: Partial<EditorSettings>;
}

/** The URI of a file of the folder that a test works in. */
export function fileUri(name: string): string {
  return uriOf(ROOT + name);
}

/** A folder in memory whose machines have been read, as a client sees it that has opened none of the files. */
export async function editorSession(files: Files, options: SessionOptions = {}): Promise<Session> {
  const placed = Object.fromEntries(Object.entries(files).map(([name, content]) => [ROOT + name, content]));
  const fileSystem = new MemoryFileSystem(placed);
  const workspace = new Workspace(fileSystem, {
    error(message) {
      throw new Error(message);
    },
  });
  workspace.setFolders([uriOf(ROOT)]);
  await workspace.scan();
  const settings: EditorSettings = { ...NO_EDITOR_SETTINGS, ...options.settings };
  const documents = new Map<string, OpenDocument>(
    Object.entries(files).flatMap(([name, content]) => {
      const uri = fileUri(name);
      return typeof content === 'string'
        ? [[uri, { uri, version: 1, text: content, format: formatOf(uri), isDescriptor: isVmdk(uri) }]]
        : [];
    }),
  );
  return {
    workspace,
    fileSystem,
    abilities: readAbilities({
      capabilities: options.capabilities ?? MODERN_CLIENT,
      initializationOptions: { abilities: options.own ?? [] },
    }),
    language: options.language ?? ENGLISH,
    settings: () => settings,
    folders: () => [uriOf(ROOT)],
    document: (uri) => documents.get(uri),
  };
}

/** A place in a machine's file. */
export interface Cursor {
  readonly session: Session;
  readonly document: MachineDocument;
  readonly offset: number;
  readonly position: Position;
  /** The file's text without the mark. */
  readonly text: string;
}

/** The mark of the cursor in a test's file. */
const MARK = '$0';

/** Takes the one mark `$0` out of the files; the cursor stands there. @throws Error when no file has it. */
export async function cursorIn(files: Files, options: SessionOptions = {}): Promise<Cursor> {
  const [name, marked] =
    Object.entries(files).find(([, content]) => typeof content === 'string' && content.includes(MARK)) ?? [];
  if (name === undefined || typeof marked !== 'string') throw new Error(`no file has the mark ${MARK}`);
  const offset = marked.indexOf(MARK);
  const text = marked.slice(0, offset) + marked.slice(offset + MARK.length);
  const session = await editorSession({ ...files, [name]: text }, options);
  const document = await machineDocument(session, fileUri(name));
  if (!document) throw new Error(`${name} is no machine`);
  return { session, document, offset, position: document.places.position(offset), text };
}
