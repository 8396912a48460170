import { TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver';
import type { ClientAbilities } from './clientAbilities.js';
import { allCapabilities } from './feature.js';
import { FEATURES } from './features.js';

/** What the server announces to a client with these abilities. */
export function capabilitiesFor(abilities: ClientAbilities): ServerCapabilities {
  return {
    positionEncoding: abilities.positionEncoding,
    textDocumentSync: {
      openClose: true,
      // Parts of a text are put together in UTF-16; a client that counts otherwise sends the whole.
      change:
        abilities.positionEncoding === 'utf-16'
          ? TextDocumentSyncKind.Incremental
          : TextDocumentSyncKind.Full,
      // What watches no files tells by it that a vmxlint.json or a descriptor counts as it is now.
      save: { includeText: false },
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(abilities.pullDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'vmx',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
    ...allCapabilities(FEATURES, abilities),
  };
}
