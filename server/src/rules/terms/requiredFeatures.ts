import { FEATURE_SINCE, type HardwareFeature } from '../../knowledge/hardwareLimits.js';
import { isAbsent } from '../../machine/fact.js';
import {
  controllerName,
  hangsOn,
  isSharingBus,
  presentAdapters,
  presentDisks,
  type Bus,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import type { Span } from '../../syntax/text.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { vmxSettings } from './vmxFile.js';

/** A setting that asks for something that not every hardware version has. */
export interface RequiredFeature {
  readonly feature: HardwareFeature;
  /** As a person says it, e.g. "a paravirtual SCSI controller". */
  readonly device: Phrase;
  /** The setting in words, e.g. `scsi1.virtualDev = "pvscsi"`. */
  readonly setting: string;
  readonly subject: string;
  readonly span: Span;
  /** Disks, network and firmware; without USB or VMCI a machine starts all the same. */
  readonly isNeededToStart: boolean;
  /** Hosted products had it earlier than ESX, or no document tells when. */
  readonly onEsxOnly: boolean;
}

const MODELS: Readonly<Partial<Record<string, { feature: HardwareFeature; device: Phrase }>>> = {
  lsisas1068: { feature: 'lsisas1068', device: say`an LSI Logic SAS controller` },
  pvscsi: { feature: 'pvscsi', device: say`a paravirtual SCSI controller` },
  vmxnet3: { feature: 'vmxnet3', device: say`a VMXNET3 adapter` },
  e1000e: { feature: 'e1000e', device: say`an E1000E adapter` },
};

/** What the machine's switched-on devices and its firmware ask of the hardware version. */
export function requiredFeatures(machine: VirtualMachine): readonly RequiredFeature[] {
  return [...controllers(machine), ...adapters(machine), ...switches(machine)];
}

/** False where the virtual hardware is too old for any controller of the bus. */
export function hasBus({ hardwareVersion }: VirtualMachine, bus: Bus): boolean {
  if (bus !== 'sata' && bus !== 'nvme') return true;
  const since = FEATURE_SINCE[bus];
  return (hardwareVersion.value ?? since) >= since;
}

function controllers(machine: VirtualMachine): RequiredFeature[] {
  return machine.controllers.flatMap((controller): RequiredFeature[] => {
    const { bus, present, model } = controller;
    if (bus === 'ide') return [];
    const name = controllerName(controller);
    const isUsed = presentDisks(machine).some((disk) => hangsOn(disk, controller));
    // Whoever shares a bus or hangs a disk on it means to use the controller: what asks for its switch asks for the model.
    const isMeant = isAbsent(present) && (isUsed || isSharingBus(controller));
    if (present.value !== true && !(bus === 'scsi' && isMeant)) return [];
    if (bus === 'scsi') return fromModel(name, model.value, model.span);
    // Products write a controller without disks into old machines too; it says nothing then.
    if (!isUsed) return [];
    return [
      {
        feature: bus,
        device: bus === 'sata' ? say`a SATA controller` : say`an NVMe controller`,
        setting: `${name}.present = "TRUE"`,
        subject: name,
        span: controller.present.span,
        isNeededToStart: true,
        onEsxOnly: false,
      },
    ];
  });
}

function adapters(machine: VirtualMachine): RequiredFeature[] {
  return presentAdapters(machine).flatMap(({ number, model }) =>
    fromModel(`ethernet${number}`, model.value, model.span),
  );
}

function fromModel(name: string, model: string | undefined, span: Span): RequiredFeature[] {
  if (model === undefined) return [];
  const known = MODELS[model.trim().toLowerCase()];
  if (!known) return [];
  const setting = `${name}.virtualDev = "${model}"`;
  return [{ ...known, setting, subject: name, span, isNeededToStart: true, onEsxOnly: false }];
}

/** Settings that switch something on by a single word. */
const SWITCHES: readonly {
  readonly key: string;
  readonly value: string;
  readonly feature: HardwareFeature;
  readonly device: Phrase;
  readonly isNeededToStart: boolean;
}[] = [
  {
    key: 'usb.present',
    value: 'true',
    feature: 'usb',
    device: say`a USB controller`,
    isNeededToStart: false,
  },
  {
    key: 'ehci.present',
    value: 'true',
    feature: 'usb',
    device: say`a USB 2 controller`,
    isNeededToStart: false,
  },
  {
    key: 'usb_xhci.present',
    value: 'true',
    feature: 'usb3',
    device: say`a USB 3 controller`,
    isNeededToStart: false,
  },
  {
    key: 'vmci0.present',
    value: 'true',
    feature: 'vmci',
    device: say`a VMCI device`,
    isNeededToStart: false,
  },
  {
    key: 'vhv.enable',
    value: 'true',
    feature: 'nestedVirtualization',
    device: say`nested virtualization`,
    isNeededToStart: false,
  },
  { key: 'firmware', value: 'efi', feature: 'efi', device: say`EFI firmware`, isNeededToStart: true },
  {
    key: 'uefi.secureBoot.enabled',
    value: 'true',
    feature: 'secureBoot',
    device: say`secure boot`,
    isNeededToStart: true,
  },
];

function switches(machine: VirtualMachine): RequiredFeature[] {
  const read = vmxSettings(machine);
  return SWITCHES.flatMap(({ key, value, feature, device, isNeededToStart }) => {
    const written = read.text(key, machine.anchor);
    if (written.value?.trim().toLowerCase() !== value) return [];
    const setting = `${key} = "${written.value}"`;
    return [{ feature, device, isNeededToStart, setting, subject: key, span: written.span, onEsxOnly: true }];
  });
}
