import { isCopyOf } from '../cluster/machineCopy.js';
import { bootDisk, isQuorumDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import {
  controllerName,
  isPrivateBus,
  presentDisks,
  slotName,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { isReadOnly } from './terms/diskModes.js';
import { sharingOf } from './terms/diskSharing.js';
import { inWords, say, type Phrase } from '../l10n/phrase.js';
import { fixAcross, fixForEach, machineRule, type Finding, type Fix, type RuleContext } from './rule.js';
import { source } from './sources.js';
import { diskOfSharer, otherPlaces, type MachineDisk } from './terms/machineDisk.js';
import { namesBeside } from './terms/machineName.js';
import { moveFromBootBusFix, sharedBesideBootDisk } from './terms/moveFromBootBus.js';
import { LOCK_AND_CONNECT_BY_ISCSI } from './terms/hostedNode.js';
import { needsIscsi, obstacleToSharing, type SharingObstacle } from './terms/sharingObstacle.js';

export default machineRule({
  id: 'cluster-disk-locking-off-unprotected',
  summary: 'disk.locking is FALSE, but no bus and no disk is shared, so nothing guards the disks.',
  formats: ['vmx'],
  severity: { hosted: 'error', unknown: 'warning' },
  fix: 'unsafe',
  // They judge a disk that a lock or a mode guards; here nothing does, until a bus is shared or the locks are back.
  supersedes: [
    'cluster-bus-sharing-missing',
    'cluster-bus-sharing-not-on-all-nodes',
    'vmx-disk-in-two-machines',
  ],
  since: '0.1.0',
  sources: [source('gsx3', 'p. 194 and 198'), source('server1', 'p. 162'), source('server2', 'p. 287-290')],

  *check(context) {
    const { machine } = context;
    // Nobody's writes destroy a disk whose mode throws them away: templates that many machines read are used so.
    const disks = presentDisks(machine).filter((disk) => !isReadOnly(disk));
    if (machine.diskLocking.value !== false || machine.encrypted || disks.length === 0) return;
    if (mayShare(machine)) return;
    yield finding(context, findSharedDisk(context, disks));
  },
});

/** A misspelled, doubled or templated setting counts, and the flag of ESX: it means to share, and is the business of other rules. */
function mayShare(machine: VirtualMachine): boolean {
  return (
    !machine.controllers.every(isPrivateBus) ||
    presentDisks(machine).some(
      (disk) => sharingOf(machine, disk) !== 'none' || disk.multiWriter.value === true,
    )
  );
}

/** A disk that is known to be shared, and its uses by the machines that name it too. */
interface SharedUse {
  readonly disk: Disk;
  readonly others: readonly MachineDisk[];
}

/**
 * The first disk that another machine uses too, else one named quorum or witness; never the boot disk, nor one that only a
 * copy of the machine names.
 */
function findSharedDisk(context: RuleContext, disks: readonly Disk[]): SharedUse | undefined {
  const { machine } = context;
  const boot = bootDisk(machine);
  const uses = disks
    .filter((disk) => disk !== boot)
    .map((disk) => ({
      disk,
      others: context
        .sharersOf(disk)
        .map(diskOfSharer)
        .filter((other) => !isCopyOf(machine, other.machine)),
    }));
  return (
    uses.find(({ others }) => others.length > 0) ??
    uses.find(({ disk }) => isQuorumDisk(machine, valueText(disk.fileName)))
  );
}

function finding(context: RuleContext, shared: SharedUse | undefined): Finding {
  const { machine } = context;
  // A machine that shares its bus needs locking off, whatever this one does.
  const unlocked = [machine, ...(shared?.others ?? []).map((other) => other.machine)].filter(
    (one) => one.diskLocking.value === false && !mayShare(one),
  );
  const lockAgain = fixAcross(
    unlocked,
    unlocked.length > 1
      ? say`Set disk.locking back to "TRUE" in every machine that shares nothing`
      : say`Set disk.locking back to "TRUE"`,
    (one) => editMachine(one).setDiskLocking(true),
  );
  const found = {
    span: machine.diskLocking.span,
    why: say`Without lock files and without reservations several machines can write to one disk at the same time, which destroys it.`,
  };
  if (!shared) {
    return {
      ...found,
      subject: 'disk.locking',
      what: say`disk.locking is FALSE, but no controller of this machine is shared and no disk has .shared = "TRUE".`,
      how: needsIscsi(machine)
        ? say`Set disk.locking back to "TRUE"; disks that other nodes use too are connected over iSCSI inside the guests.`
        : say`Set disk.locking back to "TRUE", or share the controller of the disks that other machines use (scsiN.sharedBus = "virtual").`,
      atMost: 'warning',
      fixes: [lockAgain],
    };
  }
  const { disk, others } = shared;
  const bus = controllerName({ bus: disk.slot.bus, number: disk.slot.controller });
  const uses = [{ machine, disk }, ...others];
  const obstacle = obstacleToSharing(uses);
  const fix = repairFor(obstacle, context, disk, uses);
  return {
    ...found,
    subject: slotName(disk.slot),
    what: whatIsShared(machine, shared, bus),
    how: whatToDo(obstacle),
    related: otherPlaces(others),
    fixes: fix ? [fix, lockAgain] : [lockAgain],
  };
}

/** Shares the disk where it is, or away from the boot disk. */
function repairFor(
  obstacle: SharingObstacle | undefined,
  context: RuleContext,
  disk: Disk,
  uses: readonly MachineDisk[],
): Fix | undefined {
  if (!obstacle) return shareFix(disk, uses);
  const disks = obstacle === 'place' ? sharedBesideBootDisk(context) : [];
  return disks.some(([own]) => own?.disk === disk) ? moveFromBootBusFix(disks) : undefined;
}

/** Never a bus that would be the next mistake. */
function whatToDo(obstacle: SharingObstacle | undefined): Phrase {
  if (obstacle === 'iscsi-only') return LOCK_AND_CONNECT_BY_ISCSI;
  if (obstacle === 'boot-disk')
    return say`Set disk.locking back to "TRUE", and name the disk in no other machine than the one that starts from it.`;
  return obstacle === 'place'
    ? say`Move the disk to a SCSI controller without the boot disk in every node and share that one (scsiN.sharedBus = "virtual"), or set disk.locking back to "TRUE".`
    : say`Share the controller of the disk in every node (scsiN.sharedBus = "virtual"), or set disk.locking back to "TRUE".`;
}

function whatIsShared({ uri }: VirtualMachine, { disk, others }: SharedUse, bus: string): Phrase {
  const file = baseName(valueText(disk.fileName));
  if (others.length === 0)
    return say`disk.locking is FALSE, but ${bus}, which holds the cluster disk ${file} (${slotName(disk.slot)}), is not shared.`;
  const names = namesBeside(
    uri,
    others.map(({ machine }) => machine.uri),
  );
  return say`disk.locking is FALSE, and the disk ${file} (${slotName(disk.slot)}) is used by ${inWords(names)} too, but ${bus} is not shared.`;
}

/** Shares the bus in every machine that names the disk; for a disk without an obstacle. */
function shareFix(disk: Disk, uses: readonly MachineDisk[]): Fix {
  const bus = controllerName({ bus: disk.slot.bus, number: disk.slot.controller });
  const title =
    uses.length > 1
      ? say`Share the controller of ${baseName(valueText(disk.fileName))} in every node`
      : say`Set ${bus}.sharedBus to "virtual"`;
  // On an unknown product too: the setting in this machine shows that it is a hosted one.
  const mustUnlock = ({ machine: { diskLocking } }: MachineDisk): boolean => diskLocking.value !== false;
  const full = uses.some(mustUnlock) ? say`${title}, and switch disk locking off` : title;
  return fixForEach(uses, full, (editor, use) => {
    const { slot } = use.disk;
    editor.setBusSharing({ bus: slot.bus, number: slot.controller }, 'virtual');
    if (mustUnlock(use)) editor.setDiskLocking(false);
  });
}
