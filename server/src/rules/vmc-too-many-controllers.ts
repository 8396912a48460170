import { editMachine } from '../machine/editMachine.js';
import { LAST_CONTROLLER } from '../machine/edits/deviceRanges.js';
import { freeNumber } from '../machine/edits/numbering.js';
import { controllerName, type Controller, type VirtualMachine } from '../machine/virtualMachine.js';
import { writtenId } from '../machine/vmc/leaves.js';
import { attribute } from '../syntax/vmc/query.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule, type Fix } from './rule.js';
import { source } from './sources.js';
import { asSureAsNames } from './terms/usualNames.js';
import { isTwice } from './terms/drivePlace.js';

const LAST = LAST_CONTROLLER.scsi;

export default machineRule({
  id: 'vmc-too-many-controllers',
  summary: 'A SCSI controller has a number above 3.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvs', 'IVMHardDiskConnection::SetBusLocation')],

  *check({ machine }) {
    for (const controller of machine.controllers.filter(({ bus }) => bus === 'scsi')) {
      const id = controller.element && attribute(controller.element, 'id');
      const written = controller.element && writtenId(controller.element);
      if (!id || written === undefined || written <= LAST) continue;
      const used = machine.controllers.filter(({ bus }) => bus === 'scsi').map(({ number }) => number);
      const free = freeNumber(used, LAST);
      yield {
        span: id.span,
        subject: controllerName(controller),
        what: say`A SCSI controller has the number ${written}.`,
        why: say`A machine of Virtual Server has four SCSI controllers, 0 to ${LAST}, and refuses a disk on any other.`,
        how:
          free === undefined
            ? say`All four numbers are taken, so move its disks to another controller and remove it.`
            : say`Give the controller a free number from 0 to ${LAST}.`,
        ...asSureAsNames(controller),
        fixes:
          free === undefined || isTwice(machine, controller) ? [] : [renumberFix(machine, controller, free)],
      };
    }
  },
});

function renumberFix(machine: VirtualMachine, controller: Controller, free: number): Fix {
  return fixIn(machine, say`Give the controller the number ${free}`, 'unsafe', (one) =>
    editMachine(one).renumberController(controller, free),
  );
}
