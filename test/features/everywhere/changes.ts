import assert from 'node:assert/strict';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Position,
  PrepareRenameResult,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { parse as parseVmc } from '../../../server/src/syntax/vmc/parse.js';
import { parse as parseVmx } from '../../../server/src/syntax/vmx/parse.js';
import type { VmxTree } from '../../../server/src/syntax/vmx/tree.js';
import { expandSnippet } from '../../snippets/snippetBody.js';
import { SECRET } from './brokenTexts.js';
import { assertInside, textAfter, type ShownTexts } from './places.js';
import { editsOf, type AskedFile, type Stage } from './scene.js';

/** How many lines or places of a text its reader cannot read. */
function errorsIn({ kind }: Pick<AskedFile, 'kind'>, text: string): number {
  if (kind === 'vmdk') return 0;
  return kind === 'vmx' ? parseVmx(text).errors.length : parseVmc(text).errors.length;
}

/** What XML cannot read shifts with every character, so that of a broken .vmc nothing more can be asked. */
function assertNoWorse(file: AskedFile, before: string, after: string, what: string): void {
  const errors = errorsIn(file, before);
  if (file.kind === 'vmc' && errors > 0) return;
  assert.ok(errorsIn(file, after) <= errors, `${what} breaks the file:\n${after}`);
}

/** Takes every suggestion at a place, each in the text as it is, and asks what there is to read about it. */
export async function takeEverySuggestion(set: Stage, file: AskedFile, position: Position): Promise<void> {
  const { uri, text } = file;
  const params = { textDocument: { uri }, position };
  const answer = await set.ask<CompletionItem[] | CompletionList>('textDocument/completion', params);
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  assertInside(items, set.texts, uri);
  assert.ok(!JSON.stringify(items).includes(SECRET), 'a suggestion tells a secret');
  for (const [index, item] of items.entries()) {
    const what = `"${item.label}" at ${JSON.stringify(position)}`;
    for (const after of takenTexts(text, item)) assertNoWorse(file, text, after, what);
    // One in so many is enough, because all are explained in the same way.
    if (index % 50 > 0) continue;
    const explained = await set.ask<CompletionItem>('completionItem/resolve', item);
    assert.ok(!JSON.stringify(explained).includes(SECRET), `the words about ${what} tell a secret`);
  }
}

/** The texts after a suggestion was taken, instead of what stands there and before it. */
function takenTexts(text: string, item: CompletionItem): string[] {
  const edit = item.textEdit;
  assert.ok(edit, `${item.label} does not say what it replaces`);
  const newText = item.insertTextFormat === 2 ? expandSnippet([edit.newText]).text : edit.newText;
  const ranges = 'range' in edit ? [edit.range] : [edit.replace, edit.insert];
  return ranges.map((range) => textAfter(text, [{ range, newText }, ...(item.additionalTextEdits ?? [])]));
}

/** Lays out a file, or a part of it, and asks again: nothing is left to do. */
export async function format(set: Stage, file: AskedFile, method: string, params: object): Promise<void> {
  const { uri, text } = file;
  const edits = (await set.ask<TextEdit[]>(method, params)) ?? [];
  const after = textAfter(text, edits);
  assertNoWorse(file, text, after, method);
  if (file.kind === 'vmx') assert.deepEqual(settings(after), settings(text), `${method} changes settings`);
  if (method !== 'textDocument/formatting') return;
  await set.server.show(uri, after);
  const again = (await set.ask<TextEdit[]>(method, params)) ?? [];
  assert.equal(textAfter(after, again), after, 'formatting does not end');
  await set.server.show(uri, text);
}

const settings = (text: string): string[] =>
  parseVmx(text).tree.entries.map(({ key, value }) => `${key} = ${value}`);

/** Renames what stands at a place, if anything does. */
export async function rename(
  set: Stage,
  file: AskedFile,
  position: Position,
  newName: string,
): Promise<void> {
  const params = { textDocument: { uri: file.uri }, position };
  const target = await set.ask<PrepareRenameResult>('textDocument/prepareRename', params);
  if (!target || !('placeholder' in target)) return;
  const edit = await set.ask<WorkspaceEdit>('textDocument/rename', { ...params, newName });
  if (!edit) return;
  for (const [uri, edits] of editsOf(edit)) {
    const before = set.texts.get(uri) ?? '';
    const after = textAfter(before, edits);
    const changed = { ...file, uri, kind: uri.endsWith('vmc') ? ('vmc' as const) : ('vmx' as const) };
    assertNoWorse(changed, before, after, `renaming ${target.placeholder} to ${newName}`);
    if (changed.kind === 'vmx')
      assertMoved(
        parseVmx(before).tree,
        parseVmx(after).tree,
        target.placeholder,
        newName.trim().toLowerCase(),
      );
  }
}

/**
 * All settings of a device have followed it, those of the devices on it too, and no other is lost: but for what a device
 * that is not in use has left under the new name.
 */
function assertMoved(before: VmxTree, after: VmxTree, from: string, to: string): void {
  const isDevice = /^[a-z]+\d+(?::\d+)?$/.test(from);
  const moved = isDevice ? countOf(before, from) : 0;
  const leftBehind = isDevice ? countOf(before, to) : 0;
  const what = `renaming ${from} to ${to}`;
  if (isDevice) assert.equal(countOf(after, from), 0, `${what} leaves settings behind`);
  // A drive that gets to another controller brings the lines that switch it on.
  assert.ok(countOf(after, to) >= moved, `${what} loses settings of the device`);
  assert.ok(after.entries.length >= before.entries.length - leftBehind, `${what} loses other settings`);
}

const countOf = ({ entries }: VmxTree, device: string): number =>
  entries.filter(({ key }) => deviceIn(key) === device || deviceIn(key).startsWith(`${device}:`)).length;

/** The device of a key; a key of the scheduler has it in second place. */
function deviceIn(key: string): string {
  const [first = '', second = ''] = key.toLowerCase().split('.');
  return first === 'sched' ? second : first;
}

/** Carries out every action that is offered, each in the text as it is. */
export async function takeEveryAction(set: Stage, file: AskedFile, params: object): Promise<void> {
  const actions = (await set.ask<CodeAction[]>('textDocument/codeAction', params)) ?? [];
  for (const action of actions) {
    // Some only show a page.
    if (action.disabled || (action.command && !action.edit)) continue;
    const done = action.edit ? action : await set.ask<CodeAction>('codeAction/resolve', action);
    assert.ok(done?.edit, `"${action.title}" does nothing`);
    assertSound(set.texts, file, done.edit, action.title);
  }
}

function assertSound(texts: ShownTexts, file: AskedFile, edit: WorkspaceEdit, title: string): void {
  for (const [uri, edits] of editsOf(edit)) {
    const before = texts.get(uri);
    if (before === undefined) continue;
    const after = textAfter(before, edits);
    const kind = uri.endsWith('vmc') ? 'vmc' : uri.endsWith('vmdk') ? 'vmdk' : 'vmx';
    assertNoWorse({ ...file, uri, kind }, before, after, `"${title}"`);
  }
}
