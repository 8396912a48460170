import type { CompletionItem, InsertReplaceEdit, TextEdit } from 'vscode-languageserver';
import { completionAt } from '../../server/src/features/completion/completion.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import type { Files } from '../lintFiles.js';
import { expandSnippet } from '../snippets/snippetBody.js';
import { cursorIn, type Cursor, type SessionOptions } from './editorSession.js';

/** What somebody is offered at the mark `$0`. */
export interface Offered extends Cursor {
  /** In the order of the list. */
  readonly items: readonly CompletionItem[];
  readonly labels: readonly string[];
  /** The suggestion with this label. @throws Error that tells what there is instead */
  readonly item: (label: string) => CompletionItem;
}

/** The suggestions at the mark `$0`, sorted as a client shows them before anything more is typed. */
export async function offered(files: Files, options: SessionOptions = {}): Promise<Offered> {
  const cursor = await cursorIn(files, options);
  const answer = await completionAt(cursor.document, cursor.offset);
  const items = [...(Array.isArray(answer) ? answer : (answer?.items ?? []))].sort((a, b) =>
    (a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1,
  );
  return {
    ...cursor,
    items,
    labels: items.map(({ label }) => label),
    item: (label) => {
      const found = items.find((item) => item.label === label);
      if (!found)
        throw new Error(`"${label}" is not offered; there are ${items.map((one) => one.label).join(' | ')}`);
      return found;
    },
  };
}

/** The suggestions in a machine's file of its own. */
export function offeredIn(text: string, options: SessionOptions = {}): Promise<Offered> {
  return offered({ 'node1.vmx': text }, options);
}

/** The file's text after somebody has taken a suggestion and changed nothing in its places. */
export function accepted(
  { document, text }: Cursor,
  item: CompletionItem,
  mode: 'insert' | 'replace' = 'insert',
): string {
  const edit = item.textEdit;
  if (!edit) throw new Error(`${item.label} has no edit`);
  const range = isTwofold(edit) ? edit[mode] : edit.range;
  const newText = item.insertTextFormat === 2 ? expandSnippet([edit.newText]).text : edit.newText;
  const all: readonly TextEdit[] = [{ range, newText }, ...(item.additionalTextEdits ?? [])];
  return applyEdits(
    text,
    all.map((one) => ({
      span: {
        start: document.places.offset(one.range.start),
        end: document.places.offset(one.range.end),
      },
      newText: one.newText,
    })),
  );
}

/** The text of `node1.vmx` after taking the suggestion with this label at the mark `$0`. */
export async function afterTaking(
  label: string,
  text: string,
  options: SessionOptions = {},
  mode: 'insert' | 'replace' = 'insert',
): Promise<string> {
  const found = await offeredIn(text, options);
  return accepted(found, found.item(label), mode);
}

function isTwofold(edit: TextEdit | InsertReplaceEdit): edit is InsertReplaceEdit {
  return 'insert' in edit;
}
