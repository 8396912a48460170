import { SCSI_NAMES } from '../machine/vmc/scsiElements.js';
import { attribute, childrenNamed } from '../syntax/vmc/query.js';
import { say } from '../l10n/phrase.js';
import { machineRule, type Finding } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { misspelledElements, type MisspelledElement } from './terms/misspelledElements.js';

/** Names that no file written by Virtual Server confirms, so one that is slightly other may be the right one. */
const UNCONFIRMED: ReadonlySet<string> = new Set(Object.values(SCSI_NAMES));

export default machineRule({
  id: 'vmc-element-misspelled',
  summary: 'The name of an element is almost one that is known in its place.',
  formats: ['vmc'],
  severity: everywhere('warning'),
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('msvs', 'IVMVirtualMachine::GetConfigurationValue: a setting is named by the names on its path'),
    source('xml', 'section 1.2, match: two names match when they are identical'),
    source('publicFiles', 'no element of the 16 .vmc files is a slip away from another name'),
  ],

  *check({ machine }) {
    for (const one of misspelledElements(machine)) yield misspelled(one);
  },
});

/**
 * Beside usual names a word with a wrong letter is no name of its own: nobody calls the outer element `scsi_adaptr` and the
 * inner one `scsi_controller`. Other capitals or signs may be those of the product.
 */
function isSure({ element, parent, meant, isOtherLetters }: MisspelledElement): boolean {
  if (!UNCONFIRMED.has(meant)) return true;
  const isBesideUsual =
    UNCONFIRMED.has(parent.name) || childrenNamed(element, SCSI_NAMES.controller).length > 0;
  return isOtherLetters && isBesideUsual;
}

function misspelled(one: MisspelledElement): Finding {
  const { element, parent, meant, subject } = one;
  const id = attribute(element, 'id')?.value;
  const isBesideRight = childrenNamed(parent, meant).some((one) => attribute(one, 'id')?.value === id);
  return {
    span: element.nameSpan,
    subject,
    what: say`No element ${element.name} is known inside of ${parent.name}; meant is probably ${meant}.`,
    why: isBesideRight
      ? say`Settings are found by the names of their elements, in which XML counts every letter and every capital, so probably only ${meant} counts.`
      : say`Settings are found by the names of their elements, in which XML counts every letter and every capital, so the machine probably runs without what stands here.`,
    how: isBesideRight
      ? say`Delete this element; if what it says is right, write it into ${meant}.`
      : say`Correct the name in both tags, and look at what stands in it before you start the machine: it counts from then on.`,
    ...(isSure(one) ? {} : { atMost: 'hint' as const }),
  };
}
