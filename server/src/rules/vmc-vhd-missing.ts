import { isCopyOf } from '../cluster/machineCopy.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName, type Disk } from '../machine/virtualMachine.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule, type RuleContext } from './rule.js';
import { source } from './sources.js';
import { diskBesideMachine } from './terms/diskBesideMachine.js';
import { drivePlace, hasOwnPlace } from './terms/drivePlace.js';
import { nameBeside } from './terms/machineName.js';

export default machineRule({
  id: 'vmc-vhd-missing',
  summary: 'A disk file is not there, although another disk of the machine or of its other node is.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('publicFiles', 'configurations are often kept apart from their disks')],

  *check(context) {
    const { machine, facts } = context;
    const missing = presentDisks(machine).filter(
      (disk) => facts.diskFiles.get(slotName(disk.slot))?.state === 'missing' && hasOwnPlace(machine, disk),
    );
    if (missing.length === 0) return;
    const sayOf = whatIsThere(context);
    if (!sayOf) return;
    for (const disk of missing) {
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: sayOf(disk),
        why: say`Virtual Server does not start a machine when one of its disk files is missing.`,
        how: say`Correct the path, bring the file back, or take the disk out of the machine.`,
      };
    }
  },
});

/** Shows that disks are kept where the machines are, so that one is missed; undefined where nothing does. */
function whatIsThere(context: RuleContext): ((disk: Disk) => Phrase) | undefined {
  const own = diskBesideMachine(context.facts);
  if (own !== undefined) {
    return ({ fileName, slot }) =>
      say`The disk file ${valueText(fileName)} at ${drivePlace(slot)} is not there, although ${own} lies beside this file.`;
  }
  const other = diskBesideOtherNode(context);
  return (
    other &&
    (({ fileName, slot }) =>
      say`The disk file ${valueText(fileName)} at ${drivePlace(slot)} is not there, although ${other.disk} lies beside ${other.machine}.`)
  );
}

/**
 * A disk beside the file of a machine that shares one with this machine: nodes have a folder each, and a third one for what
 * they share. A backup of a node is kept without disks.
 */
function diskBesideOtherNode(
  context: RuleContext,
): { readonly disk: string; readonly machine: string } | undefined {
  const { machine } = context;
  const sharers = presentDisks(machine).flatMap((disk) => context.sharersOf(disk));
  if (sharers.some(({ facts }) => isCopyOf(machine, facts.machine))) return undefined;
  for (const { facts } of sharers) {
    const disk = diskBesideMachine(facts);
    if (disk !== undefined) return { disk, machine: nameBeside(machine.uri, facts.machine.uri) };
  }
  return undefined;
}
