import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import { vmdkValuesOf, vmdkWords, type VmdkWord } from '../../knowledge/vmdkWords.js';
import { asPhrase } from '../../l10n/language.js';
import type { Span } from '../../syntax/text.js';
import { entriesOf } from '../../syntax/vmdk/descriptor.js';
import { toItem, type Piece } from '../completion/completionItem.js';
import { escapeMarkdown, toMarkup } from '../markdown.js';
import type { DescriptorDocument } from './descriptorDocument.js';

/** What may be written somewhere on a line of a descriptor. */
interface Choice {
  readonly words: readonly VmdkWord[];
  readonly kind: CompletionItemKind;
  /** The word that stands there already. */
  readonly span: Span;
  readonly pieces: (word: VmdkWord) => readonly Piece[];
}

/** Keys, extents and the values that the format knows, for an offset of a descriptor. */
export function descriptorCompletion(document: DescriptorDocument, offset: number): CompletionItem[] {
  return choicesAt(document, offset).flatMap(({ words, kind, span, pieces }) =>
    words.map((word, index) =>
      toItem(document, {
        label: word.word,
        kind,
        insert: { start: span.start, end: offset },
        replace: span,
        pieces: pieces(word),
        order: String(index).padStart(3, '0'),
        documentation: toMarkup(
          escapeMarkdown(document.session.language(asPhrase(word.meaning))),
          document.session.abilities.completionMarkdown,
        ),
      }),
    ),
  );
}

const asItIs = ({ word }: VmdkWord): readonly Piece[] => [word];

function choicesAt(document: DescriptorDocument, offset: number): readonly Choice[] {
  const { text } = document;
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const inFront = text.slice(lineStart, offset).replace(/^\uFEFF/, '');
  const word = (pattern: RegExp): Span => ({
    start: offset - (/(?<![\w.])[\w.]*$/.exec(inFront)?.[0].length ?? 0),
    end: offset + (pattern.exec(text.slice(offset))?.[0].length ?? 0),
  });
  if (/^[ \t]*[\w.]*$/.test(inFront)) return [keys(document, word(/^[\w.]*/)), extents(word(/^[\w.]*/))];
  if (/^[ \t]*(?:RW|RDONLY|NOACCESS)[ \t]+\d+[ \t]+\w*$/i.test(inFront)) {
    const span = word(/^\w*/);
    return [{ words: vmdkWords('extentTypes'), kind: CompletionItemKind.EnumMember, span, pieces: asItIs }];
  }
  const [, key = '', quote] = /^[ \t]*([\w.]+)[ \t]*=[ \t]*("?)\w*$/.exec(inFront) ?? [];
  const table = vmdkValuesOf(key);
  if (!table) return [];
  const span = word(/^\w*/);
  const pieces = quote === '' ? ({ word }: VmdkWord) => [`"${word}"`] : asItIs;
  return [{ words: vmdkWords(table), kind: CompletionItemKind.EnumMember, span, pieces }];
}

/** The keys that the descriptor does not have yet, written as products write them. */
function keys({ descriptor }: DescriptorDocument, span: Span): Choice {
  const words = vmdkWords('keys').filter(({ word }) => entriesOf(descriptor.entries, word).length === 0);
  return { words, kind: CompletionItemKind.Property, span, pieces: keyPieces };
}

/** Numbers of the header stand without quotes. */
function keyPieces({ word }: VmdkWord): readonly Piece[] {
  const blank: Piece = { value: '', isBlank: true };
  if (/^(?:version|CID|parentCID)$/.test(word)) return [`${word}=`, blank];
  return [word.startsWith('ddb.') ? `${word} = "` : `${word}="`, blank, '"'];
}

function extents(span: Span): Choice {
  return {
    words: vmdkWords('accessModes'),
    kind: CompletionItemKind.Keyword,
    span,
    pieces: ({ word }) => [`${word} `],
  };
}
