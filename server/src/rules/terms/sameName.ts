import { URI, Utils } from 'vscode-uri';
import type { Sharer } from '../../cluster/clusterIndex.js';
import { folderOf } from '../../cluster/neighbourhood.js';
import { baseName, pathNotation } from '../../machine/diskPath.js';
import { valueText } from '../../machine/fact.js';
import { fileStem } from '../../machine/fileStem.js';
import type { Disk } from '../../machine/virtualMachine.js';

/** The name of a disk's file as it is compared: without folder and letter case. */
export const comparedName = (disk: Disk): string => baseName(valueText(disk.fileName)).toLowerCase();

/** True for two disks whose files are called alike, in whatever folders; false where a name is missing. */
export function hasSameName(a: Disk, b: Disk): boolean {
  return comparedName(a) !== '' && comparedName(a) === comparedName(b);
}

/**
 * An absolute path that ends in this machine's folder and the relative path may be the same file, where the files were
 * copied from the place that it names. Files that were gathered in one folder had folders called after them. On vSAN and
 * vVols the path names the folder by its id, and copied files lie in one with a name.
 */
export function mayEndIn({ facts, disk }: Sharer, machineUri: string, relative: string): boolean {
  const value = valueText(disk.fileName);
  if (pathNotation(value) === 'relative') return false;
  const plain = (name: string): string => name.trim().replaceAll('\\', '/').toLowerCase();
  const inside = plain(relative).replace(/^(?:\.\.?\/)+/, '');
  const folders = [Utils.basename(Utils.dirname(URI.parse(machineUri)))];
  if (folderOf(machineUri) === folderOf(facts.machine.uri)) folders.push(fileStem(machineUri));
  const tails = plain(relative).includes('../')
    ? [inside]
    : folders.map((folder) => `${folder.toLowerCase()}/${inside}`);
  const place = plain(value);
  return tails.some((tail) => place.endsWith(tail)) || isInFolderWithId(place, inside);
}

/** The id of a folder on vSAN or vVols. */
const FOLDER_ID = /^(?:rfc4122\.)?[\da-f]{8}-(?:[\da-f]{4}-){3}/i;

function isInFolderWithId(place: string, inside: string): boolean {
  if (!place.endsWith(`/${inside}`)) return false;
  return FOLDER_ID.test(baseName(place.slice(0, -inside.length - 1)));
}

/** The id of a volume. */
const VOLUME_ID = /^(?:(?:vsan|vvol):|[\da-f]{8}-[\da-f]{8}\b)/i;

/** True for an id of a volume, or of a folder on vSAN and vVols, each of which has a name beside it. */
const isId = (folder: string): boolean => VOLUME_ID.test(folder) || FOLDER_ID.test(folder);

/**
 * True for two disks of nodes on one host that have the same file name and are certainly two files: other places on its datastores,
 * a place outside of them, or an absolute path that does not end as the relative one does.
 */
export function areTwoFiles(a: Sharer, b: Sharer): boolean {
  const [folders, others] = [foldersOf(a), foldersOf(b)];
  if (folders && others) {
    // The n-th folder by name and by id may be one.
    return folders.every((folder, index) => isId(folder) === isId(others[index] ?? folder));
  }
  if (folders || others) return isElsewhere(folders ? b : a);
  return isNotRelativeTo(a, b) || isNotRelativeTo(b, a);
}

/** The datastore and the folders on it; undefined for a name in another notation. */
function foldersOf({ disk }: Sharer): readonly string[] | undefined {
  const name = valueText(disk.fileName).trim();
  if (pathNotation(name) !== 'datastore') return undefined;
  const path = name.replace(/^\[([^\]]+)\]\s*/, '$1/').replace(/^\/vmfs\/volumes\//i, '');
  return path.split('/').slice(0, -1);
}

/** True for a path of a host or of a network, and not of a datastore. */
function isElsewhere({ disk }: Sharer): boolean {
  return ['posix', 'windows', 'network'].includes(pathNotation(valueText(disk.fileName)));
}

function isNotRelativeTo(one: Sharer, other: Sharer): boolean {
  const name = valueText(one.disk.fileName);
  const isAbsolute = ['posix', 'windows'].includes(pathNotation(valueText(other.disk.fileName)));
  return isAbsolute && pathNotation(name) === 'relative' && !mayEndIn(other, one.facts.machine.uri, name);
}
