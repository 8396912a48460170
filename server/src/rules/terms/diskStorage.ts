import { URI } from 'vscode-uri';
import type { DiskImage } from '../../disk/diskImage.js';
import { pathNotation } from '../../machine/diskPath.js';
import { valueText } from '../../machine/fact.js';
import type { Disk, VirtualMachine } from '../../machine/virtualMachine.js';

/**
 * What a disk's file lies on: `objects` is vSAN or vVols, whose rules differ; `files` is VMFS or NFS; `unknown` where
 * neither a path nor the descriptor tells.
 */
export type DiskStorage = 'objects' | 'files' | 'unknown';

const OBJECT_STORE = /(?:^|[/[])(?:vsan|vvol):/i;

/**
 * By the path, by the machine's own folder for a relative path, and by the extents: on vSAN and vVols a descriptor names
 * objects (`vsan://…`, `vvol://…`), elsewhere files.
 */
export function storageOf(machine: VirtualMachine, disk: Disk, image: DiskImage): DiskStorage {
  const name = valueText(disk.fileName);
  const folder = pathNotation(name) === 'relative' ? [URI.parse(machine.uri).path] : [];
  if ([name, ...folder, ...image.extentFiles].some((place) => OBJECT_STORE.test(place))) return 'objects';
  return image.extentFiles.some((file) => /\.vmdk$/i.test(file)) ? 'files' : 'unknown';
}
