import type { Phrase } from '../l10n/phrase.js';

/** What matters about a machine but does not stand in its text; gathered before rules run. */
export interface Surroundings {
  readonly encoding: EncodingFacts;
  /** A sign that the machine is running or open elsewhere: the name of the lock beside the file. */
  readonly lock: string | undefined;
  readonly snapshots: SnapshotList;
}

/** What the .vmsd beside a .vmx tells of the machine's snapshots. */
export interface SnapshotList {
  /** How many there are; 0 without a list. */
  readonly count: number;
  /** The disks that they include, as far as the list names them. */
  readonly disks: readonly ListedDisk[];
}

/** A disk as it was when a snapshot was taken. */
export interface ListedDisk {
  /** In lower case, such as `scsi1:0`. */
  readonly slot: string;
  readonly fileName: string;
}

export const NO_SNAPSHOTS: SnapshotList = { count: 0, disks: [] };

/** In which encoding the file's bytes were read, and what speaks for and against it. */
export interface EncodingFacts {
  /** The encoding in which the file on disk was read, as the WHATWG standard names it; undefined where none lies there. */
  readonly name: string | undefined;
  /** The file on disk starts with a byte order mark. */
  readonly byteOrderMark: boolean;
  /** Why the text must not be changed and saved as it is, in words for a person; undefined when saving keeps every byte. */
  readonly unsafeToSave: Phrase | undefined;
}

/** Surroundings of a text that lies on no disk. */
export const NO_SURROUNDINGS: Surroundings = {
  encoding: { name: undefined, byteOrderMark: false, unsafeToSave: undefined },
  lock: undefined,
  snapshots: NO_SNAPSHOTS,
};
