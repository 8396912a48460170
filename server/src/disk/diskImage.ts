import type { Phrase } from '../l10n/phrase.js';
import type { VmdkDescriptor } from '../syntax/vmdk/descriptor.js';

/** How an image takes room on its storage. `raw-mapping`: it is a door to a LUN and takes none. */
export type Allocation = 'preallocated' | 'growable' | 'thin' | 'raw-mapping' | 'unknown';

/** Whether Windows sees a basic or a dynamic (LDM) disk inside, or why that cannot be told. */
export type Partitioning =
  | { readonly kind: 'basic' | 'none' }
  /** `evidence` names what was found, e.g. "MBR partition type 0x42". */
  | { readonly kind: 'dynamic'; readonly evidence: Phrase }
  | { readonly kind: 'unknown'; readonly reason: Phrase };

/** What is kept of a VMDK descriptor for every disk: what it says, without the places where it says so. */
export type DescriptorFacts = Pick<
  VmdkDescriptor,
  'cid' | 'parentCid' | 'adapterType' | 'changeTrackPath' | 'thinProvisioned'
>;

/** What the head, the tables and the first sectors of a disk say. Nothing in it is guessed. */
export interface DiskImage {
  readonly format: 'vhd' | 'vmdk' | 'cowd' | 'unknown';
  /** VHD: fixed, dynamic or differencing. VMDK: createType as written. COWD: that word. Empty when unknown. */
  readonly subformat: string;
  readonly allocation: Allocation;
  /** True for a differencing VHD, a VMDK with a parent CID, a redo log: each machine would write its own child. */
  readonly isSnapshotLink: boolean;
  /** Name of the parent as written in the image, when it has one. */
  readonly parent: string | undefined;
  /**
   * Every path under which the parent may lie, relative ones seen from the image's folder: the name itself, and for a VHD
   * the paths it keeps beside the name. Empty without a parent.
   */
  readonly parentPaths: readonly string[];
  /** What a child writes down to know this image as its parent: content id or UUID, hexadecimal in lower case. */
  readonly identity: string | undefined;
  /** The identity that the parent must have. */
  readonly parentIdentity: string | undefined;
  /** Raw device mapping: physical compatibility (pRDM) or virtual compatibility (vRDM). */
  readonly rawMapping: 'physical' | 'virtual' | undefined;
  /** Capacity the guest sees, in bytes. */
  readonly capacity: number | undefined;
  /** The files that hold the sectors, by their names in a VMDK's descriptor; empty for other images. */
  readonly extentFiles: readonly string[];
  readonly partitioning: Partitioning;
  /** The VMDK descriptor, as text file or from inside the binary head. */
  readonly descriptor: DescriptorFacts | undefined;
  /**
   * What is against the specification in a VHD, or in a file that is of none of the formats known here. Undefined where
   * nothing is, or where the file could not be read far enough to tell.
   */
  readonly damage: Phrase | undefined;
  /** Why the file could not be understood; set exactly when format is `unknown`. */
  readonly reason: Phrase | undefined;
}
