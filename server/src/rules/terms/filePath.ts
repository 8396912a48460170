import { URI, Utils } from 'vscode-uri';
import { fileIdentities, pathNotation } from '../../machine/diskPath.js';

/** A file's place as a product on the same host writes it; undefined for what is on no disk of this host. */
export function absolutePath(uri: string): string | undefined {
  const { scheme, authority, path } = URI.parse(uri);
  if (scheme !== 'file' || authority !== '') return undefined;
  return /^\/[A-Za-z]:\//.test(path) ? path.slice(1).replaceAll('/', '\\') : path;
}

/**
 * The name under which a machine finds a file: as the other machine writes it where that means the same file here, else
 * absolute.
 * @param written the other machine's name for it.
 * @param place where the file lies.
 */
export function nameFor(machineUri: string, written: string, place: string): string | undefined {
  if (pathNotation(written) !== 'relative') return written;
  const folder = Utils.dirname(URI.parse(place));
  const here = fileIdentities(machineUri, written);
  const there = fileIdentities(Utils.joinPath(folder, 'x.vmx').toString(), Utils.basename(URI.parse(place)));
  return here.some((one) => there.includes(one)) ? written : absolutePath(place);
}
