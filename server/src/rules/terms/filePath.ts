import { URI, Utils } from 'vscode-uri';
import { fileIdentities, isEsxPath, pathNotation } from '../../machine/diskPath.js';
import { isFamily } from '../../machine/product.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';

/**
 * A file's place as the machine's product writes it on the same host; undefined for what is on no disk of this host, and where
 * this cannot be the product's host: ESX has its disks on datastores, Virtual Server on drives of Windows.
 */
export function absolutePath({ product }: VirtualMachine, uri: string): string | undefined {
  const { scheme, authority, path } = URI.parse(uri);
  if (scheme !== 'file' || authority !== '') return undefined;
  const isWindows = /^\/[A-Za-z]:\//.test(path);
  if (isFamily(product, 'esx') && !isEsxPath(path)) return undefined;
  if (isFamily(product, 'microsoft') && !isWindows) return undefined;
  return isWindows ? path.slice(1).replaceAll('/', '\\') : path;
}

/**
 * The name under which a machine finds a file: as the other machine writes it where that means the same file here, else
 * absolute.
 * @param written the other machine's name for it.
 * @param place where the file lies.
 */
export function nameFor(machine: VirtualMachine, written: string, place: string): string | undefined {
  if (pathNotation(written) !== 'relative') return written;
  const folder = Utils.dirname(URI.parse(place));
  const here = fileIdentities(machine.uri, written);
  const there = fileIdentities(Utils.joinPath(folder, 'x.vmx').toString(), Utils.basename(URI.parse(place)));
  return here.some((one) => there.includes(one)) ? written : absolutePath(machine, place);
}
