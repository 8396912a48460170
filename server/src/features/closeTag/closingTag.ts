import { cursorAt } from '../../syntax/vmc/cursor.js';
import { lacksEndTag, nameOf } from '../../syntax/vmc/tags.js';

/** What an editor may insert by itself at the cursor. */
export interface ClosingTag {
  /** Undefined: nothing. */
  readonly text: string | undefined;
  /** True: the cursor stays in front of the inserted text, which is marked as `$0`. */
  readonly isSnippet: boolean;
}

const NOTHING: ClosingTag = { text: undefined, isSnippet: false };

/**
 * The closing tag that belongs at an offset where `>` or `</` was just typed: the end of an element that has none, or the
 * name of the innermost open element.
 */
export function closingTagAt(text: string, offset: number): ClosingTag {
  if (text.endsWith('</', offset)) return restOfEndTag(text, offset);
  return text[offset - 1] === '>' ? wholeEndTag(text, offset) : NOTHING;
}

function restOfEndTag(text: string, offset: number): ClosingTag {
  const { place, open } = cursorAt(text, offset);
  const innermost = open.at(-1);
  if (place.at !== 'endName' || !innermost || place.tag.nameSpan.end > offset) return NOTHING;
  return { text: nameOf(text, innermost) + (text[offset] === '>' ? '' : '>'), isSnippet: false };
}

function wholeEndTag(text: string, offset: number): ClosingTag {
  const { place, open } = cursorAt(text, offset);
  const typed = open.at(-1);
  if (place.at !== 'content' || !typed || place.behind !== typed || typed.span.end !== offset) return NOTHING;
  // Where text follows on the line, nobody but its author knows what of it the element is to hold.
  if (!/^[ \t]*(?:[\r\n<]|$)/.test(text.slice(offset, place.span.end + 1))) return NOTHING;
  if (!lacksEndTag(text, open, offset)) return NOTHING;
  return { text: `$0</${nameOf(text, typed).replaceAll(/[\\$}]/g, String.raw`\$&`)}>`, isSnippet: true };
}
