import { URI, Utils } from 'vscode-uri';
import { say, type Phrase } from '../l10n/phrase.js';
import { pathNotation } from '../machine/diskPath.js';
import { contains } from './containment.js';
import type { FileStat, FileSystem } from './fileSystem.js';
import { staysInside } from './links.js';

/** A named file that may be opened, and what lay there when it was looked for. */
export interface ResolvedFile {
  readonly uri: string;
  /** The same with all links followed. */
  readonly realUri: string;
  readonly stat: FileStat;
}

/** A named file that may be opened, or why not, for a person. */
export type Resolved =
  | ResolvedFile
  /** `isMissing`: it may be looked for, and nothing lies there. */
  | { readonly refused: Phrase; readonly isMissing?: true };

const OUTSIDE = say`it lies outside the opened folders`;
const DEVICE = say`it is a device, not a file`;

/**
 * Names that are devices in every folder of Windows, whatever ending they have.
 * Source: Microsoft, Naming Files, Paths, and Namespaces.
 */
const DOS_DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d\u00B9\u00B2\u00B3])\s*(?:[.:].*)?$/i;

/**
 * Where a file named in `baseUri`'s file lies, if it may be opened: never a network path, device or pipe, and only
 * inside the allowed roots, also after following links.
 * @param roots URIs of folders.
 */
export async function resolveNamed(
  fs: FileSystem,
  roots: readonly string[],
  baseUri: string,
  name: string,
): Promise<Resolved> {
  // Half a pair of surrogates is in no name on disk, and no URI can be made of it.
  const candidate = candidateUri(baseUri, name.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
  if ('refused' in candidate) return candidate;
  // The name decides first: a path outside is not even looked at.
  if (!roots.some((root) => contains(root, candidate.uri))) return { refused: OUTSIDE };
  if (isDosDevice(URI.parse(candidate.uri))) return { refused: DEVICE };
  if (!(await staysInside(fs, roots, candidate.uri))) return { refused: OUTSIDE };
  const found = await fs.stat(candidate.uri);
  if (!found) {
    // An editor or a decoder put this character where it could not read the bytes: the file may have another name.
    if (name.includes('\uFFFD')) return { refused: say`its name was read in a wrong encoding` };
    return { refused: say`there is no such file`, isMissing: true };
  }
  // A folder that is closed to us may hold the file: nobody shall be told that it is missing.
  if (found.type === 'unreachable')
    return { refused: found.reason ?? say`where it lies cannot be reached now` };
  if (found.type !== 'file') return { refused: say`it is not a regular file` };
  const realUri = await realUriInside(fs, roots, candidate.uri);
  return realUri === undefined ? { refused: OUTSIDE } : { uri: candidate.uri, realUri, stat: found };
}

/** Only Windows has them; elsewhere `com1.txt` is what a serial port wrote. */
const isDosDevice = (uri: URI): boolean => isOnWindows(uri) && DOS_DEVICE.test(Utils.basename(uri));

/** The paths of Windows are known by a drive or a host. */
function isOnWindows({ authority, path }: URI): boolean {
  return authority !== '' || /^\/[A-Za-z]:\//.test(path);
}

/** Whether what lies in a folder may be listed: it is an allowed folder or inside of one, also after following links. */
export async function isReadableFolder(
  fs: FileSystem,
  roots: readonly string[],
  folder: string,
): Promise<boolean> {
  return (
    roots.some((root) => contains(root, folder)) &&
    (await staysInside(fs, roots, folder)) &&
    (await realUriInside(fs, roots, folder)) !== undefined
  );
}

/**
 * Where it really lies, undefined when that is outside: asked once more of the file system itself, which may know links
 * that it does not tell.
 */
async function realUriInside(
  fs: FileSystem,
  roots: readonly string[],
  uri: string,
): Promise<string | undefined> {
  const real = await fs.realPath(uri);
  const realRoots = await Promise.all(roots.map(async (root) => (await fs.realPath(root)) ?? root));
  return real !== undefined && realRoots.some((root) => contains(root, real)) ? real : undefined;
}

/** Where a name leads, or why nobody may look there. */
type Candidate = { readonly uri: string } | { readonly refused: Phrase };

function candidateUri(baseUri: string, name: string): Candidate {
  const base = URI.parse(baseUri);
  // Windows takes both slashes for the same, in a path that begins like one of Unix too.
  const slashed = isOnWindows(base) ? name.replaceAll('\\', '/') : name;
  // Joining takes "." and ".." out, so that a path is judged by where it leads.
  const absolute = (path: string): Candidate => ({
    uri: Utils.joinPath(base.with({ path: '/' }), path.trim()).toString(),
  });
  switch (pathNotation(name)) {
    case 'network':
      return { refused: say`it lies on the network` };
    case 'device':
      return { refused: DEVICE };
    case 'vmfs-hba':
    case 'vmfs-label':
      return { refused: say`it lies on the storage of an ESX host` };
    case 'datastore':
      return name.startsWith('/')
        ? absolute(slashed)
        : { refused: say`it lies on the storage of an ESX host` };
    case 'posix':
      return absolute(slashed);
    case 'windows':
      return absolute(name.replaceAll('\\', '/'));
    case 'relative':
      return { uri: Utils.joinPath(Utils.dirname(base), name.trim().replaceAll('\\', '/')).toString() };
  }
}
