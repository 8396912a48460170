import type { InitializeParams } from 'vscode-languageserver';

/** What the client can do, asked once and kept as plain facts. */
export interface ClientAbilities {
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
  readonly workDoneProgress: boolean;
  readonly folders: boolean;
  readonly configuration: boolean;
  /** Our own extension: it offers to save the other files that a fix changed. */
  readonly offersSave: boolean;
  /** Our own extension: it shows the page of a rule. */
  readonly showsRules: boolean;
  /** Our own extension: it opens a file in its right encoding before an edit reaches it. */
  readonly opensInRightEncoding: boolean;
}

export function readAbilities({ capabilities, initializationOptions }: InitializeParams): ClientAbilities {
  const { textDocument, workspace } = capabilities;
  const own = new Set<unknown>(ownAbilities(initializationOptions));
  const resolvable = textDocument?.codeAction?.resolveSupport?.properties ?? [];
  return {
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
    workDoneProgress: capabilities.window?.workDoneProgress === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    configuration: workspace?.configuration === true,
    offersSave: own.has('offerSave'),
    showsRules: own.has('showRule'),
    opensInRightEncoding: own.has('rightEncoding'),
  };
}

function ownAbilities(options: unknown): readonly unknown[] {
  if (typeof options !== 'object' || options === null || !('abilities' in options)) return [];
  return Array.isArray(options.abilities) ? (options.abilities as unknown[]) : [];
}
