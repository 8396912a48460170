import { isAbsent, valueText } from '../machine/fact.js';
import { slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import { numberFact } from '../machine/vmc/leaves.js';
import { setLeafText } from '../syntax/vmc/edits.js';
import { childrenNamed } from '../syntax/vmc/query.js';
import type { XmlElement } from '../syntax/vmc/tree.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule, textFix, type Fix } from './rule.js';
import { source } from './sources.js';
import { drivePlace, vmcDrives } from './terms/drivePlace.js';
import { asSureAsNames } from './terms/usualNames.js';

/** What a place may hold. Source: Virtual Server 2005 SDK, VMDriveType; the files have the same numbers. */
const KINDS: ReadonlyMap<number, Phrase> = new Map([
  [0, say`no drive`],
  [1, say`a hard disk`],
  [2, say`a CD or DVD drive`],
]);

export default machineRule({
  id: 'vmc-drive-type',
  summary: 'A location holds a kind of drive that does not exist.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvs', 'VMDriveType'), source('publicFiles', 'drive_type is 0, 1 or 2 in all 33 places')],

  *check({ machine }) {
    for (const { disk, element } of vmcDrives(machine.disks)) {
      const types = childrenNamed(element, 'drive_type');
      const { value: number, span } = numberFact(types, element);
      const [leaf] = types;
      if (!leaf || number === undefined || KINDS.has(number)) continue;
      const meant = meantType(disk);
      const kind = meant === undefined ? undefined : KINDS.get(meant);
      yield {
        span,
        subject: slotName(disk.slot),
        what: say`The drive at ${drivePlace(disk.slot)} has the type ${number}.`,
        why: say`Virtual Server knows 0 (no drive), 1 (hard disk) and 2 (CD or DVD drive), and cannot tell what is here.`,
        how:
          meant === undefined || !kind
            ? say`Write 1 for a hard disk or 2 for a CD or DVD drive.`
            : say`Write ${meant}, for by its path it is ${kind}.`,
        ...asSureAsNames(machine, disk),
        fixes: meant === undefined || !kind ? [] : [setType(machine, leaf, meant, kind)],
      };
    }
  },
});

/** What the path shows; undefined where it could be either. */
function meantType({ fileName }: Disk): number | undefined {
  if (isAbsent(fileName)) return 0;
  const file = valueText(fileName);
  if (/\.vhd$/i.test(file)) return 1;
  return /\.iso$|^[a-z]:?\\?$/i.test(file) ? 2 : undefined;
}

function setType(machine: VirtualMachine, leaf: XmlElement, type: number, kind: Phrase): Fix {
  return textFix(machine, say`Make it ${kind} (${type})`, 'unsafe', setLeafText(leaf, String(type)));
}
