import { isTemplate } from '../machine/template.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { setAttribute, setLeafText } from '../syntax/vmc/edits.js';
import { say } from '../l10n/phrase.js';
import { machineRule, textFix, type Finding, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { knownType, vmcLeaves, type VmcLeaf } from './terms/vmcLeaves.js';
import { misfitOf, type Misfit } from './terms/vmcValueFit.js';

export default machineRule({
  id: 'vmc-type-value',
  summary: 'A value does not fit the type of its element.',
  formats: ['vmc'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('msvs', 'IVMVirtualMachine::SetConfigurationValue: raw bytes, string, unsigned integer, boolean'),
    source('publicFiles', 'every value of the 16 .vmc files fits its type'),
  ],

  *check({ machine }) {
    for (const leaf of vmcLeaves(machine)) {
      const { text, element, span, subject, known } = leaf;
      const type = leaf.type?.value ?? known?.type;
      if (text === '' || isTemplate(text) || type === undefined) continue;
      const misfit = misfitOf(type, text);
      if (!misfit) continue;
      const right = rightType(leaf, type);
      const fix = right === undefined ? valueFix(machine, leaf, misfit) : typeFix(machine, leaf, right);
      yield {
        span,
        subject,
        what: say`The value "${shortened(text)}" of ${element.name} does not fit its type, ${type}.`,
        why: misfit.why,
        how: right === undefined ? misfit.how : say`Use ${right}.`,
        ...mildness(leaf, misfit),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

/** The element's own type, where the value fits it: then the type is the mistake, and the value is as the product wrote it. */
function rightType(leaf: VmcLeaf, type: string): string | undefined {
  const right = knownType(leaf);
  return right === undefined || right === type || misfitOf(right, leaf.text) ? undefined : right;
}

const typeFix = (machine: VirtualMachine, { element }: VmcLeaf, type: string): Fix =>
  textFix(machine, say`Use the type ${type}`, 'unsafe', setAttribute(element, 'type', type));

const valueFix = (machine: VirtualMachine, { element }: VmcLeaf, { meant }: Misfit): Fix | undefined =>
  meant === undefined
    ? undefined
    : textFix(machine, say`Set ${element.name} to ${meant}`, 'unsafe', setLeafText(element, meant));

/** An element that nobody here knows belongs to some other program, which may read its values as it likes. */
function mildness({ known, type }: VmcLeaf, { atMost }: Misfit): Pick<Finding, 'atMost'> {
  if (!known) return { atMost: 'hint' };
  return atMost === undefined && type ? {} : { atMost: atMost ?? 'warning' };
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
