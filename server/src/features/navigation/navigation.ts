import {
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyOutgoingCallsParams,
  type CallHierarchyPrepareParams,
  type CancellationToken,
  type Connection,
  type DefinitionParams,
  type DocumentLink,
  type DocumentLinkParams,
  type Location,
  type LocationLink,
  type ReferenceParams,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { alsoOfDescriptors, descriptorDocument } from '../descriptor/descriptorDocument.js';
import { descriptorLinks } from '../descriptor/descriptorLinks.js';
import type { Feature, RunningServer } from '../feature.js';
import { dropWhenCancelled, guarded } from '../guarded.js';
import { aboutMachine, type MachineDocument } from '../machineDocument.js';
import type { Session } from '../session.js';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './callHierarchy.js';
import { answerComparison, COMPARE_NODES_REQUEST, type CompareQuestion } from './compare/compareRequest.js';
import { definitionAt, type Definition } from './definition.js';
import { documentLinks } from './documentLinks.js';
import { locator } from './filePlace.js';
import { referencesAt } from './references.js';
import { workspaceSymbols } from './workspaceSymbols.js';

/** Ways from machine to machine: definitions, references, links, symbols of all folders, the hierarchy, comparing nodes. */
export const NAVIGATION: Feature = {
  capabilities: () => ({
    definitionProvider: true,
    referencesProvider: true,
    documentLinkProvider: { resolveProvider: false },
    workspaceSymbolProvider: true,
    callHierarchyProvider: true,
  }),
  answer(connection, server) {
    answerPlaces(connection, server);
    answerHierarchy(connection, server);
    connection.onWorkspaceSymbol(
      aboutAll(connection, server, 'workspace symbols', (session, { query }: WorkspaceSymbolParams) => [
        ...workspaceSymbols(session, query),
      ]),
    );
    connection.onRequest(
      COMPARE_NODES_REQUEST,
      aboutAll(connection, server, 'comparing nodes', (session, question: CompareQuestion | null) =>
        answerComparison(session, question ?? {}),
      ),
    );
  },
};

function answerPlaces(connection: Connection, server: RunningServer): void {
  connection.onDefinition(
    aboutMachine(connection, server, 'definition', 'folders', async (document, params: DefinitionParams) => {
      const definition = await definitionAt(document, document.places.offset(params.position));
      return definition && toLocations(document, definition);
    }),
  );
  connection.onReferences(
    aboutMachine(connection, server, 'references', 'folders', async (document, params: ReferenceParams) => {
      const offset = document.places.offset(params.position);
      const places = await referencesAt(document, offset, params.context.includeDeclaration);
      return places?.map(locator(document.session));
    }),
  );
  connection.onDocumentLinks(
    alsoOfDescriptors<DocumentLinkParams, DocumentLink[], DocumentLink[]>(
      connection,
      server,
      'links of a disk',
      async ({ session, uri }) => {
        // The settings name folders that may be read too, and are known then.
        await server.ready();
        const document = descriptorDocument(session, uri);
        return document && descriptorLinks(document);
      },
      aboutMachine(connection, server, 'document links', 'folders', async (document) => [
        ...(await documentLinks(document)),
      ]),
    ),
  );
}

function answerHierarchy(connection: Connection, server: RunningServer): void {
  connection.languages.callHierarchy.onPrepare(
    aboutMachine(
      connection,
      server,
      'hierarchy',
      'folders',
      (document, params: CallHierarchyPrepareParams) => [
        ...prepareCallHierarchy(document, document.places.offset(params.position)),
      ],
    ),
  );
  connection.languages.callHierarchy.onIncomingCalls(
    aboutAll(connection, server, 'incoming', (session, { item }: CallHierarchyIncomingCallsParams) =>
      copied(incomingCalls(session, item)),
    ),
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    aboutAll(connection, server, 'outgoing', (session, { item }: CallHierarchyOutgoingCallsParams) =>
      copied(outgoingCalls(session, item)),
    ),
  );
}

const copied = <T>(list: readonly T[] | undefined): T[] | undefined => list && [...list];

/** Links say which words of the line lead there; a client that does not know them gets the places alone. */
function toLocations(
  document: MachineDocument,
  { origin, targets }: Definition,
): Location[] | LocationLink[] {
  const locations = targets.map(locator(document.session));
  if (!document.session.abilities.definitionLinks) return locations;
  return locations.map(({ uri, range }) => ({
    originSelectionRange: document.places.range(origin),
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

/** Wraps the handler of a request about all folders: it waits until these have been read. */
function aboutAll<P, R>(
  connection: Connection,
  server: RunningServer,
  what: string,
  handler: (session: Session, params: P) => R | undefined | Promise<R | undefined>,
): (params: P, token: CancellationToken) => Promise<R | null> {
  return guarded(connection, what, async (params: P, token: CancellationToken) => {
    await server.ready();
    const session = server.session();
    if (!session) return null;
    await session.workspace.settle();
    dropWhenCancelled(token);
    return (await handler(session, params)) ?? null;
  });
}
