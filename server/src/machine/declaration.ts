import type { Span } from '../syntax/text.js';
import type { Fact } from './fact.js';
import { isProduct, type Product } from './product.js';

export const CLUSTER_KINDS = ['in-a-box', 'across-boxes', 'physical-to-virtual'] as const;
/** All nodes on one host, nodes on several hosts, or a physical node with a virtual one standing by. */
export type ClusterKind = (typeof CLUSTER_KINDS)[number];

export const KIND_NAMES: Readonly<Record<ClusterKind, string>> = {
  'in-a-box': 'cluster in a box (all nodes on one host)',
  'across-boxes': 'cluster across boxes (nodes on several hosts)',
  'physical-to-virtual': 'physical-to-virtual cluster',
};

/** What a person says about the file in a comment, `vmxlint product=esx3 cluster=across-boxes`. It beats every inference. */
export interface Declaration {
  readonly product: Fact<Product>;
  readonly cluster: Fact<ClusterKind>;
}

/** A comment's text and where it starts. */
export interface CommentText {
  readonly text: string;
  readonly start: number;
}

const WORDS = /^[\s#]*vmxlint\s+(?=\S+=)/;

/**
 * Reads declarations out of comments. A word that is no product or kind gives an `invalid` fact on that word.
 * A later declaration of the same thing makes it a `duplicate`.
 */
export function readDeclaration(comments: readonly CommentText[], anchor: Span): Declaration {
  let product: Fact<Product> = { value: undefined, missing: 'absent', span: anchor };
  let cluster: Fact<ClusterKind> = { value: undefined, missing: 'absent', span: anchor };
  for (const comment of comments) {
    const head = WORDS.exec(comment.text);
    if (!head) continue;
    for (const pair of comment.text.slice(head[0].length).matchAll(/(\S+?)=(\S+)/g)) {
      const [whole, name = '', word = ''] = pair;
      const start = comment.start + head[0].length + pair.index;
      const keySpan = { start, end: start + name.length };
      const span = { start: start + name.length + 1, end: start + whole.length };
      if (name === 'product') product = declared(product, isProduct(word) ? word : undefined, span, keySpan);
      if (name === 'cluster') cluster = declared(cluster, isKind(word) ? word : undefined, span, keySpan);
    }
  }
  return { product, cluster };
}

function isKind(word: string): word is ClusterKind {
  return (CLUSTER_KINDS as readonly string[]).includes(word);
}

function declared<T>(before: Fact<T>, value: T | undefined, span: Span, keySpan: Span): Fact<T> {
  if (before.value !== undefined && before.value !== value)
    return { value: undefined, missing: 'duplicate', span };
  return value === undefined ? { value: undefined, missing: 'invalid', span } : { value, span, keySpan };
}

/** The words of a declaration as they stand behind `vmxlint` in a comment. */
export function declarationWords(words: {
  readonly product?: Product;
  readonly cluster?: ClusterKind;
}): string {
  const pairs = [
    ['product', words.product],
    ['cluster', words.cluster],
  ];
  return pairs.flatMap(([name, word]) => (word === undefined ? [] : [`${name}=${word}`])).join(' ');
}
