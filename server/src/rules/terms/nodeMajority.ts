/**
 * The value that more than half of three or more nodes have. Undefined where nobody can say who is right: with two nodes
 * of different opinion either may be wrong.
 */
export function majority<T>(values: readonly T[]): T | undefined {
  if (values.length < 3) return undefined;
  return values.find((value) => values.filter((other) => other === value).length * 2 > values.length);
}
