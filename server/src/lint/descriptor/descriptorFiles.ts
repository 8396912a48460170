/** What lies where an extent names its file. */
export type FoundExtent =
  | {
      readonly state: 'found';
      readonly uri: string;
      /** Bytes. */
      readonly size: number;
      /** Whether the file begins as its type demands; undefined for types without a head that is known here. */
      readonly hasHead: boolean | undefined;
      /** Whether it is the file of the descriptor itself. */
      readonly isDescriptor: boolean;
    }
  /** Nothing lies there, in a folder that may be read. */
  | { readonly state: 'missing' }
  /** Nobody may look there (network, device, host storage, outside the opened folders), or it could not be read. */
  | { readonly state: 'refused' }
  /** No file is needed, or it is the door to a physical disk, or there are too many. */
  | { readonly state: 'unasked' };

/** A disk beneath another one, from child to parent. */
export interface ChainLink {
  readonly uri: string;
  /** The name by which the child knows it, as written. */
  readonly name: string;
  /** Content ids, hexadecimal as written; undefined where the format has none. */
  readonly cid: string | undefined;
  readonly parentCid: string | undefined;
  /** What the guest sees, in bytes. */
  readonly capacity: number | undefined;
}

/** Where the chain of parents ends. */
export type ChainEnd =
  /** In a disk without a parent. */
  | { readonly kind: 'base' }
  /**
   * `name` is the parent that was looked for, as its child writes it. `unknown`: nobody may look there, or what lies
   * there is no disk that is known here.
   */
  | { readonly kind: 'missing' | 'loop' | 'unknown'; readonly name: string }
  | { readonly kind: 'long' };

export interface Chain {
  /** The parent, its parent, and so on: at most `CHAIN_LIMIT`. */
  readonly links: readonly ChainLink[];
  readonly end: ChainEnd;
}

/** Everything that a descriptor names, as it was found on disk. */
export interface DescriptorFiles {
  /** One for each extent of the descriptor, in its order. */
  readonly extents: readonly FoundExtent[];
  readonly chain: Chain;
}

/** Links that a disk may have beneath it. */
export const CHAIN_LIMIT = 255;

/** Extents that are looked for: those of a disk of 4 TB in files of 2 GB. */
export const EXTENT_LIMIT = 2048;
