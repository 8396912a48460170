import { locatedImage, type MachineFacts } from '../cluster/machineFacts.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { presentDisks, slotName, type Disk } from '../machine/virtualMachine.js';
import { editDistance } from './terms/editDistance.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

/**
 * Files that hold sectors or bookkeeping of a disk; its descriptor has the name without this part. Not `-rdm`: people give
 * that name to descriptors of raw mappings.
 */
const EXTENT = /(?:-(?:flat|s\d{3}|f\d{3}|ctk)|(?<=-\d{6})-(?:delta|sesparse))(?=\.vmdk$)/i;

export default machineRule({
  id: 'vmx-disk-extension',
  summary: 'A disk is named by a misspelled ending, or by one of its extents instead of its descriptor.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('publicRecipes', '.vdmk for .vmdk; disks in use that are called so'),
    source('vmdk', 'descriptor file and extent data files'),
  ],

  *check({ machine, facts }) {
    for (const disk of presentDisks(machine)) {
      const mistake = mistakeIn(facts, disk);
      if (!mistake) continue;
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: mistake.what,
        why: say`The product does not find the disk, or does not take this file for one, and the machine does not start.`,
        how: mistake.mayBeRight
          ? say`Name ${baseName(mistake.right)}, unless the file itself is called so.`
          : say`Name ${baseName(mistake.right)}.`,
        ...(mistake.mayBeRight ? { atMost: 'warning' as const } : {}),
        fixes: [
          fixIn(machine, say`Change the file name to ${baseName(mistake.right)}`, 'unsafe', (one) =>
            editMachine(one).setFileName(disk.slot, mistake.right),
          ),
        ],
      };
    }
  },
});

interface Mistake {
  readonly what: Phrase;
  /** The path that is meant. */
  readonly right: string;
  /** ESX makes and opens a disk under any name, and some people call all of theirs `.vdmk`. */
  readonly mayBeRight: boolean;
}

function mistakeIn(facts: MachineFacts, disk: Disk): Mistake | undefined {
  const name = disk.fileName.value?.trim() ?? '';
  const [slot, file] = [slotName(disk.slot), baseName(name)];
  const image = locatedImage(facts, disk)?.image;
  if (EXTENT.test(name)) {
    // A descriptor inside tells that somebody called a whole disk so.
    if (image?.descriptor) return undefined;
    return {
      what: say`${slot} names ${file}, which is a part of a disk and not its descriptor.`,
      right: name.replace(EXTENT, ''),
      mayBeRight: false,
    };
  }
  const ending = /\.([^.\\/\s]{3,5})$/.exec(file)?.[1]?.toLowerCase();
  const isMisspelled = ending !== undefined && ending !== 'vmdk' && editDistance(ending, 'vmdk') === 1;
  if (!isMisspelled || facts.diskFiles.get(slot)?.state === 'found') return undefined;
  // A quote before the name goes with the one behind the ending.
  const stem = name.slice(ending.endsWith("'") && name.startsWith("'") ? 1 : 0, -ending.length);
  return {
    what: say`The name ${file} of ${slot} ends in .${ending}, which is no ending of a disk file.`,
    right: `${stem}vmdk`.replace(EXTENT, ''),
    // A quote at the end is left from other quotes around the name.
    mayBeRight: !ending.endsWith("'"),
  };
}
