import type { Files } from '../lintFiles.js';
import { bus, node } from './nodeFiles.js';

export const guest = (id: string): string => `guestOS = "${id}"`;

/** Nodes `a.vmx`, `b.vmx` … of one cluster, each with further lines; a line that starts with `guestOS` replaces the usual one. */
export function nodes(words: string, ...lines: readonly (readonly string[])[]): Files {
  const named = lines.map((own, index): [string, string] => {
    const name = 'abcdef'[index] ?? '';
    return [
      `${name}.vmx`,
      withGuest(node(name, words, bus('virtual'), ...own.filter((one) => !isGuest(one))), own),
    ];
  });
  return Object.fromEntries(named);
}

const isGuest = (line: string): boolean => line.startsWith('guestOS');

function withGuest(text: string, lines: readonly string[]): string {
  const own = lines.filter(isGuest);
  return own.length > 0 ? text.replace(/^guestOS.*$/m, own.join('\n')) : text;
}
