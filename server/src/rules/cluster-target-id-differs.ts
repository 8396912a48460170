import { sharedDisksOf, type Cluster } from '../cluster/cluster.js';
import { bootDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { isReserved, lastTarget } from '../machine/edits/deviceRanges.js';
import { editMachine } from '../machine/editMachine.js';
import { keySpanOf, valueText } from '../machine/fact.js';
import { diskAt, slotName, type VirtualMachine } from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { majority } from './terms/nodeMajority.js';
import { comparableUses, scsiUses } from './terms/scsiUses.js';
import type { MachineDisk } from './terms/machineDisk.js';
import { freeTargets } from './terms/targetNumbers.js';
import { nameBeside } from './terms/machineName.js';

export default clusterRule({
  id: 'cluster-target-id-differs',
  summary: 'A shared disk has different target numbers in the nodes.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('mscs67', 'checklist for clustered disks: the same target id in all nodes'),
    source('server2', 'p. 290'),
  ],

  *check({ machine, cluster }) {
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      const uses = comparableUses(machine, shared);
      const own = disk.slot.target;
      const other = uses.find((use) => use.disk.slot.target !== own);
      // A number that no adapter has is the mistake of another rule, whose repair takes the number of the other nodes.
      if (!other || !uses.every((use) => mayHave(use, targetOf(use)))) continue;
      // One that a node starts from is shared by mistake, and stays where it is.
      if (uses.some((use) => bootDisk(use.machine) === use.disk)) continue;
      if (majority(uses.map(targetOf)) === own) continue;
      const file = baseName(valueText(disk.fileName));
      const fix = sameTargetFix(cluster, uses, file);
      yield {
        span: keySpanOf(disk.fileName),
        // Not the slot: where two disks change places, the slot's next finding is about another disk.
        subject: file,
        what: say`The shared disk ${file} is target ${own} here (${slotName(disk.slot)}), but target ${other.disk.slot.target} in ${nameBeside(machine.uri, other.machine.uri)} (${slotName(other.disk.slot)}).`,
        why: say`VMware asks for one target number of a shared disk in all nodes; under different numbers the cluster cannot hand it from node to node.`,
        how: say`Give it the same target number in every node, with all nodes powered off.`,
        related: uses
          .filter((use) => use.disk.slot.target !== own)
          .map((use) => ({
            uri: use.machine.uri,
            span: use.disk.fileName.span,
            message: say`The same disk as target ${use.disk.slot.target}.`,
          })),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

const targetOf = ({ disk }: MachineDisk): number => disk.slot.target;

/** True for a number that the adapter of the disk has for devices: only a paravirtual one has more than 15. */
function mayHave({ machine, disk: { slot } }: MachineDisk, target: number): boolean {
  const last = lastTarget(machine, { bus: slot.bus, number: slot.controller });
  return target <= last && !isReserved(machine, { ...slot, target });
}

/**
 * One number for all nodes: that of the majority, else the lowest one that is free where it is needed. A disk in the
 * way changes places with this one when it has different numbers itself; then the number of the first node counts,
 * because the repairs of two disks that both took the lowest one would undo each other.
 * @param uses in the order of the nodes.
 */
function sameTargetFix(cluster: Cluster, uses: readonly MachineDisk[], file: string): Fix | undefined {
  const common = majority(uses.map(targetOf));
  const used = [...new Set(uses.map(targetOf))].sort((a, b) => a - b);
  const ofMajority = common === undefined ? [] : [common];
  const isInAll = (one: number): boolean => uses.every((use) => mayHave(use, one));
  const target =
    [...ofMajority, ...used].filter(isInAll).find((one) => uses.every((use) => canTake(use, one))) ??
    [...ofMajority, ...uses.map(targetOf)]
      .filter(isInAll)
      .find((one) => uses.every((use) => canTake(use, one) || canSwap(cluster, use, one))) ??
    freeTargets(uses)[0];
  if (target === undefined) return undefined;
  const inTheWay = uses.flatMap(
    ({ machine, disk }) =>
      (disk.slot.target === target ? undefined : diskAt(machine, { ...disk.slot, target })) ?? [],
  );
  const names = [...new Set(inTheWay.map(({ fileName }) => baseName(valueText(fileName))))];
  return fixAcross(
    uses.map(({ machine }) => machine),
    names.length > 0
      ? say`Make ${file} target ${target} in every node and let ${inWords(names)} change places with it`
      : say`Make ${file} target ${target} in every node`,
    (one) => {
      const editor = editMachine(one);
      for (const { machine, disk } of uses.filter((use) => use.machine === one)) {
        const to = { ...disk.slot, target };
        if (disk.slot.target === target) continue;
        const aside = { ...disk.slot, target: unnamedTarget(machine) };
        const isTaken = diskAt(machine, to) !== undefined;
        if (isTaken) editor.moveDisk(to, aside);
        editor.moveDisk(disk.slot, to);
        if (isTaken) editor.moveDisk(aside, disk.slot);
      }
      return editor;
    },
  );
}

function canTake({ machine, disk }: MachineDisk, target: number): boolean {
  return disk.slot.target === target || diskAt(machine, { ...disk.slot, target }) === undefined;
}

function canSwap(cluster: Cluster, { machine, disk }: MachineDisk, target: number): boolean {
  const occupant = diskAt(machine, { ...disk.slot, target });
  const shared = sharedDisksOf(cluster, machine.uri).find((one) => one.disk === occupant)?.shared;
  return shared !== undefined && new Set(scsiUses(shared).map(targetOf)).size > 1;
}

/** A number that no device has, to put one aside while two change places; it never reaches the file. */
function unnamedTarget({ disks }: VirtualMachine): number {
  return Math.max(...disks.map(({ slot }) => slot.target)) + 1;
}
