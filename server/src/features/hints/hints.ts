import { CodeLensRefreshRequest, type InlayHint, type InlayHintParams } from 'vscode-languageserver';
import type { Feature } from '../feature.js';
import { aboutMachine } from '../machineDocument.js';
import { codeLenses } from './codeLenses.js';
import { inlayHints } from './inlayHints.js';
import { refreshing } from './refreshing.js';

/** The cluster of a machine, above its first line. */
export const CODE_LENS: Feature = {
  capabilities: () => ({ codeLensProvider: {} }),
  answer(connection, server) {
    const told = refreshing(connection, server, {
      what: 'code lenses',
      canRefresh: ({ refreshCodeLenses }) => refreshCodeLenses,
      answer: codeLenses,
      refresh: () => connection.sendRequest(CodeLensRefreshRequest.type),
    });
    connection.onCodeLens(
      aboutMachine(connection, server, 'code lenses', 'folders', (document) => {
        told(document);
        return codeLenses(document);
      }),
    );
  },
};

/** What values mean, behind them. */
export const INLAY_HINTS: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  answer(connection, server) {
    const told = refreshing(connection, server, {
      what: 'inlay hints',
      canRefresh: ({ refreshInlayHints }) => refreshInlayHints,
      answer: inlayHints,
      refresh: () => connection.languages.inlayHint.refresh(),
    });
    connection.languages.inlayHint.on(
      aboutMachine(connection, server, 'inlay hints', 'folders', (document, { range }: InlayHintParams) => {
        told(document);
        return inlayHints(document).filter((hint) => isInside(hint, range));
      }),
    );
  },
};

function isInside({ position }: InlayHint, { start, end }: InlayHintParams['range']): boolean {
  return position.line >= start.line && position.line <= end.line;
}
