import {
  LSPErrorCodes,
  ResponseError,
  type DocumentFormattingParams,
  type DocumentOnTypeFormattingParams,
  type DocumentRangeFormattingParams,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import { formatVmc } from '../../syntax/vmc/format.js';
import { lineAt } from '../../syntax/lines.js';
import { formatLine, formatVmx } from '../../syntax/vmx/format.js';
import type { Feature } from '../feature.js';
import { aboutMachine, type MachineDocument } from '../machineDocument.js';
import { whyNotSave } from './whyNotEdit.js';

/** Behind Enter the line that was just finished is laid out. */
const LINE_END = '\n';

/** Lays out files as the products write them. A .vmc keeps its own indentation, a .vmx has none, so the client's is not asked. */
export const FORMATTING: Feature = {
  capabilities: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: LINE_END },
  }),
  answer(connection, server) {
    connection.onDocumentFormatting(
      aboutMachine<DocumentFormattingParams, TextEdit[]>(
        connection,
        server,
        'formatting',
        'file',
        (document) => {
          refuseUnsafe(document);
          return format(document);
        },
      ),
    );
    connection.onDocumentRangeFormatting(
      aboutMachine<DocumentRangeFormattingParams, TextEdit[]>(
        connection,
        server,
        'range formatting',
        'file',
        (document, { range }) => {
          refuseUnsafe(document);
          return format(document, range);
        },
      ),
    );
    connection.onDocumentOnTypeFormatting(
      aboutMachine<DocumentOnTypeFormattingParams, TextEdit[]>(
        connection,
        server,
        'formatting on Enter',
        'file',
        (document, { ch, position }) => {
          // Nobody has asked for anything, so there is nobody to be told.
          const isMeant = ch === LINE_END && !whyNotSave(document.session, [document.uri]);
          return isMeant ? formatFinishedLine(document, position.line) : [];
        },
      ),
    );
  },
};

/** The edits that lay out a file, or the lines of a selection. */
export function format({ machine: { source }, places }: MachineDocument, range?: Range): TextEdit[] {
  const span = range && { start: places.offset(range.start), end: places.offset(range.end) };
  const edits = source.format === 'vmx' ? formatVmx(source.tree, span) : formatVmc(source.tree, span);
  return places.edits(edits);
}

/**
 * The edits of the line above the cursor; the cursor's own line stays as it is.
 * @param line where the cursor is after Enter, from 0.
 */
export function formatFinishedLine(
  { machine: { source }, text, places }: MachineDocument,
  line: number,
): TextEdit[] {
  if (line < 1) return [];
  const offset = places.offset({ line: line - 1, character: 0 });
  const edits =
    source.format === 'vmx' ? formatLine(source.tree, offset) : formatVmc(source.tree, lineAt(text, offset));
  return places.edits(edits);
}

/** @throws ResponseError with the reason where saving would destroy the file. */
function refuseUnsafe({ session, uri }: MachineDocument): void {
  const reason = whyNotSave(session, [uri]);
  if (reason) throw new ResponseError(LSPErrorCodes.RequestFailed, session.language(reason));
}
