import { say, type Phrase } from '../../l10n/phrase.js';

/** A repair's title, which says so where the repair changes further nodes that have the same mistake. */
export function inAlikeNodes(title: Phrase, nodes: readonly unknown[]): Phrase {
  return nodes.length > 1 ? say`${title}, in every node with this mistake` : title;
}
