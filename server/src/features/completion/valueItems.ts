import { MarkupKind, type MarkupContent } from 'vscode-languageserver';
import { encodeEscapes } from '../../syntax/vmx/escape.js';
import type { MachineDocument } from '../machineDocument.js';
import { escapeMarkdown } from '../markdown.js';
import type { Suggestion } from './completionItem.js';
import { spelledValue, writtenValue, type LineStyle } from './lineStyle.js';
import { valueChoices, type Choice } from './valueChoices.js';
import type { ValuePlace } from './vmxPlace.js';

/** The values that may be written at a place of a .vmx. */
export async function valueSuggestions(
  document: MachineDocument,
  place: ValuePlace,
  style: LineStyle,
): Promise<readonly Suggestion[]> {
  const { choices, isList } = await valueChoices(document, place.key);
  const written = document.text.slice(place.replace.start, place.replace.end).toLowerCase();
  // Whoever asks in a value that is complete wants to see the others; they are found by what stands there.
  const isComplete = isList && choices.some(({ value }) => value.toLowerCase() === written);
  const prefix = isComplete ? place.typed : '';
  return choices.map((choice, index) =>
    valueSuggestion(document, place, style, { choice, index, isList, prefix }),
  );
}

/** A choice of a list. */
interface Listed {
  readonly choice: Choice;
  readonly index: number;
  readonly isList: boolean;
  /** What a choice must begin with to be found. */
  readonly prefix: string;
}

function valueSuggestion(
  document: MachineDocument,
  place: ValuePlace,
  style: LineStyle,
  { choice, index, isList, prefix }: Listed,
): Suggestion {
  const { language } = document.session;
  const { detail, description, words, documentation, isDeprecated } = choice;
  const value = spelledValue(style, choice.value);
  const escaped = encodeEscapes(value);
  const part = isDeprecated === true ? 2 : choice.isUnfit === true ? 1 : 0;
  return {
    label: value === '' ? '""' : value,
    kind: choice.kind,
    insert: isList ? place.replace : place.insert,
    replace: place.replace,
    pieces: [text(place, style, value)],
    filter: `${prefix}${escaped}${words === undefined ? '' : ` ${words}`}`,
    order: `${part}${String(index).padStart(4, '0')}`,
    ...(detail ? { detail: language(detail) } : {}),
    ...(description ? { description: language(description) } : {}),
    ...(isDeprecated === true ? { isDeprecated } : {}),
    ...(documentation ? { documentation: paragraphs(document, documentation.map(language)) } : {}),
  };
}

function text({ quotes, isTight, trail }: ValuePlace, style: LineStyle, value: string): string {
  if (quotes !== 'none') return `${encodeEscapes(value)}${quotes === 'open' ? '"' : ''}${trail}`;
  return `${isTight ? style.after : ''}${writtenValue(style, value)}${trail}`;
}

function paragraphs({ session }: MachineDocument, texts: readonly string[]): MarkupContent {
  return session.abilities.completionMarkdown
    ? { kind: MarkupKind.Markdown, value: texts.map(escapeMarkdown).join('\n\n') }
    : { kind: MarkupKind.PlainText, value: texts.join('\n') };
}
