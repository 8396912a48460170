import type { MachineFacts } from '../cluster/machineFacts.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { CLUSTER_KINDS } from '../machine/declaration.js';
import { PRODUCTS } from '../machine/product.js';
import { closestWord } from '../rules/terms/closestWord.js';
import type { Span } from '../syntax/text.js';
import type { LintedFinding } from './lintedFinding.js';
import { noneOf, noSuch } from './settings/wordComplaints.js';

const NAMES = ['product', 'cluster'] as const;

/**
 * What comments declare and nobody understands. Without this a misspelled product would leave the file judged as if
 * nothing was declared, which nobody sees.
 */
export function wrongDeclarations({ machine }: MachineFacts): readonly LintedFinding[] {
  const { product, cluster, unknown, unread } = machine.declaration.written;
  const { text } = machine.source.tree;
  const wordAt = ({ start, end }: Span): string => text.slice(start, end);
  const told: { span: Span; message: Phrase }[] = [];
  for (const [fact, words, meant, twice] of [
    [product, PRODUCTS, 'product', say`The comments name two products, and neither counts.`],
    [cluster, CLUSTER_KINDS, 'kind', say`The comments name two kinds of cluster, and neither counts.`],
  ] as const) {
    if (!('missing' in fact)) continue;
    const { missing, span } = fact;
    if (missing === 'invalid') told.push({ span, message: noneOf(words, wordAt(span), meant) });
    if (missing === 'duplicate') told.push({ span, message: twice });
  }
  for (const span of unknown) {
    const name = wordAt(span);
    // Whatever is far from both names may be a remark of its author's own.
    if (closestWord(name, NAMES) === undefined) continue;
    told.push({ span, message: noSuch(say`"${name}" is nothing that can be declared.`, name, NAMES) });
  }
  for (const span of unread)
    told.push({
      span,
      message: say`This comment declares nothing, because it is not written like "vmxlint product=esx3 cluster=in-a-box", in small letters and with blanks only between the words.`,
    });
  return told.map(({ span, message }) => ({
    rule: undefined,
    ruleId: 'declaration',
    severity: 'warning',
    key: `declaration@${wordAt(span)}`,
    subject: 'declaration',
    uri: machine.uri,
    span,
    message: [message, say`This part of the comment has no effect until it is corrected.`],
    related: [],
    fixes: [],
  }));
}
