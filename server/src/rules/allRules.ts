import clusterDiskLockingNotOff from './cluster-disk-locking-not-off.js';
import clusterSharedDiskOnBootController from './cluster-shared-disk-on-boot-controller.js';
import clusterSingleNic from './cluster-single-nic.js';
import vmxSyntax from './vmx-syntax.js';
import vmxTwoEntriesOnOneLine from './vmx-two-entries-on-one-line.js';
import type { Rule } from './rule.js';

/** Every rule, one line each. */
export const ALL_RULES: readonly Rule[] = [
  clusterDiskLockingNotOff,
  clusterSharedDiskOnBootController,
  clusterSingleNic,
  vmxSyntax,
  vmxTwoEntriesOnOneLine,
];
