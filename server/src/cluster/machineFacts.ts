import { URI, Utils } from 'vscode-uri';
import { rememberedOf } from '../syntax/remembered.js';
import type { DiskImage } from '../disk/diskImage.js';
import type { Phrase } from '../l10n/phrase.js';
import { fileIdentities, pathNotation } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { hostFolder, swapFolder } from '../machine/hostFolder.js';
import type { Surroundings } from '../machine/surroundings.js';
import { slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import { folderOf, neighbourhoodOf } from './neighbourhood.js';

/** A disk file that was found and read. */
export interface LocatedImage {
  /** Where the file lies; its extents are named relative to it. */
  readonly uri: string;
  /** The same with all links followed. */
  readonly realUri: string;
  readonly image: DiskImage;
  /** The image names a parent, and nothing lies at any of the places where it should be. */
  readonly isParentMissing: boolean;
  /**
   * The file at the place of a VHD's parent, where it is another one than the disk was made from; undefined where another
   * place may hold the right one.
   */
  readonly wrongParent: string | undefined;
  /** The SCSI reservation that hosted products keep beside a shared disk, `<disk>.RESLCK`, when it is there. */
  readonly reservationLock: string | undefined;
  /** .vmc only: another file, which lies at the relative path while `uri` is the one at the absolute path. */
  readonly otherUri: string | undefined;
}

/** What was found where a disk's file should be. */
export type DiskFile =
  | ({ readonly state: 'found' } & LocatedImage)
  /** Nothing lies there, in a folder that may be read. */
  | { readonly state: 'missing' }
  /** Nobody may look there: network, device, host storage, outside the opened folders; for a person. */
  | { readonly state: 'refused'; readonly reason: Phrase };

/** One machine with everything that was gathered about it before rules run. */
export interface MachineFacts {
  readonly machine: VirtualMachine;
  /** By slot name, e.g. `scsi1:0`, for every present disk that names a file. */
  readonly diskFiles: ReadonlyMap<string, DiskFile>;
  readonly surroundings: Surroundings;
}

/** The disk's file, when it was found. */
export function locatedImage(facts: MachineFacts, disk: Disk): LocatedImage | undefined {
  const file = facts.diskFiles.get(slotName(disk.slot));
  return file?.state === 'found' ? file : undefined;
}

/** What the disk's file says of itself; undefined where the file was not found. */
export function imageOf(facts: MachineFacts, disk: Disk): DiskImage | undefined {
  return locatedImage(facts, disk)?.image;
}

/**
 * What a disk's backing is known by: two disks are one file when they have an identity in common. Links are followed, and
 * a VMDK descriptor to its extents, so that two descriptors of one flat file count as one.
 */
export function backingIdentities(facts: MachineFacts, disk: Disk): readonly string[] {
  const known = identitiesOf(facts);
  const identities = known.get(disk) ?? readIdentities(facts, disk);
  known.set(disk, identities);
  return identities;
}

const identitiesOf = rememberedOf<MachineFacts, Map<Disk, readonly string[]>>(() => new Map());

function readIdentities(facts: MachineFacts, disk: Disk): readonly string[] {
  if (disk.fileName.value === undefined) return [];
  const named = namedIdentities(facts.machine, disk.fileName.value);
  const located = locatedImage(facts, disk);
  if (!located) return named;
  const { uri, realUri, image } = located;
  const real = realUri === uri ? [] : placeOf(realUri);
  const ofExtents = image.extentFiles.flatMap((file) => fileIdentities(uri, file));
  return [...new Set([...named, ...relativePlace(facts.machine, disk, uri), ...real, ...ofExtents])];
}

/** What a file is known by that lies here. */
const placeOf = (uri: string): readonly string[] =>
  fileIdentities(uri, `./${Utils.basename(URI.parse(uri))}`);

/**
 * A .vmc names a disk's file a second time, relative to its own folder. Where the file was found so, that place counts: nodes may
 * name one disk by two drive letters, by a share, or by the short name of a folder. Only where the absolute path ends in the
 * same folder and file, for of a disk that somebody has changed the second name may be forgotten.
 */
function relativePlace(
  machine: VirtualMachine,
  { fileName, relativeFileName }: Disk,
  uri: string,
): readonly string[] {
  const places = fileIdentities(machine.uri, valueText(relativeFileName));
  if (!placeOf(uri).some((one) => places.includes(one))) return [];
  const ends = new Set(fileIdentities(machine.uri, valueText(fileName)).map(lastFolderAndFile));
  return places.some((one) => ends.has(lastFolderAndFile(one))) ? places : [];
}

const lastFolderAndFile = (identity: string): string => identity.toLowerCase().split('/').slice(-2).join('/');

/**
 * What the name alone tells. A host writes the disk in a machine's own folder as `node1_1.vmdk`, and in the other nodes as
 * `/vmfs/volumes/5b0c/node1/node1_1.vmdk`. Where the files were copied from the host, both are known by the place there,
 * among machines beside each other only: an older copy somewhere else names a file of its own. A host gives each machine a
 * folder, so files in one folder were gathered there, and the folder's name tells nothing.
 */
function namedIdentities(machine: VirtualMachine, name: string): readonly string[] {
  const beside = `${neighbourhoodOf(machine.uri)} `;
  const gathered = `${folderOf(machine.uri)} gathered `;
  return [
    ...fileIdentities(machine.uri, name),
    ...hostIdentities(machine, name, hostFolder(machine)).map((one) => beside + one),
    ...hostIdentities(machine, name, swapFolder(machine)).map((one) => gathered + one),
  ];
}

/** @param folder of the machine on its host. */
function hostIdentities(
  machine: VirtualMachine,
  name: string,
  folder: string | undefined,
): readonly string[] {
  const notation = pathNotation(name);
  if (notation === 'datastore') return fileIdentities(machine.uri, name);
  if (notation !== 'relative' || folder === undefined) return [];
  return fileIdentities(machine.uri, `${folder}/${name.trim()}`);
}
