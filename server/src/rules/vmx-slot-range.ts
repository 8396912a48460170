import { LAST_CONTROLLER, LAST_TARGET } from '../machine/edits/deviceRanges.js';
import { isAbsent } from '../machine/fact.js';
import { controllerName, isSharingBus, type VirtualMachine } from '../machine/virtualMachine.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import type { DeviceOfKey } from '../machine/vmx/deviceKey.js';
import type { NamedDevice } from '../machine/vmx/namedDevices.js';
import { namedDevices, vmxFile, type VmxFile } from './terms/vmxFile.js';

const KINDS: readonly string[] = ['scsi', 'ide', 'sata', 'nvme', 'floppy', 'serial', 'parallel'];

const CONTROLLERS: Readonly<Partial<Record<string, number>>> = LAST_CONTROLLER;
/** Of SCSI targets and NVMe namespaces other rules and newer releases know more. */
const POSITIONS: Readonly<Partial<Record<string, number>>> = { ide: LAST_TARGET.ide, sata: LAST_TARGET.sata };
/** How many there are, counted from 0. */
const PORTS: Readonly<Partial<Record<string, number>>> = { floppy: 2, parallel: 3 };
const SERIAL_PORTS = { before: 4, since11: 32 };

export default machineRule({
  id: 'vmx-slot-range',
  summary: 'A controller, drive or port has a number that does not exist.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'none',
  // Switched on it would not exist either.
  supersedes: ['cluster-shared-controller-absent'],
  since: '0.1.0',
  sources: [source('libvirt', 'src/vmx/vmx.c, ranges'), source('hardware', 'controllers and ports')],

  *check({ machine }) {
    const settings = vmxFile(machine);
    if (!settings) return;
    const reported = new Set<string>();
    for (const named of namedDevices(settings.tree, KINDS)) {
      const { device, anchor } = named;
      const range = rangeOf(device, machine.hardwareVersion.value);
      if (!range || reported.has(range.name)) continue;
      if (!isUsed(named, settings) && !isShared(machine, range.name)) continue;
      reported.add(range.name);
      yield {
        span: anchor,
        subject: range.name,
        what: say`${device.name} does not exist: ${range.what} go from ${range.first} to ${range.last}.`,
        why: say`The device is ignored, or the machine does not start; a disk there is missing in the guest.`,
        how: say`Give the device a free place from ${range.first} to ${range.last}, in all of its lines.`,
      };
    }
  },
});

interface Range {
  /** What does not exist: the controller, for a drive on one that does not exist. */
  readonly name: string;
  readonly what: Phrase;
  readonly first: string;
  readonly last: string;
}

/** The range a device is outside of; undefined for one inside. */
function rangeOf(
  { kind, name, number, target }: DeviceOfKey,
  hardwareVersion: number | undefined,
): Range | undefined {
  const lastController = CONTROLLERS[kind];
  if (lastController !== undefined && number > lastController) {
    const what = say`${kind.toUpperCase()} controllers`;
    return { name: `${kind}${number}`, what, first: `${kind}0`, last: `${kind}${lastController}` };
  }
  const lastPosition = POSITIONS[kind];
  if (lastPosition !== undefined && target !== undefined && target > lastPosition) {
    const what = say`the places on ${kind}${number}`;
    return { name, what, first: `${kind}${number}:0`, last: `${kind}${number}:${lastPosition}` };
  }
  const ports = kind === 'serial' ? serialPorts(hardwareVersion) : PORTS[kind];
  if (ports === undefined || number < ports) return undefined;
  return { name, what: say`the ${kind} devices`, first: `${kind}0`, last: `${kind}${ports - 1}` };
}

/** Where the version is not known, the larger number counts. */
function serialPorts(hardwareVersion: number | undefined): number {
  return hardwareVersion !== undefined && hardwareVersion < 11 ? SERIAL_PORTS.before : SERIAL_PORTS.since11;
}

/** Switched on, or meant to be by naming a file; lines that switch a device off do no harm. */
function isUsed({ device: { name }, anchor }: NamedDevice, { read }: VmxFile): boolean {
  const present = read.flag(`${name}.present`, anchor);
  if (!isAbsent(present)) return present.value === true;
  return (read.text(`${name}.fileName`, anchor).value ?? '').trim() !== '';
}

const isShared = ({ controllers }: VirtualMachine, name: string): boolean =>
  controllers.some((one) => isSharingBus(one) && controllerName(one) === name);
