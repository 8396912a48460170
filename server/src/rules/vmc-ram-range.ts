import { vmcElement } from '../knowledge/vmcElements.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { editMachine } from '../machine/editMachine.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule, type Fix } from './rule.js';
import { source } from './sources.js';
import { isOfNobody, virtualPc } from './terms/virtualPc.js';
import { vmcNumber } from './terms/vmcSettings.js';

const PATH = 'hardware/memory/ram_size';

export default machineRule({
  id: 'vmc-ram-range',
  summary: 'The machine has less memory than Virtual Server allows, or more.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvs', 'IVMVirtualMachine::Memory')],

  *check({ machine }) {
    const memory = vmcNumber(machine, PATH);
    const size = memory.value;
    const range = vmcElement(PATH)?.range;
    if (size === undefined || size < 0 || !range) return;
    const [least, most] = range;
    if (size >= least && size <= most) return;
    const right = size > most ? most : inMegabytes(size);
    yield {
      span: memory.span,
      subject: 'memory',
      what: say`The machine has ${size} MB of memory.`,
      why: say`Virtual Server gives a machine ${least} to ${most} MB and does not start one with another size.`,
      how:
        right === undefined
          ? say`Set a size in that range, in MB.`
          : size < least
            ? say`The size is written in MB: if ${size} GB were meant, write ${right}.`
            : say`Write ${most} or less.`,
      // The limits are those of Virtual Server; for Virtual PC nothing is said, and other programs that read such files give more.
      ...(virtualPc(machine)
        ? { atMost: 'warning' as const }
        : size > most && isOfNobody(machine)
          ? { atMost: 'info' as const }
          : {}),
      fixes: right === undefined ? [] : [resize(machine, right)],
    };
  },
});

/** A size that is too small in MB was perhaps meant in gigabytes. */
function inMegabytes(gigabytes: number): number | undefined {
  return gigabytes > 0 ? gigabytes * 1024 : undefined;
}

function resize(machine: VirtualMachine, size: number): Fix {
  return fixIn(machine, say`Set the memory to ${size} MB`, 'unsafe', (one) =>
    editMachine(one).setLeaf(PATH, String(size)),
  );
}
