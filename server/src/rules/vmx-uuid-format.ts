import { editMachine } from '../machine/editMachine.js';
import { vmxSettings } from './terms/vmxFile.js';
import { say } from '../l10n/phrase.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { fixIn, machineRule, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

const KEYS = ['uuid.bios', 'uuid.location', 'vc.uuid'];

export default machineRule({
  id: 'vmx-uuid-format',
  summary: 'An id of the machine is not sixteen bytes.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('libvirt', 'src/vmx/vmx.c, uuid.bios'), source('publicFiles', 'uuid.bios and vc.uuid')],

  *check({ machine }) {
    const read = vmxSettings(machine);
    for (const key of KEYS) {
      const id = read.text(key, machine.anchor);
      // An empty id is one that the product has not made yet.
      if (id.value === undefined || id.value.trim() === '' || isId(id.value)) continue;
      yield {
        span: id.span,
        subject: key,
        what: say`${key} is "${id.value}", and that is not sixteen bytes.`,
        why: say`A program that reads the id refuses the file, or the machine gets another id, and with it other MAC addresses.`,
        how: say`Write sixteen bytes of two hexadecimal digits, as in "56 4d 20 2e e7 51 21 3a-cf 1f 8c a4 85 aa 04 9b", or delete the line; the product then makes a new id.`,
        // Only the BIOS id is known to stop a reader.
        ...(key === 'uuid.bios' ? {} : { atMost: 'warning' as const }),
        fixes: [
          ...respellingFixes(machine, key, id.value),
          fixIn(machine, say`Delete ${key}, so that a new id is made`, 'unsafe', (one) =>
            editMachine(one).removeSetting(key),
          ),
        ],
      };
    }
  },
});

/** Blanks and dashes may stand anywhere between the digits. */
const isId = (text: string): boolean => /^(?:[\s-]*[0-9a-f]){32}[\s-]*$/i.test(text);

/** Where sixteen bytes are there and only the signs around or between them are wrong, as in `{564d202e-…}`. */
function respellingFixes(machine: VirtualMachine, key: string, written: string): Fix[] {
  const digits = /^[\s\da-f{}():.,;_'-]*$/i.test(written) ? written.replaceAll(/[^\da-f]/gi, '') : '';
  if (digits.length !== 32) return [];
  const bytes = digits.replaceAll(/..(?=.)/g, '$& ');
  const right = `${bytes.slice(0, 23)}-${bytes.slice(24)}`;
  return [
    fixIn(machine, say`Write it as ${right}`, 'unsafe', (one) => editMachine(one).setSetting(key, right)),
  ];
}
