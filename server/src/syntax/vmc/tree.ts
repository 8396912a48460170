import type { Phrase } from '../../l10n/phrase.js';
import type { Span } from '../text.js';

/** An attribute as written: `id="0"`. */
export interface XmlAttribute {
  readonly name: string;
  /** The value with entities decoded. */
  readonly value: string;
  readonly span: Span;
  readonly nameSpan: Span;
  /** Between the quotes, without them. */
  readonly valueSpan: Span;
}

/** An element, its children in the order of the file. */
export interface XmlElement {
  readonly name: string;
  readonly parent: XmlElement | undefined;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The element's own character data, entities decoded, as written (not trimmed). */
  readonly text: string;
  /** From `<` of the start tag to behind `>` of the end tag; an element left open ends where reading stopped. */
  readonly span: Span;
  /** The start tag, `<` to behind `>`. */
  readonly openSpan: Span;
  /** The name inside the start tag. */
  readonly nameSpan: Span;
  /** Between start and end tag; undefined when self-closing. */
  readonly contentSpan: Span | undefined;
  /** The end tag; undefined when self-closing or left open. */
  readonly closeSpan: Span | undefined;
  readonly selfClosing: boolean;
}

/** A comment that says something: sax tells nothing of an empty one, `<!---->`, which stays in the text all the same. */
export interface XmlComment {
  /** Between `<!--` and `-->`. */
  readonly text: string;
  readonly span: Span;
}

/** Why a text is not well-formed, in a sentence for a person, and where. The span is never empty in a non-empty text. */
export interface XmlError {
  readonly message: Phrase;
  readonly span: Span;
  /** A limit of the reader is the reason, not a mistake of the file. */
  readonly isLimit?: true;
}

/** What could be read of a `.vmc`. After an error the part that was read stays usable. */
export interface VmcTree {
  /** The whole text as given, with a leading U+FEFF if it had one: `print` returns it unchanged. */
  readonly text: string;
  readonly root: XmlElement | undefined;
  readonly comments: readonly XmlComment[];
  /** `encoding` of the XML declaration, as written. */
  readonly declaredEncoding: string | undefined;
}
