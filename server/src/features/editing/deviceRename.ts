import { say, type Phrase } from '../../l10n/phrase.js';
import { editMachine } from '../../machine/editMachine.js';
import { freeSlots, nextFreeAdapter, nextFreeController } from '../../machine/edits/freePlaces.js';
import { whyNotRenumber, whyNotRenumberAdapter } from '../../machine/edits/whyNot.js';
import type { MachineEditor } from '../../machine/editor.js';
import { controllerName, slotName, type VirtualMachine } from '../../machine/virtualMachine.js';
import { deviceName, readDevice, type Device } from './device.js';
import { moveDrive, whyNotMoveTo } from './driveMove.js';
import type { RenameOutcome } from './renameOutcome.js';

/**
 * Gives a device another name, which is another number or place: all its settings follow, and the boot order.
 * @param newName `scsi2` for a controller, `scsi2:0` for a drive, `ethernet1` for an adapter, in any letter case; in a .vmc
 * the number alone will do.
 */
export function renameDevice(machine: VirtualMachine, device: Device, newName: string): RenameOutcome {
  const after = readDevice(newName) ?? readNumber(machine, device, newName);
  if (device.kind === 'controller') {
    if (after?.kind !== 'controller' || after.id.bus !== device.id.bus)
      return { whyNot: noController(machine, device, newName) };
    const { number } = after.id;
    return outcome(machine, whyNotRenumber(machine, device.id, number), (editor) =>
      editor.renumberController(device.id, number),
    );
  }
  if (device.kind === 'drive') {
    if (after?.kind !== 'drive') return { whyNot: noPlace(machine, device, newName) };
    return outcome(machine, whyNotMoveTo(machine, device.slot, after.slot), (editor) => {
      moveDrive(editor, machine, device.slot, after.slot);
      return editor;
    });
  }
  if (after?.kind !== 'adapter') return { whyNot: noAdapter(machine, device, newName) };
  return outcome(machine, whyNotRenumberAdapter(machine, device.number, after.number), (editor) =>
    editor.renumberAdapter(device.number, after.number),
  );
}

function outcome(
  machine: VirtualMachine,
  whyNot: Phrase | undefined,
  edit: (editor: MachineEditor) => MachineEditor,
): RenameOutcome {
  return whyNot ? { whyNot } : { files: [{ uri: machine.uri, edits: edit(editMachine(machine)).edits() }] };
}

/** An `id` of a .vmc holds the number and nothing else. */
function readNumber({ source }: VirtualMachine, device: Device, text: string): Device | undefined {
  if (source.format !== 'vmc' || !/^\s*\d{1,3}\s*$/.test(text)) return undefined;
  const number = Number(text);
  switch (device.kind) {
    case 'controller':
      return { kind: 'controller', id: { ...device.id, number } };
    case 'drive':
      return { kind: 'drive', slot: { ...device.slot, target: number } };
    case 'adapter':
      return { kind: 'adapter', number };
  }
}

type Of<K extends Device['kind']> = Extract<Device, { readonly kind: K }>;

function noController(machine: VirtualMachine, { id }: Of<'controller'>, name: string): Phrase {
  const number = nextFreeController(machine, id.bus) ?? id.number;
  return say`"${name}" is no name for a ${id.bus.toUpperCase()} controller: write for example ${controllerName({ ...id, number })}.`;
}

function noPlace(machine: VirtualMachine, { slot }: Of<'drive'>, name: string): Phrase {
  const free = freeSlots(machine, slot.bus);
  const example = free.find(({ controller }) => controller === slot.controller) ?? free[0] ?? slot;
  return say`"${name}" is no place for a drive. A place is a controller and a number behind a colon: write for example ${slotName(example)}.`;
}

function noAdapter(machine: VirtualMachine, device: Of<'adapter'>, name: string): Phrase {
  const number = nextFreeAdapter(machine) ?? device.number;
  return say`"${name}" is no name for a network adapter: write for example ${deviceName({ kind: 'adapter', number })}.`;
}
