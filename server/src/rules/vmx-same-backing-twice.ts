import { backingIdentities } from '../cluster/machineFacts.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName, type Disk } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmx-same-backing-twice',
  summary: 'One disk file is in two slots of the same machine.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'none',
  since: '0.1.0',
  sources: [source('serverLocks', 'p. 125, locks of disk files')],

  *check({ machine, facts }) {
    const first = new Map<string, Disk>();
    for (const disk of presentDisks(machine)) {
      const identities = backingIdentities(facts, disk);
      const other = identities.map((identity) => first.get(identity)).find((one) => one !== undefined);
      for (const identity of identities) if (!first.has(identity)) first.set(identity, disk);
      if (!other) continue;
      const [slot, otherSlot] = [slotName(disk.slot), slotName(other.slot)];
      yield {
        span: disk.fileName.span,
        subject: slot,
        what: say`${slot} names the same disk file as ${otherSlot}, ${baseName(valueText(disk.fileName))}.`,
        why: say`The second disk cannot lock the file, so the machine does not start; without locks the guest would write over its own data.`,
        how: say`Give ${slot} a file of its own, or delete its lines.`,
        related: [
          {
            uri: machine.uri,
            span: other.fileName.span,
            message: say`The same disk file in ${otherSlot}.`,
          },
        ],
      };
    }
  },
});
