import type fc from 'fast-check';

/** A door that any input may come through. */
export interface FuzzTarget<Input = unknown> {
  /** Names the kept failures, so it never changes. */
  readonly name: string;
  /** How many of a thousand runs it gets; 0 for one run in all. */
  readonly share: number;
  /** Seconds of computing that one input may take. */
  readonly seconds: number;
  /** Inputs are plain JSON and hold all that decides about the outcome, so that a kept one stays the same forever. */
  readonly inputs: fc.Arbitrary<Input>;
  /**
   * @param isLong whether all is looked at, however long that takes, and not only what is likely to be broken.
   * @throws Error with the reason when a promise is broken.
   */
  check(input: Input, isLong: boolean): void | Promise<void>;
}

/** The input of a target broke a promise. */
export interface Failure {
  readonly target: string;
  /** Of fast-check; with `path` it finds the input again as long as the inputs are made in the same way. */
  readonly seed: number;
  readonly path: string;
  readonly message: string;
  /** The smallest one that was found. */
  readonly input: unknown;
}
