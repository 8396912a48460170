import { Places } from '../../features/place.js';
import type { LintResult } from './result.js';

/** Lines and columns of each file's text; line tables are made once a file, not once a finding. */
export function placesByFile(result: Pick<LintResult, 'text'>): (uri: string) => Places {
  return onceByFile((uri) => new Places(result.text(uri)));
}

/** The function with an answer kept for each file, because a file can have hundreds of findings. */
export function onceByFile<T>(make: (uri: string) => T): (uri: string) => T {
  const made = new Map<string, T>();
  return (uri) => {
    const known = made.get(uri);
    if (known !== undefined) return known;
    const value = make(uri);
    made.set(uri, value);
    return value;
  };
}
