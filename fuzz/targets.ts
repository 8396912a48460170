import type { FuzzTarget } from './target.js';
import { descriptorText } from './targets/descriptorText.js';
import { diskHead } from './targets/diskHead.js';
import { longSession } from './targets/longSession.js';
import { session } from './targets/session.js';
import { settingsText } from './targets/settingsText.js';
import { vmcText } from './targets/vmcText.js';
import { vmxText } from './targets/vmxText.js';
import { wholeLint } from './targets/wholeLint.js';

/** Everything that is fuzzed. The shares come to a thousand. */
export const TARGETS: readonly FuzzTarget[] = [
  vmxText,
  vmcText,
  descriptorText,
  diskHead,
  settingsText,
  wholeLint,
  session,
  longSession,
];
