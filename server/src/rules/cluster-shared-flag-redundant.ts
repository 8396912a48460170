import { editMachine } from '../machine/editMachine.js';
import { controllerName, controllerOf, presentDisks, slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { source } from './sources.js';

export default machineRule({
  id: 'cluster-shared-flag-redundant',
  summary: 'A disk is shared by its own line although its whole bus is shared.',
  formats: ['vmx'],
  severity: { hosted: 'hint', unknown: 'hint' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('gsx3', 'p. 194 and 198'), source('server2', 'p. 287-290')],

  *check({ machine }) {
    for (const disk of presentDisks(machine)) {
      const controller = controllerOf(machine, disk.slot);
      if (disk.shared.value !== true || controller?.sharing.value !== 'virtual') continue;
      const key = `${slotName(disk.slot)}.shared`;
      const bus = controllerName(controller);
      yield {
        span: disk.shared.span,
        subject: slotName(disk.slot),
        what: say`${key} = "TRUE" shares one disk, although ${bus}.sharedBus = "virtual" shares the whole bus.`,
        why: say`The line of the disk is ignored then, so setting it to FALSE later will not stop the sharing.`,
        how: say`Delete ${key}, or take the sharing off the bus when the other disks on it are private.`,
        related: [
          { uri: machine.uri, span: controller.sharing.span, message: say`The whole bus is shared here.` },
        ],
        fixes: [fixIn(machine, say`Delete ${key}`, 'unsafe', (one) => editMachine(one).removeSetting(key))],
      };
    }
  },
});
