import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { isVmcBus, LAST_CONTROLLER, LAST_LOCATION } from '../machine/edits/deviceRanges.js';
import { freeNumber } from '../machine/edits/numbering.js';
import {
  controllerName,
  controllerOf,
  isSharingBus,
  sameController,
  slotName,
  type Controller,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { writtenId } from '../machine/vmc/leaves.js';
import { attribute } from '../syntax/vmc/query.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule, type Finding } from './rule.js';
import { drivePlace, isFoundByPlace, isTwice } from './terms/drivePlace.js';
import { source } from './sources.js';
import { asSureAsNames } from './terms/usualNames.js';

export default machineRule({
  id: 'vmc-scsi-location-range',
  summary: 'A drive is at a location, or on an IDE controller, that does not exist.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvs', 'IVMHardDiskConnection::SetBusLocation')],

  *check({ machine }) {
    for (const controller of machine.controllers) {
      const finding = ideControllerFinding(machine, controller);
      if (finding) yield finding;
    }
    for (const disk of machine.disks) {
      const finding = disk.isPresent ? locationFinding(machine, disk) : undefined;
      if (finding) yield finding;
    }
  },
});

/** On a shared bus only location 0 counts, which another rule watches. */
function locationFinding(machine: VirtualMachine, disk: Disk): Finding | undefined {
  const { slot, element } = disk;
  const controller = controllerOf(machine, slot);
  const id = element && attribute(element, 'id');
  const written = element && writtenId(element);
  if (!isVmcBus(slot.bus) || !controller || isSharingBus(controller)) return undefined;
  const last = LAST_LOCATION[slot.bus];
  if (!id || written === undefined || written <= last) return undefined;
  const used = machine.disks
    .filter((one) => one.isPresent && sameController(one.slot, slot))
    .map((one) => one.slot.target);
  const free = freeNumber(used, last);
  const place = drivePlace({ ...slot, target: written });
  return {
    span: id.span,
    subject: slotName(slot),
    what:
      disk.fileName.value === undefined
        ? say`A drive is at ${place}.`
        : say`The drive ${baseName(disk.fileName.value)} is at ${place}.`,
    why: say`Such a controller has the locations 0 to ${last}, and Virtual Server refuses every other one.`,
    how:
      free === undefined
        ? say`All of them are taken, so move the drive to another controller.`
        : say`Move the drive to location ${free}, which is free.`,
    ...asSureAsNames(controller),
    fixes:
      free === undefined || !isFoundByPlace(machine, disk)
        ? []
        : [
            fixIn(machine, say`Move the drive to location ${free}`, 'unsafe', (one) =>
              editMachine(one).moveDisk(slot, { ...slot, target: free }),
            ),
          ],
  };
}

function ideControllerFinding(machine: VirtualMachine, controller: Controller): Finding | undefined {
  const id = controller.element && attribute(controller.element, 'id');
  const written = controller.element && writtenId(controller.element);
  if (controller.bus !== 'ide' || !id || written === undefined || written <= LAST_CONTROLLER.ide)
    return undefined;
  const used = machine.controllers.filter(({ bus }) => bus === 'ide').map(({ number }) => number);
  const free = freeNumber(used, LAST_CONTROLLER.ide);
  return {
    span: id.span,
    subject: controllerName(controller),
    what: say`An IDE controller has the number ${written}.`,
    why: say`A machine has two IDE controllers, 0 and ${LAST_CONTROLLER.ide}, and no drive on any other is found.`,
    how:
      free === undefined
        ? say`Both are there already, so move the drives to them or to a SCSI controller.`
        : say`Give the controller the number ${free}, which is free.`,
    fixes:
      free === undefined || isTwice(machine, controller)
        ? []
        : [
            fixIn(machine, say`Give the IDE controller the number ${free}`, 'unsafe', (one) =>
              editMachine(one).renumberController(controller, free),
            ),
          ],
  };
}
