/** The first offset at or behind `from` that holds no blank, tab or line break. */
export function skipBlanks(text: string, from: number): number {
  let offset = from;
  while (isBlank(text[offset])) offset++;
  return offset;
}

/** Whether XML counts the character as white space. */
export function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

/** Whether a text holds nothing but what XML counts as white space. */
export function isAllBlank(text: string): boolean {
  return skipBlanks(text, 0) === text.length;
}
