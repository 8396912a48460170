import assert from 'node:assert/strict';
import type { MachineEditor } from '../../server/src/machine/editor.js';
import { editMachine } from '../../server/src/machine/editMachine.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { slotName } from '../../server/src/machine/virtualMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { parse } from '../../server/src/syntax/vmc/parse.js';

/** Where the file under test lies. */
export const URI = 'file:///vms/node1.vmc';

/** The text after edits, which must add no XML error. */
export function edited(text: string, edit: (editor: MachineEditor) => MachineEditor): string {
  const result = applyEdits(text, edit(editMachine(readVmcMachine(URI, text))).edits());
  assert.ok(parse(result).errors.length <= parse(text).errors.length, 'a new XML error');
  return result;
}

/** What the disks of a text are, as `slot file`. */
export function disksOf(text: string): string[] {
  return readVmcMachine(URI, text).disks.map(
    ({ slot, fileName }) => `${slotName(slot)} ${fileName.value ?? ''}`,
  );
}
