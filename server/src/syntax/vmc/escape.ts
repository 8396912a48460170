const names: ReadonlyMap<string, string> = new Map([
  ['&', 'amp'],
  ['<', 'lt'],
  ['>', 'gt'],
  ['"', 'quot'],
  ["'", 'apos'],
]);

/**
 * A text as an element's content. A carriage return is written as a reference, because XML readers turn a bare
 * one into a line feed; a character that XML cannot hold at all becomes U+FFFD.
 */
export function escapeText(text: string): string {
  return allowed(text).replace(/[&<>\r]/g, reference);
}

/** A text as an attribute's value, in either kind of quotes. Characters that XML cannot hold become U+FFFD. */
export function escapeAttribute(value: string): string {
  return allowed(value).replace(/[&<>"'\t\n\r]/g, reference);
}

/** A text as a comment's: `--` may not stand in one. Characters that XML cannot hold become U+FFFD. */
export function escapeComment(text: string): string {
  return allowed(text).replace(/-(?=-)/g, '- ');
}

function allowed(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD');
}

function reference(character: string): string {
  return `&${names.get(character) ?? `#${character.charCodeAt(0)}`};`;
}
