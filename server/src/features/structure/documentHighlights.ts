import {
  DocumentHighlightKind,
  type DocumentHighlight,
  type DocumentHighlightParams,
} from 'vscode-languageserver';
import type { Feature } from '../feature.js';
import { aboutMachine, type MachineDocument } from '../machineDocument.js';
import { vmcHighlights } from './vmcHighlights.js';
import { vmxHighlights } from './vmxHighlights.js';

/** Highlights what belongs together with the place of the cursor: a device's lines, a tag and its counterpart. */
export const DOCUMENT_HIGHLIGHTS: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  answer(connection, server) {
    connection.onDocumentHighlight(
      aboutMachine<DocumentHighlightParams, DocumentHighlight[]>(
        connection,
        server,
        'highlights',
        'file',
        (document, { position }) => {
          const found = highlightsAt(document, document.places.offset(position));
          // Without an answer an editor highlights the word, which is better than nothing.
          return found.length > 0 ? found : undefined;
        },
      ),
    );
  },
};

/** Empty where nothing belongs together with the place. */
export function highlightsAt(
  { machine: { source }, places }: MachineDocument,
  offset: number,
): DocumentHighlight[] {
  if (source.format === 'vmc')
    return vmcHighlights(source.tree, offset).map((span) => ({
      range: places.range(span),
      kind: DocumentHighlightKind.Text,
    }));
  return vmxHighlights(source.tree, offset).map(({ span, use }) => ({
    range: places.range(span),
    kind: use === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
