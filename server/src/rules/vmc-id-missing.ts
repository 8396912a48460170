import { isTemplate } from '../machine/template.js';
import { controllerName, controllerOf, slotName, type VirtualMachine } from '../machine/virtualMachine.js';
import { writtenId } from '../machine/vmc/leaves.js';
import { attribute } from '../syntax/vmc/query.js';
import type { XmlElement } from '../syntax/vmc/tree.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { source } from './sources.js';
import { isTagBroken } from './terms/vmcLeaves.js';

export default machineRule({
  id: 'vmc-id-missing',
  summary: 'A controller, a place for a drive, or a network adapter has no number.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('msvs', 'IVMVirtualMachine::GetConfigurationValue: ide_controller[@id=1]/location[@id=0]'),
    source('publicFiles', 'all 25 controllers, 33 places for drives and 15 network adapters have an id'),
  ],

  *check({ machine }) {
    for (const { element, subject, isUsual } of numbered(machine)) {
      const id = attribute(element, 'id');
      if (writtenId(element) !== undefined || (id && isTemplate(id.value))) continue;
      if (isTagBroken(machine, element)) continue;
      const { name } = element;
      yield {
        span: id?.span ?? element.nameSpan,
        subject,
        what: id
          ? say`The id of ${name} is "${id.value}", which is no number.`
          : say`${name} has no number (the attribute id).`,
        why: say`Virtual Server finds controllers, drives and network adapters by their numbers, so this one may be missing in the machine.`,
        how: say`Give it the number that it has in the other nodes, or else the first free one, counted from 0.`,
        ...(isUsual ? {} : { atMost: 'hint' as const }),
      };
    }
  },
});

interface Numbered {
  readonly element: XmlElement;
  readonly subject: string;
  /** False where the names are other than the usual ones, so that a number may stand somewhere else. */
  readonly isUsual: boolean;
}

function* numbered(machine: VirtualMachine): Generator<Numbered> {
  const { controllers, disks, networkAdapters } = machine;
  const devices = [
    ...controllers.map((one) => ({ ...one, subject: controllerName(one), isUsual: one.usualNames })),
    ...disks.map((one) => ({
      ...one,
      subject: slotName(one.slot),
      isUsual: controllerOf(machine, one.slot)?.usualNames !== false,
    })),
    ...networkAdapters.map((one) => ({ ...one, subject: `ethernet${one.number}`, isUsual: true })),
  ];
  for (const { element, subject, isUsual } of devices) if (element) yield { element, subject, isUsual };
}
