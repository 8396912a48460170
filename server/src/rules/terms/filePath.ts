import { URI, Utils } from 'vscode-uri';
import { fileIdentities, isEsxPath, pathNotation } from '../../machine/diskPath.js';
import { valueText } from '../../machine/fact.js';
import { isFamily } from '../../machine/product.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';

/**
 * A file's place as the machine's product writes it on the same host; undefined for what is on no disk of this host, and where
 * this cannot be the product's host: ESX has its disks on datastores, Virtual Server on drives of Windows, and a file that was
 * copied from Windows to Linux, or back, still names paths of the other one.
 */
export function absolutePath({ product, disks }: VirtualMachine, uri: string): string | undefined {
  const { scheme, authority, path } = URI.parse(uri);
  if (scheme !== 'file' || authority !== '') return undefined;
  const isWindows = /^\/[A-Za-z]:\//.test(path);
  if (isFamily(product, 'esx') && !isEsxPath(path)) return undefined;
  if (isFamily(product, 'microsoft') && !isWindows) return undefined;
  const isForeign = isWindows ? isOfLinux : isOfWindows;
  if (disks.some(({ fileName }) => isForeign(valueText(fileName)))) return undefined;
  return isWindows ? path.slice(1).replaceAll('/', '\\') : path;
}

const isOfLinux = (name: string): boolean => pathNotation(name) === 'posix';
const isOfWindows = (name: string): boolean => name.includes('\\') || pathNotation(name) === 'windows';

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
