import words from './vmdkWords.json' with { type: 'json' };

/** A word of a VMDK descriptor that has a meaning: a key, or one of the values that the format knows. */
export interface VmdkWord {
  /** In the letter case in which descriptors usually write it; products ignore the case. */
  readonly word: string;
  /** Whole English sentences for a person; also the key of their translation. */
  readonly meaning: string;
}

type Table = 'createTypes' | 'extentTypes' | 'accessModes' | 'adapterTypes' | 'keys';

const read = new Map<Table, readonly VmdkWord[]>();

/**
 * The known words of one kind, in the order of the catalogue.
 * Source: VMware, "Virtual Disk Format"; libvmdk documentation (the data file names them all).
 */
export function vmdkWords(table: Table): readonly VmdkWord[] {
  const known = read.get(table);
  if (known) return known;
  const found = words[table].map(([word = '', meaning = '']) => ({ word, meaning }));
  read.set(table, found);
  return found;
}

/** The known word that is written here, compared without case; undefined for an unknown one. */
export function findVmdkWord(table: Table, written: string): VmdkWord | undefined {
  const wanted = written.toLowerCase();
  return vmdkWords(table).find(({ word }) => word.toLowerCase() === wanted);
}

/** The words that a key takes as its value, whatever its letter case; undefined for a key with values of another kind. */
export function vmdkValuesOf(key: string): 'createTypes' | 'adapterTypes' | undefined {
  const name = key.toLowerCase();
  if (name === 'createtype') return 'createTypes';
  return name === 'ddb.adaptertype' ? 'adapterTypes' : undefined;
}

/** What a word means, for every table; the keys of translations. */
export function vmdkMeanings(): readonly string[] {
  const tables: readonly Table[] = ['createTypes', 'extentTypes', 'accessModes', 'adapterTypes', 'keys'];
  return tables.flatMap((table) => vmdkWords(table).map(({ meaning }) => meaning));
}
