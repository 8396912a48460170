import type { Language } from '../../../l10n/language.js';
import type { Phrase } from '../../../l10n/phrase.js';
import { LEGEND, LEGEND_TITLE } from '../legend.js';
import { drawable } from '../shownText.js';
import { LINE_HEIGHT, textWidth } from './boxSize.js';
import { drawText, nodeClass } from './shapes.js';
import { pixels } from './xmlText.js';

const MARGIN = 20;
const SWATCH = { width: 28, height: 14 };
const ROW = LINE_HEIGHT + 6;

/** The legend below the picture, and under it what was left out. */
export interface SvgLegend {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** @param top where the picture above ends. */
export function drawLegend(notices: readonly Phrase[], top: number, language: Language): SvgLegend {
  const left = MARGIN + SWATCH.width + 8;
  const meanings = LEGEND.map(({ meaning }) => language(meaning));
  const told = notices.map((notice) => drawable(language(notice)));
  const rowAt = (index: number): number => top + MARGIN + index * ROW;
  return {
    lines: [
      drawText('title', language(LEGEND_TITLE), MARGIN, rowAt(0)),
      ...LEGEND.map(
        (entry, index) =>
          `<rect class="${nodeClass(entry)}" x="${MARGIN}" y="${pixels(rowAt(index + 1) - SWATCH.height + 2)}" width="${SWATCH.width}" height="${SWATCH.height}"/>`,
      ),
      ...meanings.map((meaning, index) => drawText('line', meaning, left, rowAt(index + 1))),
      ...told.map((notice, index) => drawText('line', notice, MARGIN, rowAt(LEGEND.length + 1 + index))),
    ],
    width:
      Math.max(...meanings.map((meaning) => left + textWidth(meaning)), ...told.map(textWidth)) + 2 * MARGIN,
    height: MARGIN + (LEGEND.length + 1 + told.length) * ROW,
  };
}
