import type { Position, Range } from 'vscode-languageserver';

/** A request of an editor about one file. */
export interface Question {
  readonly method: string;
  readonly params: object;
}

/** What an editor asks when it has opened a file: about all of it. */
export function questionsOfFile(uri: string, whole: Range): readonly Question[] {
  const textDocument = { uri };
  const options = { tabSize: 4, insertSpaces: false };
  return [
    { method: 'textDocument/diagnostic', params: { textDocument } },
    { method: 'textDocument/documentLink', params: { textDocument } },
    { method: 'textDocument/foldingRange', params: { textDocument } },
    { method: 'textDocument/documentSymbol', params: { textDocument } },
    { method: 'textDocument/semanticTokens/full', params: { textDocument } },
    { method: 'textDocument/formatting', params: { textDocument, options } },
    { method: 'textDocument/codeLens', params: { textDocument } },
    { method: 'textDocument/inlayHint', params: { textDocument, range: whole } },
    {
      method: 'textDocument/codeAction',
      params: { textDocument, range: whole, context: { diagnostics: [], only: ['', 'source'] } },
    },
    { method: 'vmx/evidence', params: { uri } },
    { method: 'vmx/explain', params: { uri } },
    { method: 'vmx/status', params: { uri } },
    { method: 'vmx/declare', params: { uri, cluster: 'in-a-box' } },
    { method: 'vmx/declare', params: { uri, product: 'gsx3' } },
    { method: 'vmx/compareNodes', params: { uri } },
    { method: 'vmx/compareNodes', params: { uri, other: uri.replace(/[^/]+$/, 'sound.vmx') } },
    { method: 'workspace/symbol', params: { query: '' } },
    { method: 'workspace/symbol', params: { query: 'quorum' } },
  ];
}

/** What an editor asks about a place, and about the stretch up to another one. */
export function questionsAt(uri: string, start: Position, end: Position): readonly Question[] {
  const textDocument = { uri };
  const at = { textDocument, position: start };
  const range = { start, end };
  const options = { tabSize: 4, insertSpaces: false };
  return [
    { method: 'textDocument/hover', params: at },
    { method: 'textDocument/definition', params: at },
    { method: 'textDocument/references', params: { ...at, context: { includeDeclaration: true } } },
    { method: 'textDocument/documentHighlight', params: at },
    { method: 'textDocument/selectionRange', params: { textDocument, positions: [start, end] } },
    { method: 'textDocument/semanticTokens/range', params: { textDocument, range } },
    { method: 'textDocument/rangeFormatting', params: { textDocument, range, options } },
    { method: 'textDocument/onTypeFormatting', params: { ...at, ch: '\n', options } },
    { method: 'textDocument/codeAction', params: { textDocument, range, context: { diagnostics: [] } } },
    {
      method: 'textDocument/codeAction',
      params: { textDocument, range, context: { diagnostics: [], triggerKind: 2 } },
    },
    { method: 'textDocument/inlayHint', params: { textDocument, range } },
    { method: 'textDocument/linkedEditingRange', params: at },
    { method: 'vmx/closeTag', params: at },
    { method: 'textDocument/prepareCallHierarchy', params: at },
    { method: 'textDocument/prepareRename', params: at },
  ];
}
