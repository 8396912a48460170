import { endsInWholeLine, lineEndOf, type TextEdit } from '../../syntax/text.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import { declarationWords, type Declaration } from '../declaration.js';
import type { ClusterKind } from '../declaration.js';
import type { Product } from '../product.js';

/**
 * Writes `# vmxlint product=… cluster=…` as a line of its own: behind a `#!` line and `.encoding`, which must
 * stay first. A declaration that is there already is changed in its place.
 */
export function declarationEdit(
  tree: VmxTree,
  declaration: Declaration,
  words: { readonly product?: Product; readonly cluster?: ClusterKind },
): TextEdit[] {
  const edits: TextEdit[] = [];
  const missing: { product?: Product; cluster?: ClusterKind } = {};
  if (words.product !== undefined) {
    if (isWritten(declaration.written.product))
      edits.push({ span: declaration.written.product.span, newText: words.product });
    else missing.product = words.product;
  }
  if (words.cluster !== undefined) {
    if (isWritten(declaration.written.cluster))
      edits.push({ span: declaration.written.cluster.span, newText: words.cluster });
    else missing.cluster = words.cluster;
  }
  if (missing.product === undefined && missing.cluster === undefined) return edits;
  const other = [declaration.written.product, declaration.written.cluster].find(isWritten);
  if (other)
    return [
      ...edits,
      { span: { start: other.span.end, end: other.span.end }, newText: ` ${declarationWords(missing)}` },
    ];
  const line = `# vmxlint ${declarationWords(missing)}`;
  const eol = lineEndOf(tree.text);
  const at = insertionPlace(tree);
  const isBehindOpenLine = at === tree.text.length && !endsInWholeLine(tree.text);
  return [...edits, { span: { start: at, end: at }, newText: isBehindOpenLine ? eol + line : line + eol }];
}

function isWritten(fact: Declaration['product'] | Declaration['cluster']): boolean {
  return fact.value !== undefined || fact.missing !== 'absent';
}

function insertionPlace(tree: VmxTree): number {
  const stays = (text: string): boolean => /^(?:#!|\s*\.encoding\b)/i.test(text);
  const line = tree.lines.find(({ span }) => !stays(tree.text.slice(span.start, span.end)));
  return line?.span.start ?? tree.text.length;
}
