import type { Position } from 'vscode-languageserver';

/** Requests about a place. */
export const POINTED = [
  ...['textDocument/hover', 'textDocument/completion', 'textDocument/definition', 'textDocument/references'],
  ...[
    'textDocument/documentHighlight',
    'textDocument/selectionRange',
    'textDocument/prepareRename',
    'textDocument/rename',
  ],
  ...['textDocument/onTypeFormatting', 'textDocument/codeAction', 'textDocument/prepareCallHierarchy'],
  ...['textDocument/linkedEditingRange', 'vmx/closeTag', 'textDocument/rangeFormatting'],
] as const;

/** Requests about a whole file whose answers follow from the texts alone: two servers that know the same say the same. */
export const WHOLE = [
  ...['textDocument/diagnostic', 'textDocument/documentSymbol', 'textDocument/semanticTokens/full'],
  ...[
    'textDocument/documentLink',
    'textDocument/foldingRange',
    'textDocument/codeLens',
    'textDocument/inlayHint',
  ],
  ...['textDocument/formatting', 'vmx/evidence', 'vmx/explain', 'vmx/status'],
] as const;

/** The parameters of any of these requests. */
export function questionParams(uri: string, position: Position): object {
  const range = { start: position, end: { line: position.line + 3, character: 0 } };
  return {
    uri,
    textDocument: { uri },
    position,
    positions: [position],
    range,
    newName: 'scsi2:1',
    ch: '\n',
    options: { tabSize: 2, insertSpaces: true },
    context: { diagnostics: [], includeDeclaration: true },
  };
}
