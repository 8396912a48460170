import type { Language } from '../l10n/language.js';
import type { FileSystem } from '../workspace/fileSystem.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ClientAbilities } from './clientAbilities.js';
import type { OpenDocument } from './openDocuments.js';
import { Places } from './place.js';
import type { EditorSettings } from './settings.js';

/** What every feature may ask, once the client has introduced itself. */
export interface Session {
  readonly workspace: Workspace;
  readonly fileSystem: FileSystem;
  readonly abilities: ClientAbilities;
  /** Says phrases in the language of the client. */
  readonly language: Language;
  /** The editor's settings, as last read. */
  readonly settings: () => EditorSettings;
  /** The opened folders. */
  readonly folders: () => readonly string[];
  /** A document that the client shows; undefined for a file that is not open. */
  readonly document: (uri: string) => OpenDocument | undefined;
}

/** The version of an open document, null for a file that is not open: as edits name it. */
export function versionOf(session: Session, uri: string): number | null {
  return session.document(uri)?.version ?? null;
}

/** The places of a file in the text that the workspace knows of it, counted as agreed with the client. */
export function placesOfFile({ workspace, abilities }: Session, uri: string): Places {
  return new Places(workspace.text(uri) ?? '', abilities.positionEncoding);
}
