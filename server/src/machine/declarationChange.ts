import type { TextEdit } from '../syntax/text.js';
import { declarationWords, type Declaration, type DeclarationWords } from './declaration.js';
import { isAbsent } from './fact.js';

/**
 * The edits in the comments that declare something already: other words in place of the old ones, further ones behind
 * them. `rest` is what a new comment has to say, `''` when nothing is left.
 */
export function changeDeclaration(
  { written: { product, cluster } }: Declaration,
  words: DeclarationWords,
): { edits: readonly TextEdit[]; rest: string } {
  const edits: TextEdit[] = [];
  if (words.product !== undefined && !isAbsent(product))
    edits.push({ span: product.span, newText: words.product });
  if (words.cluster !== undefined && !isAbsent(cluster))
    edits.push({ span: cluster.span, newText: words.cluster });
  const rest = declarationWords({
    ...(words.product !== undefined && isAbsent(product) ? { product: words.product } : {}),
    ...(words.cluster !== undefined && isAbsent(cluster) ? { cluster: words.cluster } : {}),
  });
  const other = [product, cluster].find((fact) => !isAbsent(fact));
  if (rest === '' || !other) return { edits, rest };
  const { end } = other.span;
  return { edits: [...edits, { span: { start: end, end }, newText: ` ${rest}` }], rest: '' };
}
