import { isSecretKey, isSecretName } from '../../knowledge/secrets.js';
import type { Span } from '../../syntax/text.js';

/** Stands for each UTF-16 unit of a secret; a noncharacter, so no file has it by itself. */
export const HIDDEN = '\uFDD0';

/** A start tag with the character data behind it. Bounded by `<`, so that a search through a file stays linear. */
const ELEMENT = /<([\w:.-]+)(?![\w:.-])[^<>]*(?<!\/)>((?:<!\[CDATA\[(?:[^\]]|\](?!\]>))*|[^<])*)/g;

const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*("[^"<]*"|'[^'<]*')/g;

/**
 * A text with every secret in it made unreadable, so that parts of it can be shown. It is as long as before and has the
 * same lines: all spans stay valid. It goes by the lines themselves and not by a tree, because a secret must not be seen
 * in a malformed line, in a comment or in broken XML either; a line may lose more than the secret.
 */
export function hideSecrets(text: string): string {
  let shown = '';
  let done = 0;
  for (const { start, end } of secretSpans(text)) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    shown += text.slice(done, from) + text.slice(from, end).replace(/[^\r\n]/g, HIDDEN);
    done = end;
  }
  return shown + text.slice(done);
}

/** Where a text has secrets, in its order; spans may touch or overlap. */
export function secretSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const line of text.matchAll(/[^\r\n]+/g)) spans.push(...secretInLine(line[0], line.index));
  for (const found of text.matchAll(ELEMENT)) spans.push(...secretBehind(found));
  for (const found of text.matchAll(ATTRIBUTE)) spans.push(...secretBehind(found));
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Everything behind the first secret key of a line, but for the quote that closes the line. */
function secretInLine(line: string, offset: number): readonly Span[] {
  for (const word of line.matchAll(/[^\s"'=:<>,;]+/g)) {
    if (!isSecretKey(word[0])) continue;
    const behind = word.index + word[0].length;
    const start = behind + line.slice(behind).search(/[^\s"'=:]|$/);
    const value = line.slice(start).trimEnd().replace(/["']$/, '');
    return value === '' ? [] : [{ start: offset + start, end: offset + start + value.length }];
  }
  return [];
}

/** The second group of a match, without quotes around it, when the first group names a secret. */
function secretBehind(found: RegExpExecArray): readonly Span[] {
  const [whole, name = '', value = ''] = found;
  if (value.trim() === '' || !isSecretName(name)) return [];
  const end = found.index + whole.length;
  const quote = /^["']/.test(value) ? 1 : 0;
  return [{ start: end - value.length + quote, end: end - quote }];
}
