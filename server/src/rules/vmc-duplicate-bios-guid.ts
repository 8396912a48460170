import { valueText } from '../machine/fact.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';
import { isSameMachine } from '../cluster/machineCopy.js';
import { namesBeside } from './terms/machineName.js';

export default clusterRule({
  id: 'vmc-duplicate-bios-guid',
  summary: 'Two nodes of one cluster have the same BIOS id.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('publicFiles', 'every machine that is not a copy of another has a bios_guid of its own')],

  *check({ facts, machine, otherNodes }) {
    const own = idOf(machine);
    if (own === undefined) return;
    const twins = otherNodes
      .filter(({ facts: other }) => !isSameMachine(facts, other))
      .map(({ facts: other }) => other.machine)
      .filter((other) => other.source.format === 'vmc' && idOf(other) === own);
    if (twins.length === 0) return;
    const names = namesBeside(
      machine.uri,
      twins.map(({ uri }) => uri),
    );
    yield {
      span: machine.biosUuid.span,
      subject: 'bios_guid',
      what: say`The BIOS id ${valueText(machine.biosUuid)} of this node is also the id of ${inWords(names)}.`,
      why: say`Software that knows a machine by this id, such as deployment, backup and license services, takes the nodes for one machine.`,
      how: say`Create one of the nodes anew in Virtual Server and attach its disks there, so that it gets an id of its own.`,
      related: twins.map(({ uri, biosUuid }) => ({
        uri,
        span: biosUuid.span,
        message: say`The same BIOS id in another node.`,
      })),
    };
  },
});

/** Without braces, dashes and letter case, which programs write differently; undefined for an id of zeros. */
function idOf({ biosUuid }: VirtualMachine): string | undefined {
  const digits = valueText(biosUuid)
    .replaceAll(/[{}\s-]/g, '')
    .toLowerCase();
  return /^0*$/.test(digits) ? undefined : digits;
}
