import { scsiModel, type ScsiModelId } from '../../knowledge/adapterModels.js';
import { FEATURE_SINCE } from '../../knowledge/hardwareLimits.js';
import { valueText } from '../../machine/fact.js';
import { guestGeneration } from '../../machine/guest.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { isFamily, isOnly, VSPHERE } from '../../machine/product.js';
import type { MachineEditor } from '../../machine/editor.js';
import {
  controllerName,
  controllerOf,
  disksOn,
  type Controller,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';

/**
 * The model of a SCSI adapter; ESX 2 writes vmxlsilogic and vmxbuslogic for the first two. Undefined where none is
 * written, because the default depends on guest and release, and for a word that is no model.
 */
export function adapterModel(controller: Controller): ScsiModelId | undefined {
  return scsiModel(valueText(controller.model))?.id;
}

/**
 * The models that vSphere supports for the shared disks of a Windows server, the usual one first. Undefined where the
 * product or the guest does not tell. Source: vSphere 6.5 and 6.7, requirements of failover clustering.
 */
export function modelsForGuest({
  product,
  guest,
}: VirtualMachine): readonly [ScsiModelId, ...ScsiModelId[]] | undefined {
  if (!isOnly(product, ...VSPHERE) || guest.value === undefined) return undefined;
  if (/^winNet/i.test(guest.value)) return ['lsilogic'];
  return guestGeneration(guest.value) === 'scsi-3' ? ['lsisas1068', 'pvscsi'] : undefined;
}

/** True when vSphere does not support the model for the guest's shared disks. */
export function isWrongForGuest(machine: VirtualMachine, controller: Controller): boolean {
  const model = adapterModel(controller);
  return model !== undefined && modelsForGuest(machine)?.includes(model) === false;
}

/** True for a BusLogic adapter on ESX 3 or later, whose cluster guides name LSI Logic adapters only. */
export function isOldAdapter({ product }: VirtualMachine, controller: Controller): boolean {
  return (
    adapterModel(controller) === 'buslogic' &&
    isFamily(product, 'esx') &&
    !product.candidates.includes('esx2')
  );
}

/** False when the virtual hardware is too old for LSI Logic SAS. */
export function mayHaveSas({ hardwareVersion, product }: VirtualMachine): boolean {
  if (hardwareVersion.value !== undefined) return hardwareVersion.value >= FEATURE_SINCE.lsisas1068;
  return !product.known || isOnly(product, ...VSPHERE);
}

/** The model for shared disks that fits the guest and the virtual hardware. */
export function fittingModel(machine: VirtualMachine): ScsiModelId {
  const generation = machine.guest.value === undefined ? undefined : guestGeneration(machine.guest.value);
  return generation === 'scsi-3' && mayHaveSas(machine) ? 'lsisas1068' : 'lsilogic';
}

/** The model for a new controller of shared disks: what the guest needs, else that of the machine's other SCSI controllers. */
export function modelForShared(machine: VirtualMachine): string {
  const other = machine.controllers.find(({ bus, model }) => bus === 'scsi' && model.value !== undefined);
  return modelsForGuest(machine)?.[0] ?? other?.model.value ?? fittingModel(machine);
}

/**
 * Switches the controller on that shared disks come to. A new one gets the model of another one; where the cluster service
 * of the guest cannot use that model, it gets one that it can, and so does an empty controller: shared it would be the
 * next mistake.
 */
export function enableForShared(
  editor: MachineEditor,
  machine: VirtualMachine,
  number: number,
  like: Controller | undefined,
): void {
  const place = { bus: 'scsi', number } as const;
  const there = controllerOf(machine, { bus: 'scsi', controller: number });
  const fitting = fittingModel(machine);
  editor.enableController(place, like && isWrongForGuest(machine, like) ? fitting : like?.model.value);
  if (there && disksOn(machine, place).length === 0 && isWrongForGuest(machine, there))
    editor.setControllerModel(place, fitting);
}

/** False where the virtual hardware is too old for every adapter that the guest's cluster service can use. */
export function hasFittingModel(machine: VirtualMachine): boolean {
  return modelsForGuest(machine)?.includes(fittingModel(machine)) !== false;
}

/** What else a controller needs that is to be shared; undefined where its model will do, or nothing can be set yet. */
export function alsoNeeded(machine: VirtualMachine, controller: Controller): Phrase | undefined {
  if (!isWrongForGuest(machine, controller) || !hasFittingModel(machine)) return undefined;
  return say`Set ${controllerName(controller)}.virtualDev to "${fittingModel(machine)}" as well: for the shared disks of this guest vSphere does not support ${valueText(controller.model)}.`;
}
