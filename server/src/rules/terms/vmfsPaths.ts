import { rememberedOf } from '../../syntax/remembered.js';
import { sharedDisksOf } from '../../cluster/cluster.js';
import { imageOf } from '../../cluster/machineFacts.js';
import { baseName, pathNotation, type PathNotation } from '../../machine/diskPath.js';
import { valueText } from '../../machine/fact.js';
import type { Disk } from '../../machine/virtualMachine.js';
import type { ClusterContext } from '../rule.js';
import { calledBeside } from './machineName.js';

/** Adapter, target, LUN and partition, and behind them a file; `vmhba1:0:3:0` alone is a LUN without a file system. */
const HARDWARE_PATH_FILE = /^(?:\/vmfs\/)?vmhba\d+(?::\d+){1,3}[:/](?!\d+$)[^:/]+$/i;

/** True for a file on a VMFS that is named by its hardware path, as ESX 2 writes it. */
export function isHardwarePathFile(name: string): boolean {
  return HARDWARE_PATH_FILE.test(name.trim());
}

/** True for a disk that is a LUN, mapped by a file or named itself, and no file on a VMFS. */
export function isRawOnEsx2({ deviceType, fileName }: Disk): boolean {
  const name = valueText(fileName);
  const notation = pathNotation(name);
  const isLun = notation === 'device' || (notation === 'vmfs-hba' && !isHardwarePathFile(name));
  return isLun || /rdm|raw|passthru/i.test(valueText(deviceType));
}

/** The shared disks of a node on ESX 2 that are files on a VMFS; `.dsk` is the older ending of the same files. */
export const clusteredVmdks = rememberedOf(({ cluster, facts }: ClusterContext): readonly Disk[] => {
  return sharedDisksOf(cluster, facts.machine.uri)
    .map(({ disk }) => disk)
    .filter(
      (disk) =>
        /\.(?:vmdk|dsk)\s*$/i.test(valueText(disk.fileName)) &&
        !isRawOnEsx2(disk) &&
        imageOf(facts, disk)?.rawMapping === undefined,
    );
});

/**
 * The path in one notation under which other nodes know a file of that name, when all that know one agree. An address or
 * label is never invented.
 */
export function pathElsewhere(
  { machine: own, cluster, otherNodes }: ClusterContext,
  disk: Disk,
  notation: PathNotation,
): { path: string; node: string } | undefined {
  const file = baseName(valueText(disk.fileName));
  const found = otherNodes.flatMap(({ facts: { machine } }) =>
    sharedDisksOf(cluster, machine.uri).flatMap(({ disk: { fileName } }) =>
      fileName.value !== undefined &&
      pathNotation(fileName.value) === notation &&
      baseName(fileName.value) === file
        ? [{ path: fileName.value, node: calledBeside(own, machine) }]
        : [],
    ),
  );
  return new Set(found.map(({ path }) => path)).size === 1 ? found[0] : undefined;
}
