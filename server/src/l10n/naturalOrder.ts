let collator: Intl.Collator | undefined;

/** Puts names in the order that people expect: `node10` behind `node9`. For `sort`, in every language the same. */
export function naturally(a: string, b: string): number {
  // Made at the first question: it reads the tables of the system's languages, a tenth of the time that a server needs to start.
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(a, b);
}
