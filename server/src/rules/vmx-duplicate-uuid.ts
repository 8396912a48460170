import { rememberedOf } from '../syntax/remembered.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { vmxSettings } from './terms/vmxFile.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixIn } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { isFirst, isSameMachine } from '../cluster/machineCopy.js';
import { namesBeside } from './terms/machineName.js';

export default clusterRule({
  id: 'vmx-duplicate-uuid',
  summary: 'Two nodes of one cluster have the same BIOS id.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('sanbarrow', 'uuid.bios and uuid.action'), source('packer', 'uuid.action')],

  *check({ facts, machine, otherNodes }) {
    const id = lastingId(machine);
    if (id === undefined) return;
    const twins = otherNodes
      .filter(({ facts: other }) => lastingId(other.machine) === id && !isSameMachine(facts, other))
      .map(({ facts: other }) => other.machine);
    if (twins.length === 0) return;
    yield {
      span: machine.biosUuid.span,
      subject: 'uuid.bios',
      what: say`uuid.bios is the same in this file and in ${inWords(
        namesBeside(
          machine.uri,
          twins.map(({ uri }) => uri),
        ),
      )}, so these nodes are copies of one machine.`,
      why: say`Backup and management programs take them for one machine, and the MAC addresses that are made from the id meet on the heartbeat network.`,
      how: say`Write uuid.action = "create" into the copy: a copied machine then gets a new id and new addresses at its next start, without asking. Give the guest a new name and SID as well.`,
      related: twins.map((twin) => ({
        uri: twin.uri,
        span: twin.biosUuid.span,
        message: say`The same id in another node.`,
      })),
      // All repairs at once leave one machine its id.
      fixes: isFirst(machine, twins)
        ? []
        : [
            fixIn(machine, say`This is the copy: set uuid.action = "create"`, 'unsafe', (one) =>
              editMachine(one).setSetting('uuid.action', 'create'),
            ),
          ],
    };
  },
});

/** The id without blanks, dashes and letter case; undefined for one that the next start replaces. */
const lastingId = rememberedOf((machine: VirtualMachine): string | undefined => {
  const action = vmxSettings(machine).text('uuid.action', machine.anchor);
  if (action.value?.trim().toLowerCase() === 'create') return undefined;
  const id = valueText(machine.biosUuid).replaceAll(/[\s-]/g, '').toLowerCase();
  return /^[0-9a-f]{32}$/.test(id) ? id : undefined;
});
