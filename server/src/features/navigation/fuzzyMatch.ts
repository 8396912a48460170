/**
 * How well a name fits what somebody has typed, smaller is better: 0 equal, 1 at its beginning, 2 at the beginning of a
 * word in it, 3 anywhere, from 4 on the letters in this order with the more gaps the worse. Undefined where it does
 * not fit. Letter case and blanks in the query do not count; an empty query fits everything alike.
 */
export function fuzzyScore(name: string, query: string): number | undefined {
  const text = name.toLowerCase();
  const wanted = query.toLowerCase().replaceAll(/\s+/g, '');
  if (wanted === '') return 0;
  const at = text.indexOf(wanted);
  if (at === -1) return gapScore(text, wanted);
  if (at === 0) return text.length === wanted.length ? 0 : 1;
  return startsWord(text, wanted) ? 2 : 3;
}

function startsWord(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
  return false;
}

function gapScore(text: string, wanted: string): number | undefined {
  let gaps = 0;
  let done = -1;
  for (const letter of wanted) {
    const at = text.indexOf(letter, done + 1);
    if (at === -1) return undefined;
    if (done !== -1 && at > done + 1) gaps++;
    done = at;
  }
  return 3 + Math.max(gaps, 1);
}
