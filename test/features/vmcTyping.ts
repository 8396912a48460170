import { InsertTextFormat, InsertTextMode, type CompletionItem, type TextEdit } from 'vscode-languageserver';
import { vmcCompletion } from '../../server/src/features/completion/vmcCompletion.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import type { Files } from '../lintFiles.js';
import { MODERN_CLIENT } from '../protocol/serverProcess.js';
import { cursorIn, type Cursor, type SessionOptions } from './editorSession.js';

/** An editor that inserts lines as they are given. */
export const KEEPS_INDENTATION = {
  ...MODERN_CLIENT,
  textDocument: {
    ...MODERN_CLIENT.textDocument,
    completion: {
      completionItem: {
        ...MODERN_CLIENT.textDocument.completion.completionItem,
        insertTextModeSupport: { valueSet: [1, 2] },
      },
    },
  },
};

/** A machine's file with these lines inside `hardware`, each indented by two tabs. */
export function inHardware(...lines: readonly string[]): Files {
  const inner = lines.map((line) => `\t\t${line}\n`).join('');
  return { 'node1.vmc': `<preferences>\n\t<hardware>\n${inner}\t</hardware>\n</preferences>\n` };
}

/** The lines of a text inside `hardware`, without the indentation that they have in common. */
export function hardwareOf(text: string): string[] {
  const inner = /<hardware>\n([^]*)\n\t<\/hardware>/.exec(text)?.[1] ?? text;
  return inner.split('\n').map((line) => line.replace(/^\t\t/, ''));
}

/** What is offered at `$0`, in the order in which a client shows it. */
export async function offered(
  files: Files,
  options: SessionOptions = {},
  trigger?: string,
): Promise<string[]> {
  return (await suggestions(await cursorIn(files, options), trigger)).map(({ label }) => label);
}

/** The text after taking a suggestion at `$0`; places to fill in hold what a client shows first, the first marked with `|`. */
export async function accepting(
  label: string,
  files: Files,
  options: SessionOptions = { capabilities: KEEPS_INDENTATION },
): Promise<string> {
  const cursor = await cursorIn(files, options);
  const all = await suggestions(cursor);
  const item = all.find((one) => one.label === label);
  if (!item) throw new Error(`not offered: ${label}, but ${all.map((one) => one.label).join(', ')}`);
  return accepted(cursor, item);
}

/** The suggestions that a client shows, which compares what is typed with what an item filters by. */
async function suggestions(cursor: Cursor, trigger?: string): Promise<CompletionItem[]> {
  const { document, offset, text } = cursor;
  const items = await vmcCompletion(document, offset, trigger);
  return items
    .filter(({ textEdit, filterText, label }) => {
      const range = rangeOf(textEdit!);
      const typed = text.slice(document.places.offset(range.start), offset);
      return isSubsequence(typed, filterText ?? label);
    })
    .sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

function accepted({ document: { places }, text }: Cursor, item: CompletionItem): string {
  const edits = [
    { range: rangeOf(item.textEdit!), newText: written(text, item) },
    ...(item.additionalTextEdits ?? []),
  ];
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      span: { start: places.offset(range.start), end: places.offset(range.end) },
      newText,
    })),
  );
}

function written(text: string, { textEdit, insertTextFormat, insertTextMode }: CompletionItem): string {
  const { newText } = textEdit!;
  if (insertTextFormat !== InsertTextFormat.Snippet) return newText;
  const line = text.split(/\r\n|\n/)[rangeOf(textEdit!).start.line] ?? '';
  const filled = filledIn(newText);
  const indentation = /^[ \t]*/.exec(line)?.[0] ?? '';
  return insertTextMode === InsertTextMode.asIs ? filled : filled.replaceAll('\n', `\n${indentation}`);
}

/** A snippet as it looks right after it was inserted. */
function filledIn(snippet: string): string {
  return snippet
    .replaceAll(/\$\{(\d+)\|((?:\\.|[^,|\\])*)[^}]*\}/g, (_all, stop: string, first: string) =>
      marked(stop, first),
    )
    .replaceAll(/\$\{(\d+):((?:\\.|[^}\\])*)\}/g, (_all, stop: string, value: string) => marked(stop, value))
    .replaceAll(/(?<!\\)\$(\d+)/g, (_all, stop: string) => marked(stop, ''))
    .replaceAll(/\\([\\$},|])/g, '$1');
}

const marked = (stop: string, value: string): string => (stop === '1' ? `|${value}` : value);

function rangeOf(edit: NonNullable<CompletionItem['textEdit']>): TextEdit['range'] {
  return 'range' in edit ? edit.range : edit.replace;
}

function isSubsequence(typed: string, filter: string): boolean {
  let next = 0;
  for (const character of filter.toLowerCase()) if (character === typed.toLowerCase()[next]) next++;
  return next >= typed.length;
}
