import { linesIn } from '../../syntax/lines.js';
import type { Span } from '../../syntax/text.js';
import { HIDDEN, hideSecrets } from '../../knowledge/hiddenSecrets.js';
import { onceByFile, placesByFile } from './placesByFile.js';
import type { LintResult } from './result.js';
import { sarifRegions, type SarifLocation } from './sarifPlaces.js';

/** In UTF-16 units: of longer lines, such as those of a .vmc without line breaks, nothing is copied into the report. */
const LONGEST = 400;

/**
 * Adds to a location what is written there, and the whole lines around it, for readers who do not have the file. A
 * snippet must be exactly what the file says, so lines with a secret on them get none; and lines that are no more than
 * what is written there are no surroundings (section 3.29.5: a proper superset).
 */
export function withSnippets(
  result: LintResult,
): (location: SarifLocation, uri: string, span: Span) => SarifLocation {
  const places = placesByFile(result);
  const regionOf = sarifRegions(result);
  const shown = onceByFile((uri) => hideSecrets(result.text(uri)));
  return (location, uri, span) => {
    const text = shown(uri);
    const lines = linesIn(text, span);
    const context = text.slice(lines.start, lines.end);
    if (context === '' || context.length > LONGEST || context.includes(HIDDEN)) return location;
    const { start, end } = places(uri).range(lines);
    const isWhole = span.start <= lines.start && span.end >= lines.end;
    const contextRegion = { startLine: start.line + 1, endLine: end.line + 1, snippet: { text: context } };
    return {
      physicalLocation: {
        ...location.physicalLocation,
        region: { ...regionOf(uri, span), snippet: { text: text.slice(span.start, span.end) } },
        ...(isWhole ? {} : { contextRegion }),
      },
    };
  };
}
