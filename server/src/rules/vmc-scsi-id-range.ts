import type { Sharer } from '../cluster/clusterIndex.js';
import { editMachine } from '../machine/editMachine.js';
import { LAST_CONTROLLER } from '../machine/edits/deviceRanges.js';
import {
  controllerName,
  controllerOf,
  disksOn,
  isSharingBus,
  type Controller,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule, type RuleContext } from './rule.js';
import { isCopyOf } from '../cluster/machineCopy.js';
import { currentScsiId, SCSI_IDS } from './terms/scsiIds.js';
import { source } from './sources.js';
import { asSureAsNames } from './terms/usualNames.js';

export default machineRule({
  id: 'vmc-scsi-id-range',
  summary: 'A SCSI controller has an id other than 6 or 7.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvs', 'IVMSCSIController::Configure and IVMSCSIController::SCSIID')],

  *check(context) {
    const { machine } = context;
    for (const controller of machine.controllers) {
      const id = controller.scsiId.value;
      if (id === undefined || SCSI_IDS.includes(id) || mayBeNumber(controller, id)) continue;
      const right = rightId(context, controller);
      yield {
        span: controller.scsiId.span,
        subject: controllerName(controller),
        what: say`SCSI controller ${controller.number} has the SCSI id ${id}.`,
        why: say`Virtual Server takes 7, its default, or 6 for the second node of a cluster, and refuses every other id.`,
        how:
          right === undefined
            ? say`7 and 6 are taken on this bus: keep two nodes, and take the disk out of the others.`
            : say`Set the id to ${right}.`,
        ...asSureAsNames(controller),
        fixes:
          right === undefined
            ? []
            : [
                fixIn(machine, say`Set the SCSI id to ${right}`, 'unsafe', (one) =>
                  editMachine(one).setScsiId(controller, right),
                ),
              ],
      };
    }
  },
});

/** Under another name than the usual one, a low id may be the number of the controller. */
function mayBeNumber({ usualNames }: Controller, id: number): boolean {
  return !usualNames && id >= 0 && id <= LAST_CONTROLLER.scsi;
}

/** 7, or on a shared bus the id that the other node leaves; undefined for a third node, which finds none. */
function rightId(context: RuleContext, controller: Controller): number | undefined {
  if (!isSharingBus(controller)) return 7;
  const taken = disksOn(context.machine, controller)
    .flatMap((disk) => context.sharersOf(disk))
    .filter(({ facts }) => !isCopyOf(context.machine, facts.machine))
    .map((sharer) => idOfOther(context.machine, sharer));
  return SCSI_IDS.find((id) => !taken.includes(id));
}

/** Where both nodes have a wrong id, the first of them by name gets 7, so that both repairs together fit. */
function idOfOther(machine: VirtualMachine, { facts, disk }: Sharer): number | undefined {
  const other = controllerOf(facts.machine, disk.slot);
  const id = other && currentScsiId(other);
  if (id === undefined || SCSI_IDS.includes(id)) return id;
  return facts.machine.uri < machine.uri ? 7 : undefined;
}
