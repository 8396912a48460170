import assert from 'node:assert/strict';
import type { Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits } from '../../../server/src/syntax/text.js';

/** The texts that an editor shows or would show, by URI: without byte order marks. */
export type ShownTexts = ReadonlyMap<string, string>;

/** The place of an offset as an editor counts it. */
export function positionAt(text: string, offset: number): Position {
  return TextDocument.create('', '', 0, text).positionAt(offset);
}

/** The offset of a place. @throws AssertionError where the text has no such place. */
export function offsetAt(text: string, position: Position): number {
  const document = TextDocument.create('', '', 0, text);
  const offset = document.offsetAt(position);
  const { line, character } = position;
  // Behind a line's last character an editor goes no further.
  assert.deepEqual(
    document.positionAt(offset),
    { line, character },
    `${JSON.stringify(position)} is no place`,
  );
  return offset;
}

/** The text after edits. @throws when one lies outside or two overlap. */
export function textAfter(
  text: string,
  edits: readonly { readonly range: Range; readonly newText: string }[],
): string {
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      span: { start: offsetAt(text, range.start), end: offsetAt(text, range.end) },
      newText,
    })),
  );
}

/** Asserts of every range and place in an answer that it lies in the text of its file, and does not end before it starts. */
export function assertInside(answer: unknown, texts: ShownTexts, asked: string): void {
  if (Array.isArray(answer)) {
    for (const one of answer) assertInside(one, texts, asked);
    return;
  }
  if (typeof answer !== 'object' || answer === null) return;
  const record = answer as Readonly<Record<string, unknown>>;
  const text = texts.get(asked);
  if (isPosition(record)) {
    if (text !== undefined) offsetAt(text, record);
    return;
  }
  if (text !== undefined && isPosition(record['start']) && isPosition(record['end']))
    assert.ok(
      offsetAt(text, record['start']) <= offsetAt(text, record['end']),
      'a range ends before it starts',
    );
  const uri = uriIn(record) ?? asked;
  for (const [name, value] of Object.entries(record)) {
    if (name === 'changes')
      for (const [file, edits] of Object.entries(value ?? {})) assertInside(edits, texts, file);
    else assertInside(value, texts, name === 'originSelectionRange' || name === 'fromRanges' ? asked : uri);
  }
}

function isPosition(value: unknown): value is Position {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}

function uriIn(record: Readonly<Record<string, unknown>>): string | undefined {
  const document = record['textDocument'] as { readonly uri?: string } | undefined;
  const uri = record['uri'] ?? record['targetUri'] ?? document?.uri;
  return typeof uri === 'string' ? uri : undefined;
}
