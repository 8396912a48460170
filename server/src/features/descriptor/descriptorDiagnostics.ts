import type { Diagnostic } from 'vscode-languageserver';
import { checkDescriptor } from '../../lint/descriptor/checkDescriptor.js';
import { DIAGNOSTIC_SOURCE, LSP_SEVERITY } from '../diagnostics.js';
import { readableRoots } from '../readableRoots.js';
import type { Session } from '../session.js';
import { descriptorDocument } from './descriptorDocument.js';

/** What is wrong with a disk while its descriptor is open; nothing for a file that is closed or binary. */
export async function descriptorDiagnostics(session: Session, uri: string): Promise<readonly Diagnostic[]> {
  const document = descriptorDocument(session, uri);
  if (!document) return [];
  const { text, descriptor, places } = document;
  const files = await session.workspace.descriptors.of(uri, descriptor, readableRoots(session, uri));
  return checkDescriptor(text, descriptor, files).map(({ code, severity, span, message }) => ({
    range: places.range(span),
    severity: LSP_SEVERITY[severity],
    source: DIAGNOSTIC_SOURCE,
    code,
    message: message.map(session.language).join(' '),
  }));
}
