/** More characters of a value, in UTF-16, than a message or the title of a fix shows. */
const MOST = 60;

/** A value as a message shows it: of a long one, such as an annotation, the beginning. */
export function shortened(value: string): string {
  return value.length > MOST ? `${value.slice(0, MOST)}…` : value;
}
