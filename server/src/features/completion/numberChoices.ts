import { CompletionItemKind } from 'vscode-languageserver';
import { say, type Phrase } from '../../l10n/phrase.js';
import { hardwareLimits } from '../../knowledge/hardwareLimits.js';
import { isAllowedNumber } from '../../knowledge/numberRange.js';
import type { VmxKey } from '../../knowledge/vmxKeys.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { memorySize } from '../binarySize.js';
import type { MachineDocument } from '../machineDocument.js';
import type { Choice } from './valueChoices.js';

/** The longest range of which all numbers are offered. */
const SHORT_RANGE = 16;
/** In MB, what is offered of memory where the hardware version does not bound it. */
const USUAL_MEMORY = 65_536;
/** The same of processors. */
const USUAL_PROCESSORS = 8;

/** Numbers that make sense for a setting, each within what the machine's hardware version can have. */
export function numberChoices({ machine }: MachineDocument, key: VmxKey): readonly Choice[] {
  switch (key.pattern.text) {
    case 'memsize':
      return memorySizes(machine);
    case 'numvcpus':
      return processors(machine);
    case 'cpuid.coresPerSocket':
      return coresPerSocket(machine);
    default:
      return ofRange(key);
  }
}

function memorySizes(machine: VirtualMachine): readonly Choice[] {
  const limits = limitsOf(machine);
  const most = limits ? limits.memoryGB * 1024 : USUAL_MEMORY;
  return powersOfTwo(256, most).map((megabytes) => number(megabytes, memorySize(megabytes)));
}

function processors(machine: VirtualMachine): readonly Choice[] {
  return powersOfTwo(1, limitsOf(machine)?.processors ?? USUAL_PROCESSORS).map((count) => number(count));
}

/** Only numbers that divide the processors: with another one the machine does not start. */
function coresPerSocket(machine: VirtualMachine): readonly Choice[] {
  const written = machine.source.format === 'vmx' ? machine.source.tree.only('numvcpus')?.value.trim() : '1';
  const total = /^\d{1,4}$/.test(written ?? '') ? Number(written) : 1;
  const most = limitsOf(machine)?.coresPerSocket ?? total;
  return Array.from({ length: total }, (_, index) => index + 1)
    .filter((cores) => total % cores === 0 && cores <= most)
    .map((cores) => number(cores, cores === total ? say`One socket` : say`${total / cores} sockets`));
}

function ofRange(key: VmxKey): readonly Choice[] {
  const [range] = key.numbers.ranges;
  const byDefault = /^-?\d+$/.test(key.defaultValue) ? Number(key.defaultValue) : undefined;
  const known = byDefault !== undefined ? [number(byDefault, undefined, say`default`)] : [];
  const isShort = range !== undefined && range.max - range.min < SHORT_RANGE;
  const all = isShort
    ? Array.from({ length: range.max - range.min + 1 }, (_, index) => number(range.min + index))
    : [];
  const words = key.numbers.words.map((value): Choice => ({ value, kind: CompletionItemKind.EnumMember }));
  return [...known, ...all, ...words].filter(
    ({ value }) => key.numbers.words.includes(value) || isAllowedNumber(key.numbers, Number(value)),
  );
}

function limitsOf({ hardwareVersion }: VirtualMachine): ReturnType<typeof hardwareLimits> {
  return hardwareVersion.value === undefined ? undefined : hardwareLimits(hardwareVersion.value);
}

function powersOfTwo(first: number, last: number): readonly number[] {
  const powers: number[] = [];
  for (let power = first; power <= last; power *= 2) powers.push(power);
  return powers;
}

function number(value: number, detail?: Phrase, description?: Phrase): Choice {
  return {
    value: String(value),
    kind: CompletionItemKind.Value,
    ...(detail ? { detail } : {}),
    ...(description ? { description } : {}),
  };
}
