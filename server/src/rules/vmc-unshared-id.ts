import { ownSharedDisks } from '../cluster/sharedDisks.js';
import { editMachine } from '../machine/editMachine.js';
import { controllerName, disksOn, isPrivateBus, type Controller } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule, type RuleContext } from './rule.js';
import { source } from './sources.js';

/** The id of every controller on a private bus, and the one that is for the second node of a shared bus. */
const PRIVATE_ID = 7;
const SECOND_NODE_ID = 6;

export default machineRule({
  id: 'vmc-unshared-id',
  summary: 'A SCSI controller that is not shared has the id of a second cluster node.',
  formats: ['vmc'],
  severity: { microsoft: 'hint', unknown: 'hint' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvs', 'IVMSCSIController::Configure')],

  *check(context) {
    const { machine } = context;
    for (const controller of machine.controllers) {
      if (controller.scsiId.value !== SECOND_NODE_ID || !isPrivateBus(controller)) continue;
      if (isMeantToShare(context, controller)) continue;
      yield {
        span: controller.scsiId.span,
        subject: controllerName(controller),
        what: say`SCSI controller ${controller.number} has the SCSI id ${SECOND_NODE_ID}, and its bus is not shared.`,
        why: say`Virtual Server gives ${PRIVATE_ID} to a private bus; ${SECOND_NODE_ID} is for the second node of a shared one, so the sharing may have been forgotten.`,
        how: say`Set the id to ${PRIVATE_ID}, or share the bus if this machine is to be a cluster node.`,
        fixes: [
          fixIn(machine, say`Set the SCSI id to ${PRIVATE_ID}`, 'unsafe', (one) =>
            editMachine(one).setScsiId(controller, PRIVATE_ID),
          ),
        ],
      };
    }
  },
});

/** Where a disk on the bus is shared the sharing is what is missing, and another rule says so. */
function isMeantToShare(context: RuleContext, controller: Controller): boolean {
  const shown = ownSharedDisks(context.machine).map(({ disk }) => disk);
  return disksOn(context.machine, controller).some(
    (disk) => shown.includes(disk) || context.sharersOf(disk).length > 0,
  );
}
