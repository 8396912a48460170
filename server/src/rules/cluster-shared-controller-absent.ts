import { editMachine } from '../machine/editMachine.js';
import { isAbsent, valueText } from '../machine/fact.js';
import {
  controllerName,
  hangsOn,
  isSharingBus,
  slotName,
  type Controller,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { hasBus } from './terms/requiredFeatures.js';

export default machineRule({
  id: 'cluster-shared-controller-absent',
  aliases: ['vmx-device-on-absent-controller'],
  summary: 'A SCSI, SATA or NVMe controller is used or shared, but not switched on by its present.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('sanbarrow', 'present, the main switch'), source('libvirt', 'src/vmx/vmx.c')],

  *check({ machine }) {
    for (const controller of machine.controllers) {
      const { present } = controller;
      // An IDE channel is there unless it is switched off.
      if (controller.bus === 'ide' || (present.value !== false && !isAbsent(present))) continue;
      const used = usedDevices(machine, controller);
      const isShared = isSharingBus(controller);
      if (used.length === 0 && !isShared) continue;
      const name = controllerName(controller);
      const reason =
        used.length > 0
          ? say`the controller holds ${inWords(used.map(({ slot }) => slotName(slot)))}`
          : say`the bus of the controller is shared (${name}.sharedBus = "${valueText(controller.sharing)}")`;
      yield {
        span: used.length === 0 ? controller.sharing.span : present.span,
        subject: name,
        what:
          present.value === false
            ? say`${name}.present is FALSE, although ${reason}.`
            : say`${name}.present = "TRUE" is missing, although ${reason}.`,
        why: say`This setting is the main switch of the controller: without it VMware ignores every setting of ${name}, so the guest sees no disk there and nothing is shared.`,
        how: say`Write ${name}.present = "TRUE", or switch the devices on it off as well.`,
        // No document of VMware says it of the younger buses. And without any disk the sharing may be what is left of an adapter
        // that was removed.
        ...(controller.bus === 'scsi' && hasDisk(machine, controller) ? {} : { atMost: 'warning' as const }),
        fixes: hasBus(machine, controller.bus)
          ? [
              fixIn(machine, say`Set ${name}.present = "TRUE"`, 'unsafe', (one) =>
                editMachine(one).enableController(controller),
              ),
            ]
          : [],
      };
    }
  },
});

/** Whether a disk is written for the controller, switched on or not. */
function hasDisk(machine: VirtualMachine, controller: Controller): boolean {
  return machine.disks.some((disk) => hangsOn(disk, controller));
}

/** Devices that are switched on. One that names a file and is neither on nor off is the business of vmx-device-without-present. */
function usedDevices(machine: VirtualMachine, controller: Controller): readonly Disk[] {
  return machine.disks.filter((disk) => disk.present.value === true && hangsOn(disk, controller));
}
