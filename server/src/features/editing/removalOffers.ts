import { CodeActionKind } from 'vscode-languageserver';
import { say, type Phrase } from '../../l10n/phrase.js';
import { baseName } from '../../machine/diskPath.js';
import { editMachine } from '../../machine/editMachine.js';
import type { MachineEditor } from '../../machine/editor.js';
import { controllerName, diskAt, slotName, type VirtualMachine } from '../../machine/virtualMachine.js';
import { deviceName, type Device } from './device.js';
import type { OfferedEdit, OfferPlace } from './offeredEdit.js';

/** Takes the device out of this one machine; its file, and other nodes, are left alone. */
export function removalOffers({ document: { machine }, device }: OfferPlace): readonly OfferedEdit[] {
  if (!device) return [];
  return [
    {
      id: `remove ${deviceName(device)}`,
      kind: CodeActionKind.RefactorRewrite,
      title: titleOf(machine, device),
      machines: [machine],
      edits: () => remove(editMachine(machine), device).edits(),
    },
  ];
}

function titleOf(machine: VirtualMachine, device: Device): Phrase {
  const name = deviceName(device);
  switch (device.kind) {
    case 'adapter':
      return say`Remove the network adapter ${name} from this machine`;
    case 'controller': {
      const { bus, number } = device.id;
      const onIt = machine.disks.filter(({ slot }) => slot.bus === bus && slot.controller === number);
      return onIt.length > 0
        ? say`Remove the controller ${controllerName(device.id)} from this machine with everything on it`
        : say`Remove the controller ${controllerName(device.id)} from this machine`;
    }
    case 'drive': {
      const file = baseName(diskAt(machine, device.slot)?.fileName.value ?? '');
      return file === ''
        ? say`Remove ${slotName(device.slot)} from this machine`
        : say`Remove ${slotName(device.slot)} (${file}) from this machine`;
    }
  }
}

function remove(editor: MachineEditor, device: Device): MachineEditor {
  switch (device.kind) {
    case 'adapter':
      return editor.removeAdapter(device.number);
    case 'controller':
      return editor.removeController(device.id);
    case 'drive':
      return editor.removeDisk(device.slot);
  }
}
