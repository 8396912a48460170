/** True for a text that can stand in a URI: no half of a character of two UTF-16 units stands alone. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
