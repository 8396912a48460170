/** A source of numbers that gives the same ones again for the same seed. */
export interface Random {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  /** True once in `times`, on average. */
  once(times: number): boolean;
  /** One of the values, each as likely as the others; `values` must not be empty. */
  pick<T>(values: readonly [T, ...T[]]): T;
  /** So many hexadecimal digits, in lower case. */
  hex(digits: number): string;
}

/** Numbers by Tommy Ettinger's mulberry32: good enough for texts, and short. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    once: (times) => below(times) === 0,
    pick: (values) => values[below(values.length)] ?? values[0],
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join(''),
  };
}
