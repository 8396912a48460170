import type { MarkupContent } from 'vscode-languageserver';
import { vmcElement, type VmcElement } from '../../knowledge/vmcElements.js';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { escapeMarkdown, toMarkup } from '../markdown.js';
import type { Session } from '../session.js';

/** What is known of an element, for the box beside a suggestion; undefined for one that nobody knows. */
export function elementDocumentation(session: Session, path: string): MarkupContent | undefined {
  const element = vmcElement(path);
  return (
    element && documentation(session, [asPhrase(element.meaning), ...bounds(element), ...doubts(element)])
  );
}

/** Sentences for the box beside a suggestion, each a paragraph of its own. */
export function documentation({ abilities, language }: Session, sentences: readonly Phrase[]): MarkupContent {
  const markdown = sentences.map((sentence) => escapeMarkdown(language(sentence))).join('\n\n');
  return toMarkup(markdown, abilities.completionMarkdown);
}

function bounds({ range, type }: VmcElement): readonly Phrase[] {
  if (!range) return [];
  const [min, max] = range;
  return type === 'container'
    ? [say`Its ids go from ${min} to ${max}.`]
    : [say`Its values go from ${min} to ${max}.`];
}

function doubts({ evidence }: VmcElement): readonly Phrase[] {
  return evidence === 'unverified'
    ? [
        say`The name is the usual one in software that reads these files; no known file of the product confirms it.`,
      ]
    : [];
}
