import { nodeEvidence } from '../cluster/nodeEvidence.js';
import type { Sharer } from '../cluster/clusterIndex.js';
import type { MachineFacts } from '../cluster/machineFacts.js';
import { bootDisk } from '../machine/bootDisk.js';
import { pathNotation } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import { isReadOnly } from './terms/diskModes.js';
import { isOnBootController, needsLockingOff, sharingOf, withLocking } from './terms/diskSharing.js';
import { isCopyOf, isVariantOf } from '../cluster/machineCopy.js';
import { diskOfSharer, machinesOf, otherPlaces, type MachineDisk } from './terms/machineDisk.js';
import { namesBeside } from './terms/machineName.js';
import { inWords, say, type Phrase } from '../l10n/phrase.js';
import { fixAcross, machineRule, type Finding, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { diskName } from './terms/diskName.js';

export default machineRule({
  id: 'vmx-disk-in-two-machines',
  summary: 'Two machines use one disk file, and nothing says that they form a cluster.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('rbvmomi', 'issue 129'), source('gsx3', 'p. 194, caution')],

  *check(context) {
    const { machine } = context;
    if (nodeEvidence(machine).length > 0) return;
    const found = new Map<string, [Use, ...Use[]]>();
    for (const disk of presentDisks(machine)) {
      const sharers = context.sharersOf(disk).filter((sharer) => isAccident(context.facts, disk, sharer));
      if (sharers.length === 0) continue;
      const company = [...new Set(sharers.map(({ facts }) => facts.machine.uri))].sort().join('\n');
      const before = found.get(company) ?? [];
      found.set(company, [...before, { disk, sharers }]);
    }
    // Several disks in the same hands are one mistake.
    for (const uses of found.values()) yield finding(machine, uses);
  },
});

/** A disk of this machine, and where others use it. */
interface Use {
  readonly disk: Disk;
  readonly sharers: readonly Sharer[];
}

function finding(machine: VirtualMachine, uses: readonly [Use, ...Use[]]): Finding {
  const [first] = uses;
  const sharers = uses.flatMap((use) => use.sharers).map(diskOfSharer);
  const others = machinesOf(sharers).map(({ uri }) => uri);
  const fix = declareFix([...uses.map(({ disk }) => ({ machine, disk })), ...sharers]);
  return {
    span: first.disk.fileName.span,
    subject: slotName(first.disk.slot),
    what: whatIsShared(
      uses.map(({ disk }) => disk),
      inWords(namesBeside(machine.uri, others)),
    ),
    why: say`When two of the machines run at once, the second one fails to lock the file, or both write to it and destroy it.`,
    how: say`Give each machine a disk of its own. If they are to share it, say so with the comment "# vmxlint cluster=in-a-box" in every file, and share the controller of the disk.`,
    related: otherPlaces(sharers),
    fixes: fix ? [fix] : [],
  };
}

function whatIsShared(disks: readonly Disk[], others: Phrase): Phrase {
  const names = inWords(disks.map(diskName));
  return disks.length > 1
    ? say`The disks ${names} are also used by ${others}, and nothing in these files says that the machines form a cluster.`
    : say`The disk ${names} is also used by ${others}, and nothing in these files says that the machines form a cluster.`;
}

/** No copy or variant, no cluster nor the attempt at one, and at least one of the two writes to the file. */
function isAccident(own: MachineFacts, disk: Disk, { facts, disk: other }: Sharer): boolean {
  const { machine } = own;
  if (isCopyOf(machine, facts.machine) || nodeEvidence(facts.machine).length > 0) return false;
  if (isVariantOf(own, facts)) return false;
  if (sharingOf(machine, disk) === 'unknown' || sharingOf(facts.machine, other) === 'unknown') return false;
  return !(isReadOnly(disk) && isReadOnly(other));
}

/**
 * Declares the cluster and shares the disks' controllers in all machines, because a declaration alone would only turn
 * the warning into an error. Only where the disks can be shared as they hang: on SCSI controllers without the boot disk.
 */
function declareFix(uses: readonly MachineDisk[]): Fix | undefined {
  const isReady = uses.every(
    ({ machine, disk }) =>
      disk.slot.bus === 'scsi' &&
      bootDisk(machine) !== undefined &&
      !isOnBootController(machine, disk) &&
      // ESX 2 names a disk so where several hosts share it.
      pathNotation(valueText(disk.fileName)) !== 'vmfs-hba' &&
      sharingOf(machine, disk) === 'none',
  );
  if (!isReady) return undefined;
  const title = say`Declare a cluster in a box and share the controller of the disk in every machine`;
  const machines = machinesOf(uses);
  return fixAcross(machines, withLocking(title, machines), (one) => {
    const editor = editMachine(one).declare({ cluster: 'in-a-box' });
    for (const { machine, disk } of uses) {
      if (machine === one) editor.setBusSharing({ bus: 'scsi', number: disk.slot.controller }, 'virtual');
    }
    return needsLockingOff(one) ? editor.setDiskLocking(false) : editor;
  });
}
