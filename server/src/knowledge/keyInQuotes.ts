const QUOTES = `"'\`“”„‟‘’‚‛«»‹›`;

/**
 * What stands between the quotes that somebody has set around a key, straight, typographic or of another language;
 * undefined for a key without them. VMware takes quotes for a part of the key, so it knows none that stands in them.
 */
export function keyInQuotes(key: string): string | undefined {
  const isQuoted =
    key.length > 2 && QUOTES.includes(key.charAt(0)) && QUOTES.includes(key.charAt(key.length - 1));
  return isQuoted ? key.slice(1, -1) : undefined;
}
