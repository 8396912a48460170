import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import { alsoOfDescriptors } from '../descriptor/descriptorDocument.js';
import { descriptorOutline } from '../descriptor/descriptorOutline.js';
import type { Feature } from '../feature.js';
import { aboutMachine, type MachineDocument } from '../machineDocument.js';
import { toDocumentSymbols, toSymbolInformation, type OutlineNode } from './outlineNode.js';
import { vmcOutline } from './vmcOutline.js';
import { vmxOutline } from './vmxOutline.js';

/** The outline of a file: its devices and settings as a tree, or as a list for clients without trees. */
export const OUTLINE: Feature = {
  capabilities: () => ({ documentSymbolProvider: true }),
  answer(connection, server) {
    connection.onDocumentSymbol(
      alsoOfDescriptors<DocumentSymbolParams, Symbols, Symbols>(
        connection,
        server,
        'outline of disks',
        (document) => asSymbols(document, descriptorOutline(document)),
        aboutMachine<DocumentSymbolParams, Symbols>(connection, server, 'outline', 'file', (document) =>
          asSymbols(document, outlineOf(document)),
        ),
      ),
    );
  },
};

type Symbols = DocumentSymbol[] | SymbolInformation[];

function asSymbols(
  { uri, places, session }: Pick<MachineDocument, 'uri' | 'places' | 'session'>,
  nodes: readonly OutlineNode[],
): Symbols {
  return session.abilities.outlineTree
    ? toDocumentSymbols(nodes, places)
    : toSymbolInformation(nodes, uri, places);
}

/** The outline in the language of the client; empty for a file that says nothing. */
export function outlineOf({ machine, session: { language } }: MachineDocument): OutlineNode[] {
  const { source } = machine;
  return source.format === 'vmx'
    ? vmxOutline(machine, source.tree, language)
    : vmcOutline(machine, source.tree, language);
}
