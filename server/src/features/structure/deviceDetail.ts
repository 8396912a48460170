import { say } from '../../l10n/phrase.js';
import type { Language } from '../../l10n/language.js';
import { baseName, pathNotation } from '../../machine/diskPath.js';
import { networkWords } from '../../machine/networkWords.js';
import {
  controllerName,
  slotName,
  type Controller,
  type Disk,
  type NetworkAdapter,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { sharedDevices } from './deviceState.js';
import { joinDetails, shortValue } from './outlineNode.js';

/** What the outline of a .vmx says behind the name of each controller, disk and network adapter; by the device's name. */
export function deviceDetails(machine: VirtualMachine, language: Language): ReadonlyMap<string, string> {
  const shared = sharedDevices(machine);
  return new Map([
    ...machine.controllers.map((one) => [controllerName(one), controllerDetail(one, language)] as const),
    ...machine.disks.map((one) => {
      const name = slotName(one.slot);
      const drive = one.kind === 'cdrom' ? language(say`CD or DVD drive`) : undefined;
      return [name, joinDetails([drive, diskDetail(one, shared.has(name), language)])] as const;
    }),
    ...machine.networkAdapters.map((one) => [`ethernet${one.number}`, adapterDetail(one, language)] as const),
  ]);
}

function controllerDetail({ model, sharing }: Controller, language: Language): string {
  return joinDetails([
    shortValue(model.value ?? ''),
    sharing.value === 'virtual' ? language(say`shared virtual`) : undefined,
    sharing.value === 'physical' ? language(say`shared physical`) : undefined,
  ]);
}

/** The backing of a disk or drive, whether it is shared, and its mode. */
export function diskDetail(
  { fileName, mode, multiWriter, deviceType }: Disk,
  isShared: boolean,
  language: Language,
): string {
  const file = fileName.value ?? '';
  const type = deviceType.value ?? '';
  return joinDetails([
    // A disk that the machine maps raw or passes through is another kind of thing than one in a file.
    /-rdm$|^scsi-passthru/i.test(type) ? shortValue(type) : undefined,
    shortValue(pathNotation(file) === 'device' ? file : baseName(file)),
    isShared ? language(multiWriter.value === true ? say`multi-writer` : say`shared`) : undefined,
    shortValue(mode.value ?? ''),
  ]);
}

/** The model of a network adapter and what it is plugged into. */
export function adapterDetail({ model, network }: NetworkAdapter, language: Language): string {
  const words = networkWords(network, shortValue(network.name));
  return joinDetails([shortValue(model.value ?? ''), language(words)]);
}
