/** What a comment begins with by which somebody accepts findings of the next line. */
export const ACCEPTS_NEXT_LINE = 'vmxlint-disable-next-line';

/** True for the text of such a comment: it goes where that line goes, or it would accept what comes in its place. */
export function isForNextLine(comment: string): boolean {
  return comment.includes(ACCEPTS_NEXT_LINE);
}
