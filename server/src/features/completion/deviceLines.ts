import { ownSharedDisks } from '../../cluster/sharedDisks.js';
import { companions, type Companion } from '../../knowledge/companions.js';
import { networkModels, scsiModel, scsiModels } from '../../knowledge/adapterModels.js';
import { FEATURE_SINCE } from '../../knowledge/hardwareLimits.js';
import { spansHosts } from '../../machine/declaration.js';
import { isFamily, isOnly } from '../../machine/product.js';
import {
  controllerName,
  isSharingBus,
  type Controller,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { baseName } from '../../machine/diskPath.js';
import { fileStem } from '../../machine/fileStem.js';
import { fittingModel, modelsForGuest } from '../../rules/terms/adapterModel.js';
import type { TextEdit } from '../../syntax/text.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import type { MachineDocument } from '../machineDocument.js';
import type { Piece } from './completionItem.js';
import type { NewDevice } from './newDevices.js';
import { networkNames } from './networkNames.js';
import { sharedDiskNames } from './sharedDiskNames.js';

/** One setting of a new device. */
export interface DeviceLine {
  readonly key: string;
  readonly value: Piece;
}

/** The settings that a device still lacks, and the changes of those it has. */
export interface DeviceSettings {
  readonly lines: readonly DeviceLine[];
  readonly edits: readonly TextEdit[];
}

/** What a new device needs: the settings that are not in the file yet, and the main switch put on where it is off. */
export function deviceSettings(document: MachineDocument, tree: VmxTree, device: NewDevice): DeviceSettings {
  const { machine } = document;
  const family = isFamily(machine.product, 'esx') ? 'esx' : 'hosted';
  const needed = companions(device.name, family);
  const onController = device.controller
    ? companions(controllerName(device.controller), family).map((one) => line(document, one, false))
    : [];
  const own = needed.flatMap((one) => {
    const isModel = device.isShared === true && /\.virtualDev$/i.test(one.key);
    return isModel
      ? [line(document, one, true), sharedBus(machine, device.name)]
      : [line(document, one, isOnSharedBus(machine, device.name))];
  });
  const independent = mayBeIndependent(machine, device.name)
    ? [{ key: `${device.name}.mode`, value: 'independent-persistent' }]
    : [];
  const lines = [...onController, ...own, ...independent].filter(({ key }) => tree.all(key).length === 0);
  const off = needed.slice(0, 1).flatMap(({ key }) => tree.only(key) ?? []);
  return {
    lines,
    edits: off
      .filter(({ value }) => /^\s*false\s*$/i.test(value))
      .map(({ value, valueSpan }) => ({
        span: valueSpan,
        newText: value === value.toLowerCase() ? 'true' : 'TRUE',
      })),
  };
}

/** @param isShared the device is a shared controller, or hangs on one */
function line(document: MachineDocument, companion: Companion, isShared: boolean): DeviceLine {
  const { key } = companion;
  const setting = key.slice(key.lastIndexOf('.') + 1).toLowerCase();
  if (setting === 'virtualdev' && /^ethernet\d/i.test(key))
    return { key, value: networkModelPiece(document.machine, companion) };
  if (setting === 'virtualdev' && /^scsi\d/i.test(key))
    return { key, value: scsiModelPiece(document.machine, isShared) };
  if (setting === 'filename' && /^(?:scsi|sata|nvme)\d+:/i.test(key))
    return { key, value: { value: diskName(document, isShared) } };
  if (setting === 'networkname')
    return { key, value: { value: networkNames(document, 'networkName')[0] ?? companion.value } };
  if (setting === 'connectiontype')
    return { key, value: { value: companion.value, choices: ['bridged', 'hostonly', 'nat'] } };
  return { key, value: companion.isChosen ? { value: companion.value } : companion.value };
}

/**
 * The model that another adapter of the machine has, because its guest surely has the driver; for shared disks only where
 * vSphere supports it for the cluster of that guest. Else what fits the guest.
 */
function scsiModelPiece(machine: VirtualMachine, isShared: boolean): Piece {
  const hardware = machine.hardwareVersion.value;
  const others = machine.controllers.flatMap(({ bus, model }) =>
    bus === 'scsi' && model.value?.trim() ? [model.value.trim()] : [],
  );
  const isEsx2 = isOnly(machine.product, 'esx2');
  const models = scsiModels()
    .filter(({ since }) => since === undefined || hardware === undefined || since <= hardware)
    .filter(({ since }) => !isEsx2 || since === undefined)
    .map(({ id }) => (isEsx2 ? `vmx${id}` : id));
  const supported = isShared ? modelsForGuest(machine) : undefined;
  const other = supported ? others.find((one) => isOneOf(supported, one)) : others[0];
  const fitting = supported?.[0] ?? fittingModel(machine);
  const first = other ?? (isEsx2 ? `vmx${fitting}` : fitting);
  return { value: first, choices: [first, ...models.filter((model) => model !== first)] };
}

const isOneOf = (models: readonly string[], written: string): boolean =>
  models.some((model) => model === scsiModel(written)?.id);

/** The model that another adapter has; else the one of current releases of ESX, where the hardware has it. */
function networkModelPiece(machine: VirtualMachine, { value }: Companion): Piece {
  const hardware = machine.hardwareVersion.value;
  const models = networkModels()
    .filter(({ since = 0 }) => hardware === undefined || since <= hardware)
    .map(({ id }) => id);
  const [other] = machine.networkAdapters.flatMap(({ model }) =>
    model.value?.trim() ? [model.value.trim()] : [],
  );
  const isModern = isFamily(machine.product, 'esx') && (hardware ?? 0) >= FEATURE_SINCE.vmxnet3;
  const first = other ?? (isModern ? 'vmxnet3' : value);
  return { value: first, choices: [first, ...models.filter((model) => model !== first)] };
}

/** Nodes on several hosts need the physical mode, nodes on one host the virtual one. */
function sharedBus(machine: VirtualMachine, name: string): DeviceLine {
  const value = spansHosts(machine.declaration.cluster.value) ? 'physical' : 'virtual';
  return { key: `${name}.sharedBus`, value: { value, choices: ['virtual', 'physical'] } };
}

function isOnSharedBus(machine: VirtualMachine, name: string): boolean {
  return isSharingBus(controllerBehind(machine, name));
}

function controllerBehind(machine: VirtualMachine, name: string): Controller | undefined {
  const controller = /^[a-z]+\d+(?=:)/.exec(name)?.[0];
  return machine.controllers.find((one) => controllerName(one) === controller);
}

/** On hosted products a snapshot of one node would put a file of its own over a shared disk that is not independent. */
function mayBeIndependent(machine: VirtualMachine, name: string): boolean {
  return isOnSharedBus(machine, name) && isFamily(machine.product, 'hosted');
}

/** The disk of another node on a shared controller; else a name beside the machine's file that none of its disks has. */
function diskName(document: MachineDocument, isShared: boolean): string {
  const { machine, uri } = document;
  // Two disks of one name in different folders would be told apart by nobody.
  const used = new Set(machine.disks.map(({ fileName }) => baseName(fileName.value ?? '').toLowerCase()));
  const [shared] = isShared ? sharedDiskNames(document, 'likely') : [];
  if (shared !== undefined) return shared;
  const stem = !isShared ? fileStem(uri) : ownSharedDisks(machine).length === 0 ? 'quorum' : 'shared';
  const names = Array.from({ length: used.size + 1 }, (_, index) =>
    index === 0 ? `${stem}.vmdk` : `${stem}_${index}.vmdk`,
  );
  return names.find((name) => !used.has(name.toLowerCase())) ?? `${stem}.vmdk`;
}
