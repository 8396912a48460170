import { lastTarget as lastTargetOfModel } from '../knowledge/adapterModels.js';
import { lastTarget } from '../machine/edits/deviceRanges.js';
import { valueText } from '../machine/fact.js';
import {
  controllerName,
  controllerOf,
  slotName,
  type Controller,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { adapterModel } from './terms/adapterModel.js';
import type { MachineDisk } from './terms/machineDisk.js';
import { deviceWords, isInUse, leaveTargetFix } from './terms/targetNumbers.js';

export default machineRule({
  id: 'cluster-too-many-targets',
  aliases: ['vmx-too-many-targets'],
  summary: 'A device has a target number that its SCSI adapter does not have.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('libvirt', 'src/vmx/vmx.c, tests/vmx2xmldata/scsi-driver-superwide-max.vmx')],

  *check(context) {
    const { machine } = context;
    for (const disk of machine.disks) {
      const controller = controllerOf(machine, disk.slot);
      if (!controller || !isBeyond({ machine, disk })) continue;
      const fix = leaveTargetFix(context, disk, isBeyond);
      const last = lastTarget(machine, controller);
      yield {
        span: disk.anchor,
        subject: slotName(disk.slot),
        what: say`${deviceWords(disk)} has target ${disk.slot.target}, but ${adapterWords(machine, controller)} has targets 0 to ${last} only.`,
        why: say`There is no such place on the bus: the guest does not get the device, or the machine does not start.`,
        how: say`Give it a free target number up to ${last}, but not 7, the same one in every machine that uses the disk.`,
        fixes: fix ? [fix] : [],
      };
    }
  },
});

function isBeyond({ machine, disk }: MachineDisk): boolean {
  const controller = controllerOf(machine, disk.slot);
  if (disk.slot.bus !== 'scsi' || !controller || !isInUse(disk)) return false;
  return disk.slot.target > lastTarget(machine, controller);
}

function adapterWords(machine: VirtualMachine, controller: Controller): Phrase {
  const name = controllerName(controller);
  const model = adapterModel(controller);
  if (model === 'pvscsi' && lastTarget(machine, controller) < lastTargetOfModel(model, undefined))
    return say`${name} (pvscsi with virtual hardware ${valueText(machine.hardwareVersion)})`;
  return model === undefined ? say`${name}` : say`${name} (${model})`;
}
