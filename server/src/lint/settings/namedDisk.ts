import { baseName, fileIdentities } from '../../machine/diskPath.js';

/** What a snapshot of ESX 3 and later, or a redo log of ESX 2, appends to the name of a disk's file. */
const SNAPSHOT = /-\d{6}(?=\.vmdk$)|\.redo(?:_\w+)?$/i;

/**
 * True for a disk that settings name: by its file name alone, whatever its letter case, or by its path. A disk that runs on
 * a snapshot is the same disk.
 * @param named as the settings have it; a relative path begins in their folder.
 * @param folder URI of the settings' folder.
 * @param machineUri the machine with the disk.
 * @param fileName as the machine has it.
 */
export function isDiskNamed(named: string, folder: string, machineUri: string, fileName: string): boolean {
  const names = [fileName, fileName.trim().replace(SNAPSHOT, '')];
  if (!/[\\/:\]]/.test(named))
    return names.some((name) => named.toLowerCase() === baseName(name).toLowerCase());
  const identities = fileIdentities(`${folder}/vmxlint.json`, named);
  return names.some((name) =>
    fileIdentities(machineUri, name).some((identity) => identities.includes(identity)),
  );
}
