import { isAbsent } from '../../machine/fact.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { say } from '../../l10n/phrase.js';
import { matcher } from './globs.js';
import { isDiskNamed } from './namedDisk.js';
import { pathBelow } from './pathBelow.js';
import type { SettingProblem, Written, WrittenCluster } from './readSettings.js';

/** The machines around a vmxlint.json. */
export interface MachinesAround {
  /** URIs of files, among them those of every machine in the folder of the settings and below it. */
  readonly uris: readonly string[];
  /** What is known of one of these files; undefined for one that is ignored, or that nobody can read. */
  readonly machine: (uri: string) => VirtualMachine | undefined;
}

/**
 * The nodes of clusters that no machine fits, and the shared disks that none of the nodes has. Without this a misspelled one
 * would be left out of its cluster, and nobody sees that the cluster is checked without it.
 * @param folder URI of the settings' folder.
 */
export function missingInClusters(
  clusters: readonly WrittenCluster[],
  folder: string,
  { uris, machine }: MachinesAround,
): readonly SettingProblem[] {
  if (clusters.length === 0) return [];
  const files = uris.flatMap((uri) => {
    const path = pathBelow(folder, uri);
    return path === undefined ? [] : [{ uri, path }];
  });
  return clusters.flatMap(({ nodes, sharedDisks }) => {
    const found = nodes.map(({ text }) => {
      const fits = matcher(text);
      return files.filter(({ path }) => fits(path));
    });
    const missing = nodes.filter((_, number) => found[number]?.length === 0).map(missingNode);
    // A node that is not there may have any disk.
    if (nodes.length === 0 || missing.length > 0) return missing;
    const machines = [...new Set(found.flat().map(({ uri }) => uri))].map(machine);
    return sharedDisks.filter(({ text }) => !mayBeDiskOf(machines, folder, text)).map(missingDisk);
  });
}

/** True where one of the machines has a disk of this name or path, and where that is not known of all of them. */
function mayBeDiskOf(
  machines: readonly (VirtualMachine | undefined)[],
  folder: string,
  name: string,
): boolean {
  return machines.some((one) => {
    if (!one || one.encrypted) return true;
    return one.disks.some(({ fileName }) =>
      fileName.value === undefined ? !isAbsent(fileName) : isDiskNamed(name, folder, one.uri, fileName.value),
    );
  });
}

const missingNode = ({ text, span }: Written): SettingProblem => ({
  severity: 'warning',
  span,
  message: say`No machine fits "${text}" in the folder of these settings or below it, so the cluster is checked without this node. Correct the name or its folders, or put the file there; what lies behind a link is not looked at.`,
});

const missingDisk = ({ text, span }: Written): SettingProblem => ({
  severity: 'warning',
  span,
  message: say`No node of this cluster has a disk "${text}", so the cluster is checked without this shared disk. Write the name of its file as the nodes have it, or its path as seen from the folder of these settings.`,
});
