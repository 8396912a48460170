import type { MachineFacts } from '../../cluster/machineFacts.js';
import { folderOf } from '../../cluster/neighbourhood.js';
import { fileName } from '../../machine/fileStem.js';

/**
 * The name of a disk file of this machine that lies in the machine's folder. Configurations are often kept apart from
 * their disks, in a repository for example: only where one disk is there, another one is missed.
 */
export function diskBesideMachine({ machine, diskFiles }: MachineFacts): string | undefined {
  if (diskFiles.size === 0) return undefined;
  const folder = folderOf(machine.uri);
  for (const file of diskFiles.values()) {
    if (file.state === 'found' && folderOf(file.uri) === folder) return fileName(file.uri);
  }
  return undefined;
}
