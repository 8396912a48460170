import { isTemplate } from '../machine/template.js';
import { setLeafText } from '../syntax/vmc/edits.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule, type Finding } from './rule.js';
import { everywhere, type Severity } from './severity.js';
import { source } from './sources.js';
import { leafFix, vmcLeaves, type VmcLeaf } from './terms/vmcLeaves.js';

/** Integers are unsigned and have 32 bits; a negative place of a window is written as a great number. */
const GREATEST = 4294967295;
const BOOLEANS: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  '1': 'true',
  no: 'false',
  off: 'false',
  '0': 'false',
};

/** What a value should be, and how sure it is that this one is wrong. */
interface Misfit {
  readonly why: Phrase;
  readonly how: Phrase;
  /** What was probably meant. */
  readonly meant?: string;
  readonly atMost?: Severity;
}

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
      yield {
        span,
        subject,
        what: say`The value "${shortened(text)}" of ${element.name} does not fit its type, ${type}.`,
        why: misfit.why,
        how: misfit.how,
        ...mildness(leaf, misfit),
        fixes:
          misfit.meant === undefined
            ? []
            : [
                leafFix(
                  machine,
                  say`Set it to ${misfit.meant}`,
                  'unsafe',
                  setLeafText(element, misfit.meant),
                ),
              ],
      };
    }
  },
});

/** An element that nobody here knows belongs to some other program, which may read its values as it likes. */
function mildness({ known, type }: VmcLeaf, { atMost }: Misfit): Pick<Finding, 'atMost'> {
  if (!known) return { atMost: 'hint' };
  return atMost === undefined && type ? {} : { atMost: atMost ?? 'warning' };
}

function misfitOf(type: string, text: string): Misfit | undefined {
  switch (type) {
    case 'integer':
      return integerMisfit(text);
    case 'boolean':
      return booleanMisfit(text);
    case 'bytes':
      return bytesMisfit(text);
    default:
      return undefined;
  }
}

function integerMisfit(text: string): Misfit | undefined {
  if (/^\d+$/.test(text) && Number(text) <= GREATEST) return undefined;
  const why = say`Virtual Server reads a whole number from 0 to ${GREATEST} here and cannot use anything else.`;
  const how = say`Write a whole number in digits only, without blanks, points or a unit.`;
  return /^-\d+$/.test(text) ? { why, how, atMost: 'warning' } : { why, how };
}

function booleanMisfit(text: string): Misfit | undefined {
  if (/^(?:true|false)$/i.test(text)) return undefined;
  const word = text.toLowerCase();
  const meant = Object.hasOwn(BOOLEANS, word) ? BOOLEANS[word] : undefined;
  const why = say`Virtual Server knows true and false only, so nobody can say whether this is switched on.`;
  const how = meant === undefined ? say`Write true or false.` : say`Write ${meant}.`;
  return meant === undefined ? { why, how } : { why, how, meant, atMost: 'warning' };
}

function bytesMisfit(text: string): Misfit | undefined {
  const digits = text.replaceAll(/\s/g, '');
  if (/^(?:[\da-f]{2})*$/i.test(digits)) return undefined;
  const isHalf = /^[\da-f]+$/i.test(digits);
  return {
    why: say`Bytes are read as pairs of hexadecimal digits, and this is not.`,
    how: isHalf
      ? say`One digit is missing or too many, for ${digits.length} is an odd number; take the value from a backup.`
      : say`Write pairs of the digits 0 to 9 and A to F, without signs between them.`,
  };
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
