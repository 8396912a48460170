import { CodeActionKind } from 'vscode-languageserver';
import { say } from '../../l10n/phrase.js';
import { sortByDevice, whyNotSort } from '../../machine/vmx/sortByDevice.js';
import type { OfferedEdit, OfferPlace } from './offeredEdit.js';

/** Groups the settings of a .vmx by device. */
export const SORT_KIND = `${CodeActionKind.Source}.sortMembers.vmx`;

/** Offers to sort a .vmx whose settings are not in the order of its devices. */
export function sortOffers({ document: { machine } }: OfferPlace): readonly OfferedEdit[] {
  const { source } = machine;
  if (source.format !== 'vmx') return [];
  const whyNot = whyNotSort(source.tree);
  const sorted = whyNot ? [] : sortByDevice(source.tree);
  if (!whyNot && sorted.length === 0) return [];
  return [
    {
      id: 'sort',
      kind: SORT_KIND,
      title: say`Sort settings by device`,
      machines: [machine],
      whyNot,
      edits: () => sorted,
    },
  ];
}
