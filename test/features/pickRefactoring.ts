import assert from 'node:assert/strict';
import type { CodeAction, CodeActionContext } from 'vscode-languageserver';
import { offeredActions, resolveOffer } from '../../server/src/features/editing/offeredActions.js';
import type { Files } from '../lintFiles.js';
import { changedTexts } from './applyWorkspaceEdit.js';
import { cursorIn, type Cursor, type SessionOptions } from './editorSession.js';

/** A file of these lines, each with a line feed behind it. */
export const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

/** What is offered at a cursor: refactorings, where the context asks for nothing else. */
export async function actionsAt(
  { session, document, position }: Cursor,
  context: Partial<CodeActionContext> = {},
): Promise<CodeAction[]> {
  return offeredActions(session, {
    textDocument: { uri: document.uri },
    range: { start: position, end: position },
    context: { diagnostics: [], only: ['refactor'], ...context },
  });
}

/** The titles of what is offered at the mark `$0`. */
export const titles = async (files: Files, context?: Partial<CodeActionContext>): Promise<string[]> =>
  (await actionsAt(await cursorIn(files), context)).map(({ title }) => title);

/** The files that change when the action of that title is picked at the mark `$0`. */
export async function picked(
  files: Files,
  title: string,
  options?: SessionOptions,
): Promise<Record<string, string>> {
  const cursor = await cursorIn(files, options);
  const action = (await actionsAt(cursor, { only: [''] })).find((one) => one.title === title);
  assert.ok(action && !action.disabled, `${title}: ${action?.disabled?.reason ?? 'not offered'}`);
  const { edit } = action.edit ? action : ((await resolveOffer(cursor.session, action)) ?? {});
  return changedTexts(cursor.session, edit);
}

/** Why the action of that title cannot be picked at the mark `$0`; undefined where it can, or is not offered. */
export async function reasonAgainst(files: Files, title: string): Promise<string | undefined> {
  const actions = await actionsAt(await cursorIn(files));
  return actions.find((one) => one.title === title)?.disabled?.reason;
}

/** A node of a cluster in a box on GSX Server, with the mark before the disk that the nodes share. */
export const NODE = (name: string, mark = '', end = '\n'): string =>
  [
    '# vmxlint product=gsx3 cluster=in-a-box',
    `displayName = "${name}"`,
    'scsi0.present = "TRUE"',
    `scsi0:0.fileName = "${name}.vmdk"`,
    'scsi1.present = "TRUE"',
    'scsi1.virtualDev = "lsilogic"',
    'scsi1.sharedBus = "virtual"',
    `${mark}scsi1:0.present = "TRUE"`,
    'scsi1:0.fileName = "/san/quorum.vmdk"',
    'disk.locking = "FALSE"',
    '',
  ].join(end);
