import table from './macRanges.json' with { type: 'json' };

/**
 * Who gives out the addresses of a range.
 * - `static`: people, by hand.
 * - `generated`: the product on the host.
 * - `vcenter`: vCenter, for all hosts it knows.
 * - `reserved`: the maker, for other purposes.
 */
export type MacUse = 'static' | 'generated' | 'vcenter' | 'reserved';
const MAC_USES: readonly MacUse[] = ['static', 'generated', 'vcenter', 'reserved'];

/** Addresses that belong together; both ends included. */
export interface MacRange {
  /** Six bytes in small letters: `00:50:56:00:00:00`. */
  readonly first: string;
  readonly last: string;
  /** The owner of the prefix, by its name. */
  readonly maker: string;
  readonly use: MacUse;
  /** The files in which such an address stands: `vmx` or `vmc`; empty for products that write neither. */
  readonly files: string;
  /** One English sentence, also the key of its translation. */
  readonly meaning: string;
}

let ranges: readonly MacRange[] | undefined;

/** The ranges of virtual machines; no two overlap. */
export function macRanges(): readonly MacRange[] {
  ranges ??= table.rows.flatMap(([first = '', last = '', maker = '', word, files = '', meaning = '']) =>
    MAC_USES.filter((one) => one === word).map((use) => ({ first, last, maker, use, files, meaning })),
  );
  return ranges;
}

/** The range that an address lies in, given as its six bytes; undefined for those of other makers. */
export function macRange(bytes: readonly number[]): MacRange | undefined {
  const address = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':');
  return macRanges().find(({ first, last }) => first <= address && address <= last);
}

/** The ranges from which the products that write `vmx` or `vmc` files give out addresses by themselves. */
export function generatedRanges(files: 'vmx' | 'vmc'): readonly MacRange[] {
  return macRanges().filter((range) => range.files === files && range.use === 'generated');
}
