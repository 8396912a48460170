import type { Phrase } from '../../l10n/phrase.js';
import type { Severity } from '../../rules/severity.js';
import type { Span } from '../../syntax/text.js';

/** Every kind of finding in a descriptor; docs/descriptors.md explains each. */
export const DESCRIPTOR_CODES = [
  'vmdk-adapter-type',
  'vmdk-capacity-differs',
  'vmdk-chain-long',
  'vmdk-chain-loop',
  'vmdk-cid',
  'vmdk-create-type',
  'vmdk-extent-head',
  'vmdk-extent-limit',
  'vmdk-extent-missing',
  'vmdk-extent-size',
  'vmdk-extent-type',
  'vmdk-finding-limit',
  'vmdk-geometry',
  'vmdk-line',
  'vmdk-no-extent',
  'vmdk-parent-changed',
  'vmdk-parent-missing',
  'vmdk-parent-not-named',
  'vmdk-parent-unused',
  'vmdk-repeated',
  'vmdk-setting-missing',
] as const;
export type DescriptorCode = (typeof DESCRIPTOR_CODES)[number];

/** Something wrong with a disk, as far as its descriptor and the files beside it tell. */
export interface DescriptorFinding {
  readonly code: DescriptorCode;
  readonly severity: Severity;
  /** Says that something was not looked at: it is shown however many findings there are. */
  readonly tellsOfGap?: true;
  readonly span: Span;
  /** What is wrong, why it matters, what to do. */
  readonly message: readonly [what: Phrase, why: Phrase, how: Phrase];
}
