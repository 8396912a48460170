import { editDistance } from './editDistance.js';

/**
 * The known word that somebody probably meant: at most a third of the letters differ, in a word of one or two letters one if
 * that is not all of it, and no other word is as close.
 */
export function closestWord(word: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const ranked = known
    // What is longer or shorter by more letters differs in as many.
    .filter((one) => Math.abs(one.length - word.length) <= limit)
    .map((one) => ({ one, distance: editDistance(word.toLowerCase(), one.toLowerCase()) }))
    .filter(({ one, distance }) => distance <= limit && distance < Math.max(word.length, one.length))
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = ranked;
  return first && first.distance !== second?.distance ? first.one : undefined;
}
