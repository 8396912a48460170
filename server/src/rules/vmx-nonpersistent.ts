import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { isReadOnly } from './terms/diskModes.js';

export default machineRule({
  id: 'vmx-nonpersistent',
  summary: 'A disk forgets at power-off what the guest wrote to it.',
  formats: ['vmx'],
  severity: everywhere('hint'),
  fix: 'unsafe',
  offByDefault: true,
  since: '0.1.0',
  sources: [source('stig7', 'independent, non-persistent disks')],

  *check({ machine }) {
    for (const { slot, mode } of presentDisks(machine).filter(isReadOnly)) {
      const word = valueText(mode).trim();
      const key = `${slotName(slot)}.mode`;
      const lasting = word.replace(/non(?=persistent)/i, '');
      yield {
        span: mode.span,
        subject: slotName(slot),
        what: say`${key} is "${word}": what the guest writes to this disk is gone after power-off.`,
        why: say`With it goes every trace of an intruder, and every log that could tell what happened.`,
        how: say`Write ${key} = "${lasting}", unless forgetting is the purpose of this disk.`,
        fixes: [
          fixIn(machine, say`Set ${key} = "${lasting}"`, 'unsafe', (one) =>
            editMachine(one).setSetting(key, lasting),
          ),
        ],
      };
    }
  },
});
