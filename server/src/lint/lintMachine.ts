import type { ClusterIndex } from '../cluster/clusterIndex.js';
import type { MachineFacts } from '../cluster/machineFacts.js';
import { MAX_DEVICES } from '../machine/virtualMachine.js';
import type { LintedFinding } from './lintedFinding.js';
import { disputedKind } from './disputedKind.js';
import {
  crowdFound,
  devicesCutOff,
  FINDING_LIMIT,
  limitReached,
  SETTING_LIMIT,
  tooManySettings,
} from './reports.js';
import { runRules, type LintOptions } from './runRules.js';
import { ruleNames } from './settings/ruleNames.js';
import { withoutSuperseded } from './supersede.js';
import { readSuppressions, suppress } from './suppressions.js';
import { unusedSuppression } from './unusedSuppression.js';
import { withinLimit } from './withinLimit.js';
import { wrongDeclarations } from './wrongDeclarations.js';

/** All findings of one machine's file, in the order of the file. Pure: everything it needs is in the index. */
export function lintMachine(
  index: ClusterIndex,
  uri: string,
  options: LintOptions,
): readonly LintedFinding[] {
  const facts = index.facts(uri);
  if (!facts) return [];
  const { source } = facts.machine;
  const settings = source.format === 'vmx' ? source.tree.entries.length : 0;
  if (settings > SETTING_LIMIT) return [tooManySettings(facts, settings)];
  const found = runRules(facts, index, options);
  const { kept: accepted, unused } = suppress(withoutSuperseded(found), readSuppressions(facts.machine));
  const kept = [
    ...accepted,
    // No more than a limit is shown, and each of these looks for its line.
    ...unused
      .slice(0, FINDING_LIMIT + 1)
      .map((one) => unusedSuppression(facts, one, ruleNames(options.rules))),
    ...wrongDeclarations(facts),
    ...disputedKind(facts, index.clusterOf(uri)),
    ...limitsReached(facts, index),
  ].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const shown = withinLimit(kept, FINDING_LIMIT);
  return withUniqueKeys(shown.length === kept.length ? kept : [...shown, limitReached(facts)]);
}

/** What is not looked at, because there is too much of it. */
function limitsReached(facts: MachineFacts, index: ClusterIndex): LintedFinding[] {
  const { uri, controllers, disks, networkAdapters } = facts.machine;
  const isCutOff = [controllers, disks, networkAdapters].some(({ length }) => length === MAX_DEVICES);
  const crowd = index.crowdOf(uri);
  return [
    ...(isCutOff ? [devicesCutOff(facts)] : []),
    ...(crowd === undefined ? [] : [crowdFound(facts, crowd)]),
  ];
}

/** A second finding of one rule on one subject gets a number, so that every key names one finding. */
function withUniqueKeys(findings: readonly LintedFinding[]): LintedFinding[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const count = (counts.get(finding.key) ?? 0) + 1;
    counts.set(finding.key, count);
    // The repairs of a finding are a getter of its class, which spreading leaves behind.
    return count === 1 ? finding : { ...finding, fixes: finding.fixes, key: `${finding.key}#${count}` };
  });
}
