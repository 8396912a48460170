/** The lowest number from 0 to `last` that is not used; undefined when all are. */
export function freeNumber(used: readonly number[], last: number): number | undefined {
  return Array.from({ length: last + 1 }, (_, number) => number).find((number) => !used.includes(number));
}
