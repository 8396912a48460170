import { MarkupKind, type MarkupContent } from 'vscode-languageserver';
import type { Language } from '../../l10n/language.js';
import type { Phrase } from '../../l10n/phrase.js';
import type { Span } from '../../syntax/text.js';
import { inMarkdown } from './markedPhrase.js';

/** What a hover says: some fifteen lines at most. */
export interface Card {
  /** The characters it is about. */
  readonly span: Span;
  /** What it is. */
  readonly title: Phrase;
  /** What it means: whole sentences, a paragraph each. */
  readonly text: readonly Phrase[];
  /** What else is known, a line each. */
  readonly facts: readonly Phrase[];
}

/** The same card with more lines at its end. */
export function withFacts(card: Card, facts: readonly Phrase[]): Card {
  return { ...card, facts: [...card.facts, ...facts] };
}

/** Markdown for a client that shows it, plain text for one that does not. */
export function cardMarkup(card: Card, language: Language, showsMarkdown: boolean): MarkupContent {
  return showsMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown(card, language) }
    : { kind: MarkupKind.PlainText, value: plainText(card, language) };
}

function markdown({ title, text, facts }: Card, language: Language): string {
  const list = facts.map((fact) => `- ${inMarkdown(language, fact)}`).join('\n');
  const paragraphs = [
    `**${inMarkdown(language, title)}**`,
    ...text.map((one) => inMarkdown(language, one)),
    list,
  ];
  return paragraphs.filter((one) => one !== '').join('\n\n');
}

function plainText({ title, text, facts }: Card, language: Language): string {
  return [language(title), ...text.map(language), ...facts.map((fact) => `- ${language(fact)}`)].join('\n');
}
