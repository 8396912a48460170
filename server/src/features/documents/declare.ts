import type { WorkspaceEdit } from 'vscode-languageserver';
import { say } from '../../l10n/phrase.js';
import { CLUSTER_KINDS } from '../../machine/declaration.js';
import type { DeclarationWords } from '../../machine/declaration.js';
import { editMachine } from '../../machine/editMachine.js';
import { isProduct } from '../../machine/product.js';
import type { MachineDocument } from '../machineDocument.js';
import { toWorkspaceEdit } from '../workspaceEdit.js';

/** The edit that writes a declaration, or why there is none, for a person. */
export type DeclareAnswer = { readonly edit: WorkspaceEdit } | { readonly problem: string };

/** The comment `vmxlint product=… cluster=…` with these words; words that stand there already are replaced. */
export function declareInFile(
  { uri, machine, facts, session }: MachineDocument,
  { product, cluster }: { readonly product?: unknown; readonly cluster?: unknown },
): DeclareAnswer {
  const { language } = session;
  const { unsafeToSave } = facts.surroundings.encoding;
  if (unsafeToSave) return { problem: language(unsafeToSave) };
  const kind = CLUSTER_KINDS.find((one) => one === cluster);
  const words: DeclarationWords = {
    ...(typeof product === 'string' && isProduct(product) ? { product } : {}),
    ...(kind === undefined ? {} : { cluster: kind }),
  };
  if (words.product === undefined && words.cluster === undefined)
    return { problem: language(say`Neither a product nor a kind of cluster that is known here was named.`) };
  const edits = editMachine(machine).declare(words).edits();
  return { edit: toWorkspaceEdit([{ uri, edits }], session) };
}
