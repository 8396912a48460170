import { editMachine } from '../machine/editMachine.js';
import { isAbsent, valueText, type Fact } from '../machine/fact.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { HARDWARE_LIMITS, hardwareLimits, type HardwareLimits } from '../knowledge/hardwareLimits.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { fixIn, machineRule, type Finding, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxSettings } from './terms/vmxFile.js';

/** The hardware version that brought sockets with several cores. */
const CORES_SINCE = 7;

/** No documented hardware version has bigger sockets. */
const MOST_CORES = Math.max(...HARDWARE_LIMITS.map(({ coresPerSocket }) => coresPerSocket));

export default machineRule({
  id: 'vmx-cpu-count',
  summary: 'There are too many virtual processors or cores in a socket, or a socket is not full.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('hardware', 'virtual processors and cores per socket'),
    source('libvirt', 'src/vmx/vmx.c: numvcpus is a multiple of cpuid.coresPerSocket'),
  ],

  *check({ machine }) {
    if (machine.encrypted) return;
    const read = vmxSettings(machine);
    const processors = read.number('numvcpus', machine.anchor);
    const cores = read.number('cpuid.coresPerSocket', machine.anchor);
    const version = machine.hardwareVersion.value;
    yield* tooMany(processors, version);
    if (version !== undefined && version < CORES_SINCE) return;
    yield* notFilled(machine, processors, cores);
    yield* socketTooBig(machine, processors, cores);
  },
});

function* tooMany(processors: Fact<number>, version: number | undefined): Iterable<Finding> {
  const most = version === undefined ? undefined : hardwareLimits(version)?.processors;
  if (version === undefined || most === undefined || processors.value === undefined) return;
  if (processors.value <= most) return;
  yield {
    span: processors.span,
    subject: 'numvcpus',
    what: say`numvcpus is ${processors.value}, and virtual hardware version ${version} takes ${most} at most.`,
    why: say`The machine does not start.`,
    how: say`Lower numvcpus, or upgrade the virtual hardware where the host offers a version with more.`,
  };
}

function* notFilled(
  machine: VirtualMachine,
  processors: Fact<number>,
  cores: Fact<number>,
): Iterable<Finding> {
  const count = isAbsent(processors) ? 1 : processors.value;
  // 0 leaves the layout to the host.
  if (count === undefined || count < 1 || cores.value === undefined || cores.value < 1) return;
  if (count % cores.value === 0) return;
  const isMissing = isAbsent(processors);
  yield {
    span: cores.span,
    subject: 'cpuid.corespersocket',
    what: isMissing
      ? say`cpuid.coresPerSocket is ${cores.value}, but numvcpus is not written, so the machine has one processor.`
      : say`cpuid.coresPerSocket is ${cores.value}, and numvcpus, ${count}, cannot be divided by it.`,
    why: isMissing
      ? say`One processor does not fill a socket with ${cores.value} cores: the guest gets less than was meant, or the machine does not start.`
      : say`A socket has all its cores or does not exist; the machine does not start with one that is half full.`,
    how: howToFill(machine, count, cores.value),
    ...(isMissing || machine.hardwareVersion.value === undefined ? { atMost: 'warning' as const } : {}),
    fixes: fillingFixes(machine, count, cores.value),
  };
}

/** Sockets that are full, and bigger than the hardware has them. */
function* socketTooBig(
  machine: VirtualMachine,
  processors: Fact<number>,
  cores: Fact<number>,
): Iterable<Finding> {
  const most = mostOf(machine)?.coresPerSocket;
  const count = processors.value ?? 0;
  if (most === undefined || count < 1 || cores.value === undefined || cores.value <= most) return;
  // A socket that is not full is told of already.
  if (count % cores.value !== 0) return;
  yield {
    span: cores.span,
    subject: 'cpuid.corespersocket',
    what: say`cpuid.coresPerSocket is ${cores.value}, and a socket of virtual hardware version ${valueText(machine.hardwareVersion)} has ${most} cores at most.`,
    why: say`The machine does not start.`,
    how: say`Divide the processors among more sockets, or upgrade the virtual hardware where the host offers a version with more.`,
    fixes: [shrinkSockets(machine, count, cores.value)],
  };
}

function howToFill(machine: VirtualMachine, count: number, cores: number): Phrase {
  const most = tooSmallFor(machine, count, cores);
  return most
    ? say`Make the sockets smaller, so that cpuid.coresPerSocket divides numvcpus: virtual hardware version ${valueText(machine.hardwareVersion)} takes ${most.processors} processors and ${most.coresPerSocket} cores in a socket at most.`
    : say`Make numvcpus a multiple of cpuid.coresPerSocket.`;
}

const filled = (count: number, cores: number): number => Math.ceil(count / cores) * cores;

/** The limits of hardware that has no room for as many processors as fill the sockets, or for such sockets. */
function tooSmallFor(machine: VirtualMachine, count: number, cores: number): HardwareLimits | undefined {
  const most = mostOf(machine);
  return most && (filled(count, cores) > most.processors || cores > most.coresPerSocket) ? most : undefined;
}

/** More processors where the sockets are bigger than the machine, else smaller sockets; the other way as second choice. */
function fillingFixes(machine: VirtualMachine, count: number, cores: number): Fix[] {
  const shrink = shrinkSockets(machine, count, cores);
  if (tooSmallFor(machine, count, cores)) return [shrink];
  const more = filled(count, cores);
  const grow = fixIn(machine, say`Set numvcpus to ${more}`, 'unsafe', (one) =>
    editMachine(one).setSetting('numvcpus', String(more)),
  );
  return count < cores ? [grow, shrink] : [shrink, grow];
}

/** The biggest sockets that the hardware has and these processors fill; where the limit is unknown, that of the newest hardware. */
function shrinkSockets(machine: VirtualMachine, count: number, cores: number): Fix {
  let smaller = Math.min(cores, count, mostOf(machine)?.coresPerSocket ?? MOST_CORES);
  while (count % smaller !== 0) smaller--;
  return fixIn(machine, say`Set cpuid.coresPerSocket to ${smaller}`, 'unsafe', (one) =>
    editMachine(one).setSetting('cpuid.coresPerSocket', String(smaller)),
  );
}

const mostOf = ({ hardwareVersion: { value = 0 } }: VirtualMachine): HardwareLimits | undefined =>
  hardwareLimits(value);
