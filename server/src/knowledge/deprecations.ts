import { readPattern, spelledLike } from './keyPattern.js';
import { findKey, type VmxKey } from './vmxKeys.js';
import table from './deprecations.json' with { type: 'json' };

/** Why nobody should write a setting any more. */
export interface Deprecation {
  /** One English sentence, also the key of its translation. */
  readonly meaning: string;
  /** The pattern of the setting that took its place; undefined where none did. */
  readonly replacement: string | undefined;
}

let byPattern: ReadonlyMap<string, Deprecation> | undefined;

/**
 * Why a setting is old; undefined for one that current products know. Files of the old products themselves rightly have
 * it, so who knows that the machine is one of GSX Server or ESX Server 2 should not complain.
 */
export function deprecation(key: VmxKey): Deprecation | undefined {
  byPattern ??= new Map(
    table.rows.map(([pattern = '', meaning = '', replacement]) => [pattern, { meaning, replacement }]),
  );
  return byPattern.get(key.pattern.text);
}

export function isDeprecated(key: VmxKey): boolean {
  return deprecation(key) !== undefined;
}

/** What to write instead of a key of a file, with its numbers: `scsi0:1.fileName` for `scsi0:1.name`; undefined where there is nothing. */
export function replacementOf(key: string): string | undefined {
  const known = findKey(key);
  const replacement = known && deprecation(known)?.replacement;
  return replacement === undefined ? undefined : spelledLike(readPattern(replacement), key);
}
