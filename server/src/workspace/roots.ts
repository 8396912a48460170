import { URI, Utils } from 'vscode-uri';
import { say, type Phrase } from '../l10n/phrase.js';
import { pathNotation } from '../machine/diskPath.js';
import { canonicalUri } from './canonicalUri.js';
import type { FileSystem } from './fileSystem.js';

/** A named file that may be opened, or why not, for a person. */
export type Resolved =
  | { readonly uri: string }
  /** `isMissing`: it may be looked for, and nothing lies there. */
  | { readonly refused: Phrase; readonly isMissing?: true };

const OUTSIDE = say`it lies outside the opened folders`;

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
  const candidate = candidateUri(baseUri, name);
  if ('refused' in candidate) return candidate;
  // The name decides first: a path outside is not even looked at.
  if (!roots.some((root) => contains(root, candidate.uri))) return { refused: OUTSIDE };
  const found = await fs.stat(candidate.uri);
  if (!found) return { refused: say`there is no such file`, isMissing: true };
  // A folder that is closed to us may hold the file: nobody shall be told that it is missing.
  if (found.type === 'unreachable')
    return { refused: found.reason ?? say`where it lies cannot be reached now` };
  if (found.type !== 'file') return { refused: say`it is not a regular file` };
  const real = await fs.realPath(candidate.uri);
  const realRoots = await Promise.all(roots.map(async (root) => (await fs.realPath(root)) ?? root));
  if (real === undefined || !realRoots.some((root) => contains(root, real))) return { refused: OUTSIDE };
  return { uri: candidate.uri };
}

function candidateUri(baseUri: string, name: string): Resolved {
  const base = URI.parse(baseUri);
  // Joining takes "." and ".." out, so that a path is judged by where it leads.
  const absolute = (path: string): Resolved => ({
    uri: Utils.joinPath(base.with({ path: '/' }), path.trim()).toString(),
  });
  switch (pathNotation(name)) {
    case 'network':
      return { refused: say`it lies on the network` };
    case 'device':
      return { refused: say`it is a device, not a file` };
    case 'vmfs-hba':
    case 'vmfs-label':
      return { refused: say`it lies on the storage of an ESX host` };
    case 'datastore':
      return name.startsWith('/') ? absolute(name) : { refused: say`it lies on the storage of an ESX host` };
    case 'posix':
      return absolute(name);
    case 'windows':
      return absolute(name.replaceAll('\\', '/'));
    case 'relative':
      return { uri: Utils.joinPath(Utils.dirname(base), name.trim().replaceAll('\\', '/')).toString() };
  }
}

/** True when `uri` is the folder `root` or lies below it. The letter of a Windows drive counts without case. */
export function contains(root: string, uri: string): boolean {
  const folder = URI.parse(canonicalUri(root));
  const file = URI.parse(canonicalUri(uri));
  const path = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return (
    folder.scheme === file.scheme && folder.authority === file.authority && `${file.path}/`.startsWith(path)
  );
}
