import { CODE_ACTIONS } from './codeActions.js';
import type { Feature } from './feature.js';

/** Everything the server can do beside findings. */
export const FEATURES: readonly Feature[] = [CODE_ACTIONS];
