import type { Sharer } from '../../cluster/clusterIndex.js';
import { isSameMachine } from '../../cluster/machineCopy.js';
import { imageOf, type MachineFacts } from '../../cluster/machineFacts.js';
import { nearKeys } from '../../knowledge/nearKeys.js';
import { say } from '../../l10n/phrase.js';
import { baseName, isRawLun, pathNotation } from '../../machine/diskPath.js';
import { valueText } from '../../machine/fact.js';
import { presentDisks, sameSlot, type Disk, type VirtualMachine } from '../../machine/virtualMachine.js';
import type { ClusterContext, RelatedPlace } from '../rule.js';
import { counterpartDisks } from './counterpartDisks.js';
import { unknownSettings } from './knownSettings.js';
import { areTwoFiles, hasSameName, comparedName } from './sameName.js';

/** Another node may know such a disk by another mapping file, or by the path of its own host. */
export function isRawDisk(facts: MachineFacts, disk: Disk): boolean {
  const image = imageOf(facts, disk);
  return (
    /^rawDisk$|rdm$/i.test(valueText(disk.deviceType).trim()) ||
    isRawLun(valueText(disk.fileName)) ||
    pathNotation(valueText(disk.fileName)) === 'device' ||
    image?.rawMapping !== undefined ||
    /^(?:fullDevice|partitionedDevice)$/i.test(image?.subformat ?? '')
  );
}

/** Another file of the same name, as far as that is certain: on several hosts one datastore may have two labels, and one LUN two mappings. */
export function isNamesake({ facts, cluster }: ClusterContext, disk: Disk, other: Sharer): boolean {
  if (cluster.kind.value !== 'in-a-box' || isRawDisk(other.facts, other.disk)) return false;
  // A backup may name the place where the disk was before.
  return !isSameMachine(facts, other.facts) && areTwoFiles({ facts, disk }, other);
}

/** Where other nodes name another file of the same name. */
export function namesakesOf(context: ClusterContext, disk: Disk): readonly RelatedPlace[] {
  return context.otherNodes.flatMap(({ facts }) =>
    presentDisks(facts.machine)
      .filter((one) => hasSameName(one, disk) && isNamesake(context, disk, { facts, disk: one }))
      .map((one) => ({
        uri: facts.machine.uri,
        span: one.fileName.span,
        message: say`Another file of the same name.`,
      })),
  );
}

/** The disk of another node in this one's slot, under another name: one of the two may be misspelled, and both be one disk. */
export function diskInSameSlot(context: ClusterContext, disk: Disk): Sharer | undefined {
  return counterpartDisks(context, disk).find((one) => sameSlot(one.disk.slot, disk.slot));
}

/**
 * Where another node names the file without having the disk, because it is switched off or a CD or the key is misspelled, or
 * has a disk without a file in the same slot.
 */
export function unusedPlaces({ otherNodes }: ClusterContext, disk: Disk): readonly RelatedPlace[] {
  return otherNodes.flatMap(({ facts: { machine } }) => [
    ...machine.disks.flatMap((one) => {
      const isNameless =
        sameSlot(one.slot, disk.slot) && valueText(one.fileName).trim() === '' && isPresent(machine, one);
      const isUnused = !isPresent(machine, one) && hasSameName(one, disk);
      if (!isNameless && !isUnused) return [];
      const message = isNameless
        ? say`The same slot here, of a disk that names no file.`
        : say`The same name here, of a device that is switched off or no disk.`;
      return [{ uri: machine.uri, span: one.fileName.span, message }];
    }),
    ...unknownSettings(machine)
      .filter(
        ({ key, value }) =>
          baseName(value).toLowerCase() === comparedName(disk) &&
          nearKeys(key).some((name) => name.endsWith('.fileName')),
      )
      .map(({ keySpan }) => ({
        uri: machine.uri,
        span: keySpan,
        message: say`The same name here, under a key that VMware does not know.`,
      })),
  ]);
}

const isPresent = (machine: VirtualMachine, disk: Disk): boolean => presentDisks(machine).includes(disk);
