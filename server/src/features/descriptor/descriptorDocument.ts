import type { CancellationToken, Connection } from 'vscode-languageserver';
import { isDescriptor, parseDescriptor, type VmdkDescriptor } from '../../syntax/vmdk/descriptor.js';
import { canonicalUri } from '../../workspace/canonicalUri.js';
import { isVmdk } from '../../workspace/fileEndings.js';
import { isEditable } from '../diagnostics.js';
import type { RunningServer } from '../feature.js';
import { dropWhenCancelled, guarded } from '../guarded.js';
import { Places } from '../place.js';
import type { Session } from '../session.js';

/** The text of a disk as a request finds it. */
export interface DescriptorDocument {
  readonly uri: string;
  readonly session: Session;
  readonly text: string;
  readonly descriptor: VmdkDescriptor;
  readonly places: Places;
}

/** True for a file that is about a disk: no machine must ever be made of it, whatever it holds. */
export function isAboutDisk(session: Pick<Session, 'document'>, uri: string): boolean {
  return session.document(uri)?.isDescriptor ?? isVmdk(uri);
}

/** The descriptor that an editor shows; undefined for other files and for the binary ones of the same ending. */
export function descriptorDocument(session: Session, uri: string): DescriptorDocument | undefined {
  const document = session.document(uri);
  if (!document?.isDescriptor || !isEditable(uri) || !isDescriptor(document.text)) return undefined;
  const { text } = document;
  const places = new Places(text, session.abilities.positionEncoding);
  return { uri, session, text, descriptor: parseDescriptor(text), places };
}

/**
 * Wraps the handler of a request about machines, so that disks are answered too: the protocol has one handler for a
 * method. What is no descriptor goes on to `otherwise`.
 */
export function alsoOfDescriptors<P extends { readonly textDocument: { readonly uri: string } }, R, S>(
  connection: Connection,
  server: RunningServer,
  what: string,
  handler: (document: DescriptorDocument, params: P) => R | undefined | Promise<R | undefined>,
  otherwise: (params: P, token: CancellationToken) => Promise<S | null>,
): (params: P, token: CancellationToken) => Promise<R | S | null> {
  return guarded(connection, what, async (params: P, token: CancellationToken): Promise<R | S | null> => {
    const session = server.session();
    const uri = canonicalUri(params.textDocument.uri);
    if (!session || !isAboutDisk(session, uri)) return otherwise(params, token);
    const document = descriptorDocument(session, uri);
    const answer = document && (await handler(document, params));
    dropWhenCancelled(token);
    return answer ?? null;
  });
}
