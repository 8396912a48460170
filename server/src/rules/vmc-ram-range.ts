import { vmcElement } from '../knowledge/vmcElements.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { editMachine } from '../machine/editMachine.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule, type Fix } from './rule.js';
import { source } from './sources.js';
import { vmcNumber, vmcText } from './terms/vmcSettings.js';

const PATH = 'hardware/memory/ram_size';
const [LEAST, MOST] = vmcElement(PATH)?.range ?? [0, Infinity];

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
    if (size === undefined || size < 0 || (size >= LEAST && size <= MOST)) return;
    const right = rightSize(size);
    yield {
      span: memory.span,
      subject: 'memory',
      what: say`The machine has ${size} MB of memory.`,
      why: say`Virtual Server gives a machine ${LEAST} to ${MOST} MB and does not start one with another size.`,
      how:
        right === undefined
          ? say`Set a size in that range, in MB.`
          : size < LEAST
            ? say`The size is written in MB: if ${size} GB were meant, write ${right}.`
            : say`Write ${MOST} or less.`,
      // The limits are those of Virtual Server; for Virtual PC nothing is said.
      ...(isFromVirtualPc(machine) ? { atMost: 'warning' as const } : {}),
      fixes: right === undefined ? [] : [resize(machine, right)],
    };
  },
});

/** The greatest size for one that is too great, and gigabytes in MB for one that is too small. */
function rightSize(size: number): number | undefined {
  if (size > MOST) return MOST;
  return size > 0 ? size * 1024 : undefined;
}

function resize(machine: VirtualMachine, size: number): Fix {
  return fixIn(machine, say`Set the memory to ${size} MB`, 'unsafe', (one) =>
    editMachine(one).setLeaf(PATH, String(size)),
  );
}

function isFromVirtualPc(machine: VirtualMachine): boolean {
  const names = ['properties/modifier/name', 'properties/creator/name'];
  return names.some((path) => /virtual pc/i.test(vmcText(machine, path).value ?? ''));
}
