import { remembered } from '../remembered.js';

/** A key of a file in the forms in which keys are compared. */
export interface KeyName {
  /** As the file has it. */
  readonly written: string;
  /** In lower case: keys are compared without case. */
  readonly lower: string;
  /** In lower case, every run of digits as `#`: equal for the settings of one kind, whatever device they belong to. */
  readonly shape: string;
}

/** The forms of a key. */
export const keyName: (key: string) => KeyName = remembered((key) => {
  const lower = key.toLowerCase();
  return { written: key, lower, shape: lower.replaceAll(/\d+/g, '#') };
});
