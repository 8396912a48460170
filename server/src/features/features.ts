import { CLOSE_TAG } from './closeTag/closeTagRequest.js';
import { CODE_ACTIONS } from './codeActions.js';
import { COMPLETION } from './completion/completion.js';
import { DOCUMENTS } from './documents/documents.js';
import { FORMATTING } from './editing/formatting.js';
import { RENAME } from './editing/rename.js';
import type { Feature } from './feature.js';
import { HOVER } from './hover/hover.js';
import { LINKED_EDITING } from './linkedEditing.js';
import { NAVIGATION } from './navigation/navigation.js';
import { CODE_LENS, INLAY_HINTS } from './hints/hints.js';
import { STRUCTURE } from './structure/structure.js';

/** Everything the server can do beside findings. */
export const FEATURES: readonly Feature[] = [
  CODE_ACTIONS,
  COMPLETION,
  HOVER,
  NAVIGATION,
  CODE_LENS,
  INLAY_HINTS,
  DOCUMENTS,
  STRUCTURE,
  LINKED_EDITING,
  CLOSE_TAG,
  RENAME,
  FORMATTING,
];
