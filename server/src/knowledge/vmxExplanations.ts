import type { VmxKey } from './vmxKeys.js';
import table from './vmxExplanations.json' with { type: 'json' };

let byPattern: ReadonlyMap<string, string> | undefined;

/**
 * What a setting does and what it means for a cluster, or what breaks without it, in two English sentences or more. Where
 * nobody has written that, the short description, without a full stop. The text is also the key of its translation.
 */
export function explanationOf(key: VmxKey): string {
  return explanations().get(key.pattern.text) ?? key.description;
}

/** The explained settings by the text of their pattern. */
export function explanations(): ReadonlyMap<string, string> {
  byPattern ??= new Map(Object.entries(table.explanations));
  return byPattern;
}
