/** A key that a pattern of the catalogue stands for: the first number of a range, the first of several words. */
export function sampleKey(pattern: string): string {
  return pattern.replaceAll(/<([^>]*)>/g, (_hole, inside: string) => {
    if (inside === 'n' || inside === 'hex') return '1';
    if (inside === 'name') return 'anything';
    return (/^(\d+)-\d+$/.exec(inside)?.[1] ?? inside.split('|')[0]) || '';
  });
}
