import { vmcElement, vmcElements, type VmcElement, type VmcRange } from './vmcElements.js';
import table from './vmcValues.json' with { type: 'json' };

/** A value that an element may have, and what choosing it means. */
export interface VmcValue {
  readonly value: string;
  /** One English sentence, also the key of its translation. */
  readonly meaning: string;
}

let children: ReadonlyMap<string, readonly VmcElement[]> | undefined;
let values: ReadonlyMap<string, readonly VmcValue[]> | undefined;
let booleans: readonly VmcValue[] | undefined;

/** The elements that may stand inside the one on a path below `preferences`, itself for the empty path; empty for a value. */
export function vmcChildren(path: string): readonly VmcElement[] {
  children ??= groupedByParent();
  return children.get(path) ?? [];
}

/** What the element on a path may be set to: described values where they are numbers or words, true and false; else empty. */
export function vmcValues(path: string): readonly VmcValue[] {
  values ??= new Map(
    table.lists.flatMap(({ paths, values: rows }) => {
      const read = rows.map(readRow);
      return paths.map((one) => [one, read] as const);
    }),
  );
  const described = values.get(path);
  if (described) return described;
  if (vmcElement(path)?.type !== 'boolean') return [];
  booleans ??= table.booleans.map(readRow);
  return booleans;
}

/**
 * The ids of a container that stands in its place several times, both ends included; the last is infinite where no
 * document tells it. Undefined for an element that stands there once and has no attribute `id`.
 */
export function vmcIds(path: string): VmcRange | undefined {
  const element = vmcElement(path);
  if (element?.type !== 'container') return undefined;
  return element.range ?? (table.repeated.paths.includes(path) ? [0, Infinity] : undefined);
}

function groupedByParent(): ReadonlyMap<string, readonly VmcElement[]> {
  const grouped = new Map<string, VmcElement[]>();
  for (const element of vmcElements()) {
    const parent = element.path.slice(0, Math.max(0, element.path.lastIndexOf('/')));
    const siblings = grouped.get(parent);
    if (siblings) siblings.push(element);
    else grouped.set(parent, [element]);
  }
  return grouped;
}

function readRow([value = '', meaning = '']: readonly string[]): VmcValue {
  return { value, meaning };
}
