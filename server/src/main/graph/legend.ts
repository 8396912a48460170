import { say, type Phrase } from '../../l10n/phrase.js';
import type { NodeState } from './model.js';

/** One mark of the picture and what it means. */
export interface LegendEntry {
  readonly id: string;
  readonly state: NodeState;
  readonly isShared: boolean;
  readonly meaning: Phrase;
}

export const LEGEND_TITLE: Phrase = say`Legend`;

export const LEGEND: readonly LegendEntry[] = [
  { id: 'legendError', state: 'error', isShared: false, meaning: say`has errors` },
  { id: 'legendWarning', state: 'warning', isShared: false, meaning: say`has warnings` },
  { id: 'legendShared', state: 'fine', isShared: true, meaning: say`shared by machines` },
];
