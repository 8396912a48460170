import { baseName, fileIdentities } from '../../machine/diskPath.js';

/**
 * True for a disk that settings name: by its file name alone, whatever its letter case, or by its path.
 * @param named as the settings have it; a relative path begins in their folder.
 * @param folder URI of the settings' folder.
 * @param machineUri the machine with the disk.
 * @param fileName as the machine has it.
 */
export function isDiskNamed(named: string, folder: string, machineUri: string, fileName: string): boolean {
  if (!/[\\/:\]]/.test(named)) return named.toLowerCase() === baseName(fileName).toLowerCase();
  const identities = fileIdentities(`${folder}/vmxlint.json`, named);
  return fileIdentities(machineUri, fileName).some((identity) => identities.includes(identity));
}
