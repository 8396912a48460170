import { rememberedOf } from '../syntax/remembered.js';
import { editMachine } from '../machine/editMachine.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { vmxFile } from './terms/vmxFile.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixIn } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { isFirst, isSameMachine } from '../cluster/machineCopy.js';
import { namesBeside } from './terms/machineName.js';

export default clusterRule({
  id: 'vmx-duplicate-vmci-id',
  summary: 'Two nodes of one cluster have the same VMCI id.',
  formats: ['vmx'],
  severity: everywhere('hint'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('packer', 'vmci0.id'), source('publicFiles', 'vmci0.id of copies')],

  *check({ facts, machine, otherNodes }) {
    const id = vmciId(machine);
    if (id?.value === undefined) return;
    const twins = otherNodes.flatMap(({ facts: other }) => {
      const theirs = vmciId(other.machine);
      if (theirs?.value !== id.value || isSameMachine(facts, other)) return [];
      return [{ machine: other.machine, span: theirs.span }];
    });
    const machines = twins.map((twin) => twin.machine);
    if (twins.length === 0) return;
    yield {
      span: id.span,
      subject: 'vmci0.id',
      what: say`vmci0.id is ${id.value} in this file and in ${inWords(
        namesBeside(
          machine.uri,
          machines.map(({ uri }) => uri),
        ),
      )}.`,
      why: say`The id names the machine to its host; with these nodes on one host it names more than one.`,
      how: say`Delete the line in the node that is the copy, while it is powered off; the product writes a new id at the next start.`,
      related: twins.map((twin) => ({
        uri: twin.machine.uri,
        span: twin.span,
        message: say`The same id in another node.`,
      })),
      // All repairs at once leave one machine its id.
      fixes: isFirst(machine, machines)
        ? []
        : [
            fixIn(machine, say`This is the copy: delete vmci0.id`, 'unsafe', (one) =>
              editMachine(one).removeSetting('vmci0.id'),
            ),
          ],
    };
  },
});

const vmciId = rememberedOf((machine: VirtualMachine) =>
  vmxFile(machine)?.read.number('vmci0.id', machine.anchor),
);
