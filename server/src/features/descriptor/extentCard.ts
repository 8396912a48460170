import { SECTOR } from '../../disk/reading.js';
import { findVmdkWord } from '../../knowledge/vmdkWords.js';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { FoundExtent } from '../../lint/descriptor/descriptorFiles.js';
import { holds } from '../../syntax/text.js';
import type { DescriptorExtent } from '../../syntax/vmdk/descriptor.js';
import { binarySize } from '../binarySize.js';
import type { Card } from '../hover/card.js';
import { inCode } from '../hover/markedPhrase.js';

/**
 * Explains an extent; the word under the cursor says which part of it is marked.
 * @param before sectors of the disk in front of it.
 */
export function extentCard(
  extent: DescriptorExtent,
  found: FoundExtent | undefined,
  before: number,
  offset: number,
): Card {
  const { access, type, sectors, file } = extent;
  const words = [findVmdkWord('accessModes', access), findVmdkWord('extentTypes', type)];
  return {
    span: partAt(extent, offset),
    title: say`Extent of ${binarySize(sectors * SECTOR)}`,
    text: words.flatMap((word) => (word ? [say`${inCode(word.word)}: ${asPhrase(word.meaning)}`] : [])),
    facts: [
      say`Sectors ${before} to ${before + sectors - 1} of the disk, ${SECTOR} bytes each`,
      ...(file === undefined ? [] : fileFacts(file, extent.offset, found)),
    ],
  };
}

function partAt(extent: DescriptorExtent, offset: number): DescriptorExtent['span'] {
  const parts = [extent.accessSpan, extent.sectorsSpan, extent.typeSpan, extent.fileSpan];
  return parts.find((part) => part && holds(part, offset)) ?? extent.span;
}

function fileFacts(file: string, from: number, found: FoundExtent | undefined): Phrase[] {
  const start = from === 0 ? [] : [say`They begin at sector ${from} of the file.`];
  switch (found?.state) {
    case 'found':
      return [...start, say`${inCode(file)} is there, with ${binarySize(found.size)}.`];
    case 'missing':
      return [...start, say`${inCode(file)} is not there.`];
    case 'refused':
      return [
        ...start,
        say`${inCode(file)} is not looked at: it lies outside the folders that may be read, or cannot be read.`,
      ];
    case 'unasked':
    case undefined:
      return [...start, say`${inCode(file)} is not looked for.`];
  }
}
