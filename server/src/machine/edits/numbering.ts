/** The numbers of the first devices of a kind, which count from 0; none where `last` is -1. */
export const numbersTo = (last: number): readonly number[] =>
  Array.from({ length: last + 1 }, (_, number) => number);

/** The lowest number from 0 on that is not taken. */
export function lowestFree(taken: readonly number[]): number {
  let number = 0;
  while (taken.includes(number)) number++;
  return number;
}

/** The lowest number from 0 to `last` that is not taken; undefined where all are. */
export function freeNumber(taken: readonly number[], last: number): number | undefined {
  const number = lowestFree(taken);
  return number <= last ? number : undefined;
}
