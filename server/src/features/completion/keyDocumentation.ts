import type { MarkupContent } from 'vscode-languageserver';
import { findKey } from '../../knowledge/vmxKeys.js';
import { parse } from '../../syntax/vmx/parse.js';
import { cardMarkup, withFacts } from '../hover/card.js';
import { keyCard } from '../hover/keyCard.js';
import { ruleLine } from '../hover/ruleLines.js';
import type { MachineDocument } from '../machineDocument.js';

/** What travels in `CompletionItem.data` of a setting: enough to explain it when somebody looks at it. */
export interface KeyReference {
  readonly uri: string;
  /** With numbers and an example for every part that is free. */
  readonly key: string;
}

/** What a hover would say of a setting that is not written yet, with the rules about it; undefined for an unknown one. */
export function keyDocumentation(document: MachineDocument, key: string): MarkupContent | undefined {
  const known = findKey(key);
  const [entry] = parse(`${key} =`).tree.entries;
  if (!known || !entry) return undefined;
  const { abilities, language } = document.session;
  const card = withFacts(keyCard(entry), ruleLine(document, known.pattern.text));
  return cardMarkup(card, language, abilities.completionMarkdown);
}

export function isKeyReference(data: unknown): data is KeyReference {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('key' in data)) return false;
  return typeof data.uri === 'string' && typeof data.key === 'string';
}
