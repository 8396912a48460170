import {
  CompletionItemTag,
  InsertTextMode,
  MarkupKind,
  type ClientCapabilities,
  type InitializeParams,
} from 'vscode-languageserver';
import { agreedEncoding, type PositionEncoding } from './positionEncoding.js';

/** What the client can do, asked once and kept as plain facts. */
export interface ClientAbilities {
  /** How positions count the characters of a line. */
  readonly positionEncoding: PositionEncoding;
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly relatedInformation: boolean;
  /** Without it quick fixes would have to be sent as commands: then there are none. */
  readonly codeActionLiterals: boolean;
  readonly resolveEdit: boolean;
  readonly disabledActions: boolean;
  readonly preferredActions: boolean;
  /** Versioned edits over several files. */
  readonly documentChanges: boolean;
  readonly createFiles: boolean;
  readonly watchFiles: boolean;
  /** It also watches a folder that is named, opened or not. */
  readonly watchFolders: boolean;
  /** It tells of changed settings when it is asked to. */
  readonly tellSettings: boolean;
  readonly workDoneProgress: boolean;
  readonly folders: boolean;
  readonly configuration: boolean;
  /** Completion items may hold `${1:…}` places to fill in. */
  readonly snippets: boolean;
  /** Texts of hovers and completions may be Markdown. */
  readonly hoverMarkdown: boolean;
  readonly completionMarkdown: boolean;
  /** Documentation of a completion item may come later, when somebody looks at it. */
  readonly resolveDocumentation: boolean;
  readonly completionLabelDetails: boolean;
  readonly deprecatedCompletions: boolean;
  /** It takes kinds of completions that came after the first protocol, known to it or not. */
  readonly allCompletionKinds: boolean;
  /** Completions may say what they replace apart from what they are inserted for. */
  readonly insertReplace: boolean;
  /** Completions of several lines may be inserted as they are; else the client indents them as the line is. */
  readonly keepsIndentation: boolean;
  /** An outline as a tree; else a flat list. */
  readonly outlineTree: boolean;
  /** Definitions may say which part of the line they come from. */
  readonly definitionLinks: boolean;
  readonly linkTooltips: boolean;
  readonly checkedRename: boolean;
  readonly foldsOnlyLines: boolean;
  readonly refreshCodeLenses: boolean;
  readonly refreshInlayHints: boolean;
  readonly semanticTokens: boolean;
  /** Said in `initializationOptions`: line ends of edits are line feeds, whatever the file on disk has. */
  readonly readsLineFeeds: boolean;
  /** Our own extension: it offers to save the other files that a fix changed. */
  readonly offersSave: boolean;
  /** Our own extension: it saves a vmxlint.json that an edit changed. */
  readonly savesSettings: boolean;
  /** Our own extension: it shows the page of a rule. */
  readonly showsRules: boolean;
  /** Our own extension: it opens a file in its right encoding before an edit reaches it. */
  readonly opensInRightEncoding: boolean;
  /** Our own extension: it shows a document that the server writes, such as the evidence for a cluster. */
  readonly showsDocuments: boolean;
  /** Our own extension: it compares two nodes side by side. */
  readonly comparesNodes: boolean;
  /** Our own extension: it reads files that are none of the server's computer (workspace/clientFileSystem.ts). */
  readonly readsFiles: boolean;
}

/** Clients leave out what they cannot do; some say null instead, at any depth. */
export function readAbilities({
  capabilities,
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): ClientAbilities {
  const { general, textDocument, window, workspace } = withoutNulls(capabilities);
  const own = new Set<unknown>(ownAbilities(initializationOptions));
  const resolvable = textDocument?.codeAction?.resolveSupport?.properties ?? [];
  return {
    positionEncoding: agreedEncoding(general?.positionEncodings),
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      textDocument?.diagnostic?.relatedInformation === true ||
      textDocument?.publishDiagnostics?.relatedInformation === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    resolveEdit: textDocument?.codeAction?.dataSupport === true && resolvable.includes('edit'),
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    workDoneProgress: window?.workDoneProgress === true,
    tellSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchFolders: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    folders: workspace?.workspaceFolders === true,
    configuration: workspace?.configuration === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    hoverMarkdown: prefersMarkdown(textDocument?.hover?.contentFormat),
    completionMarkdown: prefersMarkdown(textDocument?.completion?.completionItem?.documentationFormat),
    resolveDocumentation:
      textDocument?.completion?.completionItem?.resolveSupport?.properties?.includes('documentation') ===
      true,
    completionLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    deprecatedCompletions:
      textDocument?.completion?.completionItem?.tagSupport?.valueSet?.includes(
        CompletionItemTag.Deprecated,
      ) === true,
    allCompletionKinds: textDocument?.completion?.completionItemKind?.valueSet !== undefined,
    insertReplace: textDocument?.completion?.completionItem?.insertReplaceSupport === true,
    keepsIndentation:
      textDocument?.completion?.completionItem?.insertTextModeSupport?.valueSet?.includes(
        InsertTextMode.asIs,
      ) === true,
    outlineTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    linkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    checkedRename: textDocument?.rename?.prepareSupport === true,
    foldsOnlyLines: textDocument?.foldingRange?.lineFoldingOnly === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    semanticTokens: textDocument?.semanticTokens !== undefined,
    readsLineFeeds: own.has('lineFeeds'),
    offersSave: own.has('offerSave'),
    savesSettings: own.has('saveSettings'),
    showsRules: own.has('showRule'),
    opensInRightEncoding: own.has('rightEncoding'),
    showsDocuments: own.has('showDocument'),
    comparesNodes: own.has('compareNodes'),
    readsFiles: own.has('readFiles'),
  };
}

/** The format that a client likes best stands first. */
function prefersMarkdown(formats: readonly MarkupKind[] = []): boolean {
  const [markdown, plain] = [formats.indexOf(MarkupKind.Markdown), formats.indexOf(MarkupKind.PlainText)];
  return markdown >= 0 && (plain < 0 || markdown < plain);
}

/** What the protocol asks of an ability that is there may be missing too, as null was there. */
type Stated<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Stated<T[K]> } : T;

function withoutNulls(capabilities: unknown): Stated<ClientCapabilities> {
  const text = JSON.stringify(capabilities, (_key, value: unknown) => value ?? undefined) as
    string | undefined;
  return JSON.parse(text ?? '{}') as Stated<ClientCapabilities>;
}

function ownAbilities(options: unknown): readonly unknown[] {
  if (typeof options !== 'object' || options === null || !('abilities' in options)) return [];
  return Array.isArray(options.abilities) ? (options.abilities as unknown[]) : [];
}
