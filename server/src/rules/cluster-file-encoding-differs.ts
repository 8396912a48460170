import { rememberedOf } from '../syntax/remembered.js';
import { editMachine } from '../machine/editMachine.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { everywhere } from './severity.js';
import { calledBeside } from './terms/machineName.js';
import { source } from './sources.js';
import { alignFixes, comparable, differenceOf, relatedValues } from './terms/nodeComparison.js';
import { vmxFile } from './terms/vmxFile.js';

const KEY = '.encoding';

export default clusterRule({
  id: 'cluster-file-encoding-differs',
  summary: 'The files of the nodes are written in different encodings.',
  formats: ['vmx'],
  severity: everywhere('hint'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('libvirt', '.encoding'), source('publicFiles', 'values of .encoding')],

  *check(context) {
    const difference = differenceOf(context, encodingOf);
    if (!difference) return;
    const { own, other, all } = difference;
    yield {
      span: own.span,
      subject: KEY,
      what: say`This file says ${KEY} = ${own.text}, that of ${calledBeside(own.machine, other.machine)} ${other.text}.`,
      why: say`Copied from one node to the other, a path with an umlaut or an accent then names another file.`,
      how: say`Save the files of all nodes in one encoding, best UTF-8, and say so in ${KEY}.`,
      related: relatedValues(difference, KEY),
      // Only a text of plain ASCII has the same bytes in every encoding.
      fixes: all.every(({ machine }) => isAscii(machine))
        ? alignFixes(difference, {
            prefer: (a, b) => Number(b.value === 'utf8') - Number(a.value === 'utf8'),
            title: ({ text }) => say`Set ${KEY} to ${text} in every node`,
            edit: (machine, { text }) => editMachine(machine).setSetting(KEY, text.slice(1, -1)),
          })
        : [],
    };
  },
});

const encodingOf = rememberedOf((machine: VirtualMachine) => {
  const encoding = vmxFile(machine)?.read.text(KEY, machine.anchor);
  return encoding && comparable(encoding, plainName);
});

/** UTF-8, utf8 and Utf_8 are one name. */
const plainName = (name: string): string => name.replaceAll(/[-_\s]/g, '').toLowerCase();

function isAscii({ source: { tree } }: VirtualMachine): boolean {
  return /^[\t\n\r -~]*$/.test(tree.text);
}
