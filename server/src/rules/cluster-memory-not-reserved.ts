import { machinesIn } from '../cluster/cluster.js';
import { isAbsent } from '../machine/fact.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import type { Span } from '../syntax/text.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixForEach } from './rule.js';
import { everyVsphere } from './severity.js';
import { source } from './sources.js';
import { vmxSettings } from './terms/vmxFile.js';

export default clusterRule({
  id: 'cluster-memory-not-reserved',
  summary: 'Not all memory of a node is reserved on its host.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { ...everyVsphere('hint'), unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('mscs50', 'limitations: no overcommitment of memory'),
    source('mscs67', 'limitations'),
    source('wsfc8', 'limitations'),
  ],

  *check({ machine, cluster }) {
    const memory = unreservedMemory(machine);
    if (!memory) return;
    const unreserved = machinesIn(cluster).flatMap((one) => {
      const missing = unreservedMemory(one);
      return missing ? [{ ...missing, machine: one }] : [];
    });
    yield {
      span: memory.span,
      subject: 'sched.mem.min',
      what: say`Of the ${memory.size} MB of this node ${memory.reserved} MB are reserved (${memory.key}).`,
      why: say`A host that runs short takes the rest away and swaps it to disk: the node stands still, misses heartbeats or loses its reservation of the shared disk.`,
      how: say`Reserve all memory of every node, ${memory.key} = "${memory.size}" here.`,
      fixes: [
        fixForEach(
          unreserved,
          unreserved.length > 1
            ? say`Reserve all memory of every node`
            : say`Reserve all memory of this node`,
          (editor, { key, size }) => editor.setSetting(key, String(size)),
        ),
      ],
    };
  },
});

interface Memory {
  /** In MB, both. */
  readonly size: number;
  readonly reserved: number;
  /** The key of the reservation: `sched.mem.minsize` in older files. */
  readonly key: string;
  readonly span: Span;
}

/** Undefined when all is reserved, and when the file does not tell. */
function unreservedMemory(machine: VirtualMachine): Memory | undefined {
  const read = vmxSettings(machine);
  const size = read.number('memsize', machine.anchor);
  if (size.value === undefined || size.value <= 0) return undefined;
  if (read.flag('sched.mem.pin', machine.anchor).value === true) return undefined;
  const current = read.number('sched.mem.min', size.span);
  const older = read.number('sched.mem.minsize', size.span);
  const [reservation, key] =
    isAbsent(current) && !isAbsent(older)
      ? ([older, 'sched.mem.minsize'] as const)
      : ([current, 'sched.mem.min'] as const);
  const reserved = reservation.value ?? (isAbsent(reservation) ? 0 : size.value);
  return reserved < size.value ? { size: size.value, reserved, key, span: reservation.span } : undefined;
}
