/** What a figure counts. `ms`: milliseconds; `bytes`: bytes; `count`: things, or a plain number. */
export type Unit = 'ms' | 'bytes' | 'count';

/** One number of a run. */
export interface Figure {
  /** What it is, in words that stand by themselves in a table; the goals find it by this name. */
  readonly name: string;
  readonly unit: Unit;
  readonly value: number;
}

/** A run on one computer. */
export interface BenchResults {
  readonly version: 1;
  /** ISO 8601, UTC. */
  readonly date: string;
  /** Node, operating system and processor: figures of different computers must not be compared. */
  readonly computer: string;
  /** Whether all parts were measured, with the largest folders: only such results go into the documentation. */
  readonly isWhole: boolean;
  readonly figures: readonly Figure[];
}

export const ms = (name: string, value: number): Figure => ({ name, unit: 'ms', value });
export const bytes = (name: string, value: number): Figure => ({ name, unit: 'bytes', value });
export const count = (name: string, value: number): Figure => ({ name, unit: 'count', value });

/** A figure for a person: three digits, and a unit that fits its size. */
export function inWords({ unit, value }: Pick<Figure, 'unit' | 'value'>): string {
  if (Number.isNaN(value)) return '–';
  if (unit === 'count') return threeDigits(value);
  if (unit === 'ms') return value < 10_000 ? `${threeDigits(value)} ms` : `${threeDigits(value / 1000)} s`;
  return value < 1e6 ? `${threeDigits(value / 1e3)} kB` : `${threeDigits(value / 1e6)} MB`;
}

const threeDigits = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
