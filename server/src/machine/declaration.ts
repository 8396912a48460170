import { say, type Phrase } from '../l10n/phrase.js';
import type { Span } from '../syntax/text.js';
import { isAbsent, type Fact } from './fact.js';
import { isProduct, type Product } from './product.js';

export const CLUSTER_KINDS = ['in-a-box', 'across-boxes', 'physical-to-virtual'] as const;
/** All nodes on one host, nodes on several hosts, or a physical node with a virtual one standing by. */
export type ClusterKind = (typeof CLUSTER_KINDS)[number];

/** The kinds in words, without an article: they stand behind "declared as a". */
export const KIND_NAMES: Readonly<Record<ClusterKind, Phrase>> = {
  'in-a-box': say`cluster in a box with all nodes on one host`,
  'across-boxes': say`cluster across boxes with nodes on several hosts`,
  'physical-to-virtual': say`physical-to-virtual cluster`,
};

/** True where the nodes do not all run on one host, a physical node included; false where nobody knows. */
export const spansHosts = (kind: ClusterKind | undefined): boolean =>
  kind === 'across-boxes' || kind === 'physical-to-virtual';

/** What settings outside of the file say about it. */
export interface OutsideDeclaration {
  readonly product: Product | undefined;
  readonly kind: ClusterKind | undefined;
  /** The same for all machines that settings put into one cluster; undefined for the others. */
  readonly group: string | undefined;
  /** Whether settings name this backing file as a shared disk of the cluster. */
  readonly isSharedDisk: (fileName: string) => boolean;
  /** Where it is said, for messages: `vmxlint.json`. */
  readonly by: string;
}

export const NOTHING_DECLARED: OutsideDeclaration = {
  product: undefined,
  kind: undefined,
  group: undefined,
  isSharedDisk: () => false,
  by: '',
};

/**
 * What a person says about the file: in a comment, `vmxlint product=esx3 cluster=across-boxes`, or in settings. It beats
 * every inference, and the comment, which is closer, beats the settings.
 */
export interface Declaration {
  readonly product: Fact<Product>;
  readonly cluster: Fact<ClusterKind>;
  /** What the comments alone say: the place to change. */
  readonly written: {
    readonly product: Fact<Product>;
    readonly cluster: Fact<ClusterKind>;
    /** Names before an equals sign that are neither `product` nor `cluster`. */
    readonly unknown: readonly Span[];
    /** Comments that mean to declare and are written otherwise: `vmxlint product = esx3`. */
    readonly unread: readonly Span[];
  };
  readonly outside: OutsideDeclaration;
}

/** A comment's text and where it starts. */
export interface CommentText {
  readonly text: string;
  readonly start: number;
}

const WORDS = /^[\s#]*vmxlint\s+(?=\S+=)/;
/** With blanks or a colon where none belong, or in capitals. */
const MEANT = /^([\s#]*)vmxlint[\s:]+(?:product|cluster)\s*[=:].*\S/i;

/**
 * Reads declarations out of comments. A word that is no product or kind gives an `invalid` fact on that word.
 * A later, different declaration of the same thing makes it a `duplicate` for good.
 */
export function readDeclaration(
  comments: readonly CommentText[],
  anchor: Span,
  outside: OutsideDeclaration = NOTHING_DECLARED,
): Declaration {
  let product: Fact<Product> = { value: undefined, missing: 'absent', span: anchor };
  let cluster: Fact<ClusterKind> = { value: undefined, missing: 'absent', span: anchor };
  const unknown: Span[] = [];
  const unread: Span[] = [];
  for (const comment of comments) {
    const head = WORDS.exec(comment.text);
    if (!head) {
      const [whole = '', before = ''] = MEANT.exec(comment.text) ?? [];
      if (whole !== '')
        unread.push({ start: comment.start + before.length, end: comment.start + whole.length });
      continue;
    }
    for (const pair of comment.text.slice(head[0].length).matchAll(/(?<!\S)([^\s=]+)=(\S+)/g)) {
      const [whole, name = '', word = ''] = pair;
      const start = comment.start + head[0].length + pair.index;
      const keySpan = { start, end: start + name.length };
      const span = { start: start + name.length + 1, end: start + whole.length };
      if (name === 'product') product = declared(product, isProduct(word) ? word : undefined, span, keySpan);
      else if (name === 'cluster')
        cluster = declared(cluster, isKind(word) ? word : undefined, span, keySpan);
      else unknown.push(keySpan);
    }
  }
  return {
    product: orOutside(product, outside.product, anchor),
    cluster: orOutside(cluster, outside.kind, anchor),
    written: { product, cluster, unknown, unread },
    outside,
  };
}

function orOutside<T>(written: Fact<T>, value: T | undefined, anchor: Span): Fact<T> {
  return isAbsent(written) && value !== undefined ? { value, span: anchor, keySpan: anchor } : written;
}

function isKind(word: string): word is ClusterKind {
  return (CLUSTER_KINDS as readonly string[]).includes(word);
}

function declared<T>(before: Fact<T>, value: T | undefined, span: Span, keySpan: Span): Fact<T> {
  const isAgreed = 'missing' in before ? before.missing !== 'duplicate' : before.value === value;
  if (!isAgreed) return { value: undefined, missing: 'duplicate', span };
  return value === undefined ? { value: undefined, missing: 'invalid', span } : { value, span, keySpan };
}

/** What a comment shall declare; what is left out stays as it is. */
export interface DeclarationWords {
  readonly product?: Product;
  readonly cluster?: ClusterKind;
}

/** The words of a declaration as they stand behind `vmxlint` in a comment. */
export function declarationWords(words: DeclarationWords): string {
  const pairs = [
    ['product', words.product],
    ['cluster', words.cluster],
  ];
  return pairs.flatMap(([name, word]) => (word === undefined ? [] : [`${name}=${word}`])).join(' ');
}
