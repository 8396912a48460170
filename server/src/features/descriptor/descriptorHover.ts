import type { Hover } from 'vscode-languageserver';
import { findVmdkWord, vmdkValuesOf } from '../../knowledge/vmdkWords.js';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { DescriptorFiles } from '../../lint/descriptor/descriptorFiles.js';
import { holds } from '../../syntax/text.js';
import type { DescriptorEntry } from '../../syntax/vmdk/descriptor.js';
import { cardMarkup, type Card } from '../hover/card.js';
import { inCode } from '../hover/markedPhrase.js';
import { readableRoots } from '../readableRoots.js';
import { chainFacts } from './chainFacts.js';
import type { DescriptorDocument } from './descriptorDocument.js';
import { extentCard } from './extentCard.js';

/** Explains what stands at an offset of a descriptor; undefined where nothing is known. */
export async function descriptorHover(
  document: DescriptorDocument,
  offset: number,
): Promise<Hover | undefined> {
  const card = await cardAt(document, offset);
  if (!card) return undefined;
  const { abilities, language } = document.session;
  return {
    contents: cardMarkup(card, language, abilities.hoverMarkdown),
    range: document.places.range(card.span),
  };
}

async function cardAt(document: DescriptorDocument, offset: number): Promise<Card | undefined> {
  const { descriptor, uri, session } = document;
  const files = (): Promise<DescriptorFiles> =>
    session.workspace.descriptors.of(uri, descriptor, readableRoots(session, uri));
  const entry = descriptor.entries.find(({ span }) => holds(span, offset));
  if (entry) return entryCard(entry, files);
  const index = descriptor.extents.findIndex(({ span }) => holds(span, offset));
  const extent = descriptor.extents[index];
  if (!extent) return undefined;
  const before = descriptor.extents.slice(0, index).reduce((sum, { sectors }) => sum + sectors, 0);
  return extentCard(extent, (await files()).extents[index], before, offset);
}

async function entryCard(
  entry: DescriptorEntry,
  files: () => Promise<DescriptorFiles>,
): Promise<Card | undefined> {
  const known = findVmdkWord('keys', entry.key);
  if (!known) return undefined;
  return {
    span: entry.span,
    title: inCode(entry.key),
    text: [asPhrase(known.meaning), ...valueText(entry)],
    facts: /^(?:parentCID|parentFileNameHint)$/i.test(entry.key) ? chainFacts((await files()).chain) : [],
  };
}

/** What the value means, where the format gives it a meaning. */
function valueText({ key, value }: DescriptorEntry): Phrase[] {
  const table = vmdkValuesOf(key);
  const word = table && findVmdkWord(table, value);
  if (word) return [say`${inCode(value)}: ${asPhrase(word.meaning)}`];
  return table ? [say`The value ${inCode(value)} is not known.`] : [];
}
