import {
  FAMILY_OF,
  PRODUCTS,
  type Product,
  type ProductFamily,
  type ProductVerdict,
  type Vsphere,
  vsphereFrom,
} from '../machine/product.js';

/** Hints are quiet in an editor; mildest first. */
export const SEVERITIES = ['hint', 'info', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** `off`: the rule says nothing there. */
export type RuleSeverity = Severity | 'off';

/**
 * How grave a rule's findings are on each product. The most specific line counts: a product, its family, then `all`.
 * A product that no line covers is none of the rule's concern. `unknown` must be said: it counts when no evidence tells
 * even the family.
 */
export type SeverityTable = Readonly<
  Partial<Record<Product | ProductFamily | 'all', RuleSeverity>> & { unknown: RuleSeverity }
>;

/** The same severity everywhere. */
export function everywhere(severity: Severity): SeverityTable {
  return { all: severity, unknown: severity };
}

/** The same severity on every vSphere from a release on, to be spread into a table. */
export function everyVsphere(
  severity: Severity,
  first: Vsphere = 'vsphere4',
): Readonly<Partial<Record<Vsphere, Severity>>> {
  return Object.fromEntries(vsphereFrom(first).map((product) => [product, severity]));
}

/** The severity on one product: its own in the table counts, else its family's, else `all`. */
export function severityOn(table: SeverityTable, product: Product): RuleSeverity {
  return table[product] ?? table[FAMILY_OF[product]] ?? table.all ?? 'off';
}

/** The severity under a verdict: where several products fit, the mildest of them, because a false alarm costs more. */
export function severityFor(table: SeverityTable, verdict: ProductVerdict): RuleSeverity {
  if (!verdict.known) return table.unknown;
  return verdict.candidates
    .map((product) => severityOn(table, product))
    .reduce<RuleSeverity>((mildest, severity) => milder(severity, mildest), 'error');
}

/** Products on which a rule says something, with the severity there. */
export function severityByProduct(table: SeverityTable): readonly (readonly [Product, Severity])[] {
  return PRODUCTS.flatMap((product) => {
    const severity = severityOn(table, product);
    return severity === 'off' ? [] : [[product, severity] as const];
  });
}

const MILDEST_FIRST: readonly RuleSeverity[] = ['off', ...SEVERITIES];

/** The milder of two; the first where there is no second. */
export function milder<S extends RuleSeverity>(severity: S, atMost: S | undefined): S {
  return atMost !== undefined && MILDEST_FIRST.indexOf(atMost) < MILDEST_FIRST.indexOf(severity)
    ? atMost
    : severity;
}
