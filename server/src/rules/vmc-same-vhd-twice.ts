import { backingIdentities, type MachineFacts } from '../cluster/machineFacts.js';
import { bootDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import {
  controllerOf,
  isSharingBus,
  presentDisks,
  sameSlot,
  slotName,
  type Disk,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule, type Fix } from './rule.js';
import { source } from './sources.js';
import { drivePlace, isFoundByPlace } from './terms/drivePlace.js';

export default machineRule({
  id: 'vmc-same-vhd-twice',
  summary: 'One disk file is at two locations of one machine.',
  formats: ['vmc'],
  severity: { microsoft: 'error', unknown: 'error' },
  fix: 'unsafe',
  // The place on IDE may be the one that goes.
  supersedes: ['vmc-shared-disk-on-ide'],
  since: '0.1.0',
  sources: [source('msvs', 'IVMVirtualMachine::AddHardDiskConnection, errors')],

  *check({ facts }) {
    const { machine } = facts;
    for (const group of sameFiles(facts)) {
      const keeper = mostLikely(machine, group);
      for (const disk of group.filter((one) => one !== keeper)) {
        // Two drives at one place, or on two controllers of one number, are that mistake.
        if (sameSlot(disk.slot, keeper.slot)) continue;
        yield {
          span: disk.fileName.span,
          subject: slotName(disk.slot),
          what: say`The disk file ${baseName(valueText(disk.fileName))} is at two places of this machine: ${drivePlace(keeper.slot)} and ${drivePlace(disk.slot)}.`,
          why: say`Virtual Server opens it for the first place and finds it in use for the second one, so the machine does not start.`,
          how: say`Take the disk away from one of them, for example from ${drivePlace(disk.slot)}.`,
          related: [
            {
              uri: machine.uri,
              span: keeper.fileName.span,
              message: say`The same disk file at ${drivePlace(keeper.slot)}.`,
            },
          ],
          fixes: isFoundByPlace(machine, disk) ? [removal(machine, disk)] : [],
        };
      }
    }
  },
});

function removal(machine: VirtualMachine, { slot }: Disk): Fix {
  const title = say`Remove the disk from ${drivePlace(slot)}`;
  return fixIn(machine, title, 'unsafe', (one) => editMachine(one).removeDisk(slot));
}

type Group = readonly [Disk, ...Disk[]];

/** Disks with a common backing file, two or more in each group. */
function sameFiles(facts: MachineFacts): readonly Group[] {
  const groups: { readonly identities: Set<string>; readonly disks: [Disk, ...Disk[]] }[] = [];
  for (const disk of presentDisks(facts.machine)) {
    const identities = backingIdentities(facts, disk);
    const group = groups.find((one) => identities.some((identity) => one.identities.has(identity)));
    if (group) {
      group.disks.push(disk);
      for (const identity of identities) group.identities.add(identity);
    } else groups.push({ identities: new Set(identities), disks: [disk] });
  }
  return groups.flatMap(({ disks }) => (disks.length > 1 ? [disks] : []));
}

/** The place that stays: the shared bus, because another node relies on it, else the boot disk, else the first one. */
function mostLikely(machine: VirtualMachine, disks: Group): Disk {
  const boot = bootDisk(machine);
  return (
    disks.find((disk) => disk.slot.bus === 'scsi' && isSharingBus(controllerOf(machine, disk.slot))) ??
    disks.find((disk) => disk === boot) ??
    disks[0]
  );
}
