import { rememberedOf } from '../syntax/remembered.js';
import { editMachine } from '../machine/editMachine.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { vmxFile } from './terms/vmxFile.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixIn } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { nameBeside } from './terms/machineName.js';

export default clusterRule({
  id: 'vmx-duplicate-vmci-id',
  summary: 'Two nodes of one cluster have the same VMCI id.',
  formats: ['vmx'],
  severity: everywhere('hint'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('packer', 'vmci0.id'), source('publicFiles', 'vmci0.id of copies')],

  *check({ machine, otherNodes }) {
    const id = vmciId(machine);
    if (id?.value === undefined) return;
    const [twin] = otherNodes.flatMap(({ facts: { machine: other } }) => {
      const theirs = vmciId(other);
      return theirs?.value === id.value ? [{ uri: other.uri, span: theirs.span }] : [];
    });
    if (!twin) return;
    yield {
      span: id.span,
      subject: 'vmci0.id',
      what: say`vmci0.id is ${id.value} in this file and in ${nameBeside(machine.uri, twin.uri)}.`,
      why: say`The id names the machine to its host; with both nodes on one host it names two.`,
      how: say`Delete the line in the node that is the copy, while it is powered off; the product writes a new id at the next start.`,
      related: [
        {
          ...twin,
          message: say`The same id in another node.`,
        },
      ],
      fixes: [
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
