import { VMC_HARDWARE } from './vmcHardware.js';
import { VMC_SETTINGS } from './vmcSettings.js';

/** How a leaf's text is to be read; it stands in the leaf's attribute `type`. */
export type VmcType = 'string' | 'integer' | 'boolean' | 'bytes';

/** The types that leaves have; a `float` was not seen in a file, but software that reads these files knows it. */
export const VMC_TYPES: readonly string[] = ['string', 'integer', 'boolean', 'bytes', 'float'];

/**
 * How we know of an element.
 * - `documented`: in Microsoft's SDK of Virtual Server 2005 or Virtual PC.
 * - `observed`: in public files that Virtual PC 2004, 2007 or Windows Virtual PC has written.
 * - `third-party`: in software outside Microsoft that reads these files.
 * - `unverified`: the usual name, which no file written by the product confirms.
 */
export type VmcEvidence = 'documented' | 'observed' | 'third-party' | 'unverified';

/** The smallest and the greatest allowed number, both included. */
export type VmcRange = readonly [min: number, max: number];

/** An element that the products know. Others are legal: programs may keep settings of their own in the file. */
export interface VmcElement {
  /** Names below `preferences`, without ids: `hardware/memory/ram_size`. */
  readonly path: string;
  /** `container` holds elements and has no `type`. */
  readonly type: VmcType | 'container';
  /** For a person, one sentence or two. */
  readonly meaning: string;
  readonly evidence: VmcEvidence;
  /** Allowed numbers, where Microsoft documents them; of a container with ids, the allowed ids. */
  readonly range: VmcRange | undefined;
}

/** One line of the table: name, type, meaning, evidence, range. */
export type VmcRow = readonly [
  name: string,
  type: VmcElement['type'],
  meaning: string,
  evidence: VmcEvidence,
  range?: VmcRange,
];

let byPath: ReadonlyMap<string, VmcElement> | undefined;

/** Every known element, in the order of the table; each after the container it stands in. */
export function vmcElements(): readonly VmcElement[] {
  return [...pathMap().values()];
}

/** What is known of the element on a path below `preferences`; undefined for one that is legal, but nobody's here. */
export function vmcElement(path: string): VmcElement | undefined {
  return pathMap().get(path);
}

/** Read at the first question, so that starting costs nothing. */
function pathMap(): ReadonlyMap<string, VmcElement> {
  byPath ??= new Map(
    [...Object.entries(VMC_SETTINGS), ...Object.entries(VMC_HARDWARE)].flatMap(([section, rows]) =>
      rows.map(([name, type, meaning, evidence, range]) => {
        const path = section === '' ? name : `${section}/${name}`;
        return [path, { path, type, meaning, evidence, range }] as const;
      }),
    ),
  );
  return byPath;
}
