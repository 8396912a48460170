import { allCapabilities, type Feature } from '../feature.js';
import { DOCUMENT_HIGHLIGHTS } from './documentHighlights.js';
import { FOLDING } from './folding.js';
import { OUTLINE } from './outline.js';
import { SELECTION_RANGES } from './selectionRanges.js';
import { SEMANTIC_TOKENS } from './semanticTokens.js';

const PARTS: readonly Feature[] = [OUTLINE, FOLDING, SELECTION_RANGES, DOCUMENT_HIGHLIGHTS, SEMANTIC_TOKENS];

/** What an editor shows of the structure of one file. */
export const STRUCTURE: Feature = {
  capabilities: (abilities) => allCapabilities(PARTS, abilities),
  answer(connection, server) {
    for (const part of PARTS) part.answer(connection, server);
  },
};
