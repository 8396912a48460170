import { asPhrase } from '../../l10n/language.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { readSuppressions, type Suppression } from '../../lint/suppressions.js';
import { CLUSTER_KINDS, type ClusterKind } from '../../machine/declaration.js';
import { isProduct, PRODUCT_NAMES, PRODUCTS } from '../../machine/product.js';
import type { Span } from '../../syntax/text.js';
import type { MachineDocument } from '../machineDocument.js';
import type { Card } from './card.js';
import { inCode } from './markedPhrase.js';
import { findRule, ruleLink } from './ruleLines.js';

const DECLARATION = /^[\s#]*(?:<!--\s*)?vmxlint\s+(?=\S+=)/;

const KINDS: Readonly<Record<ClusterKind, Phrase>> = {
  'in-a-box': say`All nodes of its cluster run on one host.`,
  'across-boxes': say`The nodes of its cluster run on several hosts.`,
  'physical-to-virtual': say`Its cluster has a physical node.`,
};

/** A comment that speaks to the linter: a declaration or a suppression. Undefined for every other comment. */
export function commentCard(document: MachineDocument, comment: Span): Card | undefined {
  const text = document.text.slice(comment.start, comment.end);
  const suppression = readSuppressions(document.machine).find((one) => one.comment.start === comment.start);
  if (suppression) return suppressionCard(document, suppression);
  const head = DECLARATION.exec(text);
  if (!head) return undefined;
  const words = text.slice(head[0].length).replace(/-->$/, '');
  const facts = [...words.matchAll(/(?<!\S)([^\s=]+)=(\S+)/g)].flatMap(([, name = '', word = '']) =>
    declarationFact(name, word),
  );
  return {
    span: comment,
    title: say`Declaration`,
    text: [say`What somebody says of this machine; it beats everything that is concluded from the file.`],
    facts,
  };
}

function declarationFact(name: string, word: string): Phrase[] {
  if (name === 'product') {
    return isProduct(word)
      ? [say`The machine is for ${PRODUCT_NAMES[word]}.`]
      : [say`${inCode(word)} is no product; known are ${inWords(PRODUCTS.map(asPhrase))}.`];
  }
  if (name !== 'cluster') return [say`${inCode(name)} is nothing that can be declared.`];
  const kind = CLUSTER_KINDS.find((one) => one === word);
  return kind
    ? [KINDS[kind]]
    : [say`${inCode(word)} is no kind of cluster; known are ${inWords(CLUSTER_KINDS.map(asPhrase))}.`];
}

function suppressionCard({ session }: MachineDocument, { comment, scope, names }: Suppression): Card {
  return {
    span: comment,
    title: say`Accepted findings`,
    text: [names.length === 0 ? scopeOfAll(scope) : scopeOfSome(scope)],
    facts: names.map(({ name }) => {
      const rule = findRule(name);
      if (rule) return say`${ruleLink(session, rule.id)}: ${asPhrase(rule.summary)}`;
      return say`${inCode(name)} is no rule; the comment does nothing for it.`;
    }),
  };
}

function scopeOfAll(scope: Suppression['scope']): Phrase {
  switch (scope) {
    case 'file':
      return say`No finding in this file is shown.`;
    case 'line':
      return say`No finding on this line is shown.`;
    case 'next-line':
      return say`No finding on the next line is shown.`;
  }
}

function scopeOfSome(scope: Suppression['scope']): Phrase {
  switch (scope) {
    case 'file':
      return say`Findings of these rules are not shown in the whole file.`;
    case 'line':
      return say`Findings of these rules are not shown on this line.`;
    case 'next-line':
      return say`Findings of these rules are not shown on the next line.`;
  }
}
