import { backingIdentities, type MachineFacts } from '../cluster/machineFacts.js';
import { baseName } from '../machine/diskPath.js';
import { isAbsent, valueText, type Fact } from '../machine/fact.js';
import { controllerOf, slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import { numberFact } from '../machine/vmc/leaves.js';
import { setLeafText } from '../syntax/vmc/edits.js';
import { childrenNamed } from '../syntax/vmc/query.js';
import type { XmlElement } from '../syntax/vmc/tree.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule, textFix, type Finding, type Fix } from './rule.js';
import { source } from './sources.js';
import { drivePlace, vmcDrives } from './terms/drivePlace.js';
import { holdsMisspelled } from './terms/misspelledElements.js';
import { asSureAsNames } from './terms/usualNames.js';
import { hasXmlError } from './terms/vmcFile.js';

const NO_DRIVE = say`no drive`;
const HARD_DISK = say`a hard disk`;
const CD_DRIVE = say`a CD or DVD drive`;

/** What a place may hold. Source: Virtual Server 2005 SDK, VMDriveType; the files have the same numbers. */
const KINDS: ReadonlyMap<number, Phrase> = new Map([
  [0, NO_DRIVE],
  [1, HARD_DISK],
  [2, CD_DRIVE],
]);

export default machineRule({
  id: 'vmc-drive-type',
  summary: 'A location holds a kind of drive that does not exist, or another one than its path shows.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('msvs', 'VMDriveType'),
    source('publicFiles', 'drive_type is 0, 1 or 2 in all 33 places, and 1 in all that name a .vhd'),
  ],

  *check({ facts }) {
    const { machine } = facts;
    for (const { disk, element } of vmcDrives(machine.disks)) {
      const types = childrenNamed(element, 'drive_type');
      const type = numberFact(types, element);
      const meant = meantType(disk);
      const [leaf] = types;
      const isTwin = meant?.kind === HARD_DISK && isNamedElsewhere(facts, disk);
      const fixes = leaf && meant && !isTwin ? [setType(machine, leaf, meant)] : [];
      const told =
        type.value !== undefined && !KINDS.has(type.value)
          ? { ...unknownType(disk, type.value, meant), ...asSureAsNames(controllerOf(machine, disk.slot)) }
          : isAbsent(type) &&
              (holdsMisspelled(machine, element, ['drive_type']) || hasXmlError(machine, element.span))
            ? undefined
            : otherThanPath(disk, type, meant);
      if (told) yield { span: type.span, subject: slotName(disk.slot), ...told, fixes };
    }
  },
});

type Told = Pick<Finding, 'what' | 'why' | 'how' | 'atMost'>;

function unknownType({ slot }: Disk, type: number, meant: Meant | undefined): Told {
  return {
    what: say`The drive at ${drivePlace(slot)} has the type ${type}.`,
    why: say`Virtual Server knows 0 (no drive), 1 (hard disk) and 2 (CD or DVD drive), and cannot tell what is here.`,
    how: howToType(meant),
  };
}

function howToType(meant: Meant | undefined): Phrase {
  if (!meant) return say`Write 1 for a hard disk or 2 for a CD or DVD drive.`;
  return meant.kind === NO_DRIVE
    ? say`Write 0, because no path stands there.`
    : say`Write ${meant.type}, for by its path it is ${meant.kind}.`;
}

/** Where a type and an image stand that do not go together, or an image without a type. */
function otherThanPath(
  { slot, fileName }: Disk,
  type: Fact<number>,
  meant: Meant | undefined,
): Told | undefined {
  const file = fileName.value;
  if (file === undefined || !meant || !IMAGE.test(file)) return undefined;
  if (isAbsent(type)) {
    return {
      what: say`The drive at ${drivePlace(slot)} names ${baseName(file)} and has no type.`,
      why: say`By the type Virtual Server knows what is at a place; without it the drive may be missing in the machine.`,
      how: say`Write ${meant.type} in drive_type, for by its path it is ${meant.kind}.`,
      atMost: 'warning',
    };
  }
  if (type.value === undefined || type.value === meant.type) return undefined;
  return {
    what: say`The drive at ${drivePlace(slot)} names ${baseName(file)}, but its type is ${type.value}.`,
    why: say`Type 0 is no drive, 1 a hard disk and 2 a CD or DVD drive; the machine gets what the type says, and is without ${meant.kind} there.`,
    how: say`Write ${meant.type} in drive_type, or take the path away if it is not meant.`,
    // Somebody may have taken the drive away by its type alone.
    atMost: type.value === 0 ? 'hint' : 'warning',
  };
}

/** A kind of drive by its number in the files. */
interface Meant {
  readonly type: number;
  readonly kind: Phrase;
}

/** Files that tell what they are. */
const IMAGE = /\.(?:vhd|iso)$/i;

/** What the path shows; undefined where it could be either. */
function meantType({ fileName }: Disk): Meant | undefined {
  if (isAbsent(fileName)) return { type: 0, kind: NO_DRIVE };
  const file = valueText(fileName);
  if (/\.vhd$/i.test(file)) return { type: 1, kind: HARD_DISK };
  return /\.iso$|^[a-z]:?\\?$/i.test(file) ? { type: 2, kind: CD_DRIVE } : undefined;
}

/** True where another place names the same file: two hard disks cannot have it, and nobody knows which one is meant. */
function isNamedElsewhere(facts: MachineFacts, disk: Disk): boolean {
  const own = backingIdentities(facts, disk);
  return facts.machine.disks.some(
    (other) => other !== disk && backingIdentities(facts, other).some((identity) => own.includes(identity)),
  );
}

function setType(machine: VirtualMachine, leaf: XmlElement, { type, kind }: Meant): Fix {
  return textFix(
    machine,
    say`Set the drive type to ${type}, ${kind}`,
    'unsafe',
    setLeafText(leaf, String(type)),
  );
}
