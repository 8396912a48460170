import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { MachineFacts } from '../cluster/machineFacts.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { canonicalUri } from '../workspace/canonicalUri.js';
import { formatOf } from '../workspace/fileEndings.js';
import { isAboutDisk } from './descriptor/descriptorDocument.js';
import { isEditable } from './diagnostics.js';
import type { RunningServer } from './feature.js';
import { dropWhenCancelled, guarded } from './guarded.js';
import { Places } from './place.js';
import type { Session } from './session.js';

/** A machine's file as a request finds it: the text of this moment, and what was read from it. */
export interface MachineDocument {
  readonly uri: string;
  readonly session: Session;
  /** Also of a file that settings ignore; the index of machines does not know that one. */
  readonly facts: MachineFacts;
  readonly machine: VirtualMachine;
  readonly text: string;
  readonly places: Places;
}

/** The machine in a file; undefined when it is none, or could not be read. */
export async function machineDocument(session: Session, uri: string): Promise<MachineDocument | undefined> {
  if (isAboutDisk(session, uri) || !isMachineFile(session, uri)) return undefined;
  await session.workspace.load(uri);
  const facts = session.workspace.factsOf(uri);
  if (!facts) return undefined;
  const { machine } = facts;
  const { text } = machine.source.tree;
  return { uri, session, facts, machine, text, places: new Places(text, session.abilities.positionEncoding) };
}

/** A client may ask about whatever it shows, such as the settings: loading that would make one more machine of it. */
function isMachineFile(session: Session, uri: string): boolean {
  return formatOf(uri) !== undefined || session.document(uri)?.format !== undefined;
}

/**
 * A request about one machine's file.
 * - `file`: answers from this file alone, at once, also while the folders are still being read.
 * - `folders`: waits until the folders have been read, because the answer depends on other files.
 */
export type Needs = 'file' | 'folders';

/** Wraps the handler of such a request; what is no machine, and what is not editable, is answered with null. */
export function aboutMachine<P extends { readonly textDocument: { readonly uri: string } }, R>(
  connection: Connection,
  server: RunningServer,
  what: string,
  needs: Needs,
  handler: (document: MachineDocument, params: P) => R | undefined | Promise<R | undefined>,
): (params: P, token: CancellationToken) => Promise<R | null> {
  return guarded(connection, what, async (params: P, token: CancellationToken) => {
    const uri = canonicalUri(params.textDocument.uri);
    const session = server.session();
    if (!session || !isEditable(uri)) return null;
    if (needs === 'folders') {
      await server.ready();
      await session.workspace.settle();
    }
    const document = await machineDocument(session, uri);
    dropWhenCancelled(token);
    return (document && (await handler(document, params))) ?? null;
  });
}
