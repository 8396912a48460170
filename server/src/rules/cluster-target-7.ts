import { CONTROLLER_TARGET } from '../knowledge/adapterModels.js';
import { controllerName, slotName, type Disk } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { deviceWords, isInUse, leaveTargetFix } from './terms/targetNumbers.js';

export default machineRule({
  id: 'cluster-target-7',
  aliases: ['vmx-target-7'],
  summary: 'A device is at target 7 of a SCSI controller, the place of the controller itself.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('libvirt', 'src/vmx/vmx.c')],

  *check(context) {
    for (const disk of context.machine.disks.filter(isAtController)) {
      const controller = controllerName({ bus: disk.slot.bus, number: disk.slot.controller });
      const fix = leaveTargetFix(context, disk, (use) => isAtController(use.disk));
      yield {
        span: disk.anchor,
        subject: slotName(disk.slot),
        what: say`${deviceWords(disk)} is at target 7 of ${controller}.`,
        why: say`Target 7 belongs to the controller itself, so nothing can be connected there: the guest does not get the device, or the machine does not start.`,
        how:
          disk.kind === 'cdrom'
            ? say`Give it another target number from 0 to 15.`
            : say`Give it another target number from 0 to 15, the same one in every machine that uses the disk.`,
        fixes: fix ? [fix] : [],
      };
    }
  },
});

function isAtController(disk: Disk): boolean {
  return disk.slot.bus === 'scsi' && disk.slot.target === CONTROLLER_TARGET && isInUse(disk);
}
