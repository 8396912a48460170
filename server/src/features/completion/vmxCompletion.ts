import type { CompletionList } from 'vscode-languageserver';
import type { MachineDocument } from '../machineDocument.js';
import { toItem, type Suggestion } from './completionItem.js';
import { deviceSuggestions } from './deviceItems.js';
import { keySuggestions } from './keyItems.js';
import { lineStyle } from './lineStyle.js';
import { valueSuggestions } from './valueItems.js';
import { vmxPlace, type KeyPlace, type ValuePlace } from './vmxPlace.js';

/**
 * What may be written at a place of a .vmx; undefined where nothing may, in comments for example.
 * @param trigger the character that made the client ask by itself; undefined when a person asked
 */
export async function vmxCompletion(
  document: MachineDocument,
  offset: number,
  trigger?: string,
): Promise<CompletionList | undefined> {
  const { source } = document.machine;
  const place = source.format === 'vmx' ? vmxPlace(document.text, offset) : undefined;
  if (source.format !== 'vmx' || !place || !isQuestion(place, trigger)) return undefined;
  const { tree } = source;
  const style = lineStyle(tree, offset);
  const found =
    place.kind === 'key'
      ? [...deviceSuggestions(document, tree, place, style), ...keySuggestions(document, tree, place, style)]
      : await valueSuggestions(document, place, style);
  // Which numbers and devices are offered depends on every character of a device's name.
  const isIncomplete = place.kind === 'key' && !place.typed.includes('.');
  const fitting = isIncomplete ? found.filter((one) => mayMean(one, place.typed)) : found;
  return { isIncomplete, items: fitting.map((suggestion) => toItem(document, suggestion)) };
}

/** Whether the typed letters stand in the suggestion in their order, as clients compare them; the list stays short so. */
function mayMean({ label, filter = label }: Suggestion, typed: string): boolean {
  const name = filter.toLowerCase();
  let at = 0;
  for (const letter of typed.toLowerCase()) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** A blank between words asks nothing; where a value begins it does. A dot in a value asks nothing either. */
function isQuestion(place: KeyPlace | ValuePlace, trigger: string | undefined): boolean {
  if (trigger === undefined) return true;
  return place.kind === 'key' ? trigger === '.' || trigger === ':' : place.typed === '';
}
