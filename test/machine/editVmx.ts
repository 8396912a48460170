import type { MachineEditor } from '../../server/src/machine/editor.js';
import { editMachine } from '../../server/src/machine/editMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';

/** The text after edits. */
export function edited(text: string, edit: (editor: MachineEditor) => MachineEditor): string {
  return applyEdits(text, edit(editMachine(readVmxMachine('file:///vms/a.vmx', text))).edits());
}

/** The text with a shared bus on scsi1: one line is written, and nothing beside it. */
export const writeMode = (text: string): string =>
  edited(text, (editor) => editor.setSetting('scsi1.sharedBus', 'virtual'));

/** The text with the locking of its disks switched off, which writes a flag. */
export const unlock = (text: string): string => edited(text, (editor) => editor.setDiskLocking(false));
