import { editMachine } from '../machine/editMachine.js';
import type { MachineEditor } from '../machine/editor.js';
import { pathNotation } from '../machine/diskPath.js';
import { type Fact, isAbsent, valueText } from '../machine/fact.js';
import { controllerOf, slotName, type Controller, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { hasBus } from './terms/requiredFeatures.js';
import { namedDevices, vmxFile } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-device-without-present',
  summary: 'A device names its file, but is not switched on by its own present.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('libvirt', 'src/vmx/vmx.c, defaults'), source('sanbarrow', 'present, the main switch')],

  *check({ machine }) {
    for (const { name, fileName, controller } of devicesWithoutPresent(machine)) {
      const file = valueText(fileName).trim();
      const isDevice = pathNotation(file) === 'device';
      yield {
        span: fileName.span,
        subject: name,
        what: say`${name} names ${file}, but ${name}.present = "TRUE" is missing.`,
        why: say`Without it the device counts as switched off, so the guest does not see it.`,
        how: say`Write ${name}.present = "TRUE", or delete the lines of ${name}.`,
        // A drive of the host that nobody switched on is hardly missed.
        ...(isDevice ? { atMost: 'hint' as const } : {}),
        // Whoever has switched the controller off knows what shall become of the device.
        fixes:
          needsSwitch(controller) && controller.present.value === false
            ? []
            : [
                fixIn(machine, say`Set ${name}.present = "TRUE"`, 'unsafe', (one) =>
                  withController(one, controller).setSetting(`${name}.present`, 'TRUE'),
                ),
              ],
      };
    }
  },
});

interface SwitchedOff {
  readonly name: string;
  readonly fileName: Fact<string>;
  /** What holds the device; undefined for a port. */
  readonly controller?: Controller | undefined;
}

/** An IDE channel is there unless it is switched off. */
function needsSwitch(controller: Controller | undefined): controller is Controller {
  return controller !== undefined && controller.bus !== 'ide';
}

/** A disk that is switched on is no use on a controller that is not there, and the next finding then. */
function withController(machine: VirtualMachine, controller: Controller | undefined): MachineEditor {
  const editor = editMachine(machine);
  return needsSwitch(controller) && isAbsent(controller.present) && hasBus(machine, controller.bus)
    ? editor.enableController(controller)
    : editor;
}

/** Disks, drives and ports; not floppies, which are there unless the file says otherwise. */
function* devicesWithoutPresent(machine: VirtualMachine): Iterable<SwitchedOff> {
  for (const { slot, present, fileName } of machine.disks) {
    if (!isAbsent(present) || !isNamed(fileName)) continue;
    yield { name: slotName(slot), fileName, controller: controllerOf(machine, slot) };
  }
  const settings = vmxFile(machine);
  if (!settings) return;
  for (const {
    device: { name },
    anchor,
  } of namedDevices(settings.tree, ['serial', 'parallel'])) {
    const present = settings.read.flag(`${name}.present`, anchor);
    const fileName = settings.read.text(`${name}.fileName`, anchor);
    if (isAbsent(present) && isNamed(fileName)) yield { name, fileName };
  }
}

/** Words such as `-1` or `emptyBackingString` say that there is none. */
function isNamed({ value }: Fact<string>): boolean {
  const name = value?.trim() ?? '';
  return !/^(?:-1|emptyBackingString|thinprint|)$/i.test(name);
}
