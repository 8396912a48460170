import { nodeOf } from '../cluster/cluster.js';
import type { ClusterIndex } from '../cluster/clusterIndex.js';
import type { MachineFacts } from '../cluster/machineFacts.js';
import { MAX_DEVICES } from '../machine/virtualMachine.js';
import {
  crowdFound,
  devicesCutOff,
  FINDING_LIMIT,
  internalError,
  limitReached,
  RELATED_LIMIT,
  SETTING_LIMIT,
  tooManySettings,
} from './reports.js';
import { once } from '../syntax/remembered.js';
import type { LintedFinding, LintedFix } from './lintedFinding.js';
import type { ClusterContext, Finding, Fix, Rule, RuleContext } from '../rules/rule.js';
import { milder, severityFor, type RuleSeverity, type Severity } from '../rules/severity.js';
import { ruleNames } from './settings/ruleNames.js';
import { withoutSuperseded } from './supersede.js';
import { readSuppressions, suppress } from './suppressions.js';
import { unusedSuppression } from './unusedSuppression.js';

export interface LintOptions {
  readonly rules: readonly Rule[];
  /** What settings say of a rule; undefined leaves it as it is by default. */
  readonly levelOf?: (rule: Rule) => RuleSeverity | undefined;
  /** Told when a rule throws; the other rules still run. */
  readonly onRuleError?: (rule: Rule, error: unknown) => void;
}

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
  const seen = contextsOf(facts, index);
  const found: LintedFinding[] = [];
  for (const rule of options.rules) found.push(...runRule(rule, seen, index, options));
  const { kept: accepted, unused } = suppress(withoutSuperseded(found), readSuppressions(facts.machine));
  const kept = [
    ...accepted,
    ...unused.map((one) => unusedSuppression(facts, one, ruleNames(options.rules))),
    ...limitsReached(facts, index),
  ].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const shown = withinLimit(kept);
  return withUniqueKeys(shown.length === kept.length ? kept : [...shown, limitReached(facts)]);
}

/** The first findings, and those further down without which a person would take the file for checked. */
function withinLimit(findings: readonly LintedFinding[]): readonly LintedFinding[] {
  const others = findings.filter(({ tellsOfGap }) => tellsOfGap !== true);
  const cutOff = new Set(others.slice(FINDING_LIMIT));
  return findings.filter((finding) => !cutOff.has(finding));
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

/** What rules see of one machine; the same for all of them, so it is put together once. */
interface Contexts {
  readonly alone: RuleContext;
  /** Undefined for a machine in no cluster. */
  readonly asNode: ClusterContext | undefined;
}

function contextsOf(facts: MachineFacts, index: ClusterIndex): Contexts {
  const { machine } = facts;
  const { uri } = machine;
  const alone: RuleContext = {
    facts,
    machine,
    sharersOf: (disk) => index.sharersOf(uri, disk),
    counterpartsOf: (disk) => index.counterpartsOf(uri, disk),
  };
  const cluster = index.clusterOf(uri);
  const node = cluster && nodeOf(cluster, uri);
  if (!node) return { alone, asNode: undefined };
  const asNode: ClusterContext = {
    ...alone,
    cluster,
    node,
    otherNodes: cluster.nodes.filter((other) => other !== node),
    outsidersOn: (network) => index.outsidersOn(uri, network),
  };
  return { alone, asNode };
}

const NOTHING: readonly never[] = [];

function runRule(
  rule: Rule,
  seen: Contexts,
  index: ClusterIndex,
  options: LintOptions,
): readonly LintedFinding[] {
  const { facts, machine } = seen.alone;
  if (!rule.formats.includes(machine.source.format)) return NOTHING;
  if (rule.scope === 'cluster' && !seen.asNode) return NOTHING;
  const byProduct = severityFor(rule.severity, machine.product);
  if (byProduct === 'off') return NOTHING;
  const asked = options.levelOf?.(rule) ?? (rule.offByDefault === true ? 'off' : undefined);
  const severity = asked ?? byProduct;
  if (severity === 'off') return NOTHING;
  // Whoever asks for a severity gets it; else a finding may be milder than its rule.
  const severityOf = ({ atMost }: Finding): Severity =>
    asked === undefined ? milder(severity, atMost) : severity;
  try {
    return firstOf(findingsOf(rule, seen), FINDING_LIMIT + 1).map((finding) =>
      linted(rule, severityOf(finding), facts, finding, () => repairsOf(rule, finding, index, options)),
    );
  } catch (error) {
    options.onRuleError?.(rule, error);
    return [internalError(facts, rule)];
  }
}

function findingsOf(rule: Rule, { alone, asNode }: Contexts): Iterable<Finding> {
  if (rule.scope === 'machine') return rule.check(alone);
  const isConcerned = asNode && rule.mechanisms?.includes(asNode.cluster.mechanism) !== false;
  return isConcerned ? rule.check(asNode) : NOTHING;
}

/** No more is shown than a limit, so no more is looked for. */
function firstOf<T>(values: Iterable<T>, count: number): readonly T[] {
  const found: T[] = [];
  for (const value of values) if (found.push(value) === count) break;
  return found;
}

function linted(
  rule: Rule,
  severity: Severity,
  facts: MachineFacts,
  finding: Finding,
  repairs: () => readonly LintedFix[],
): LintedFinding {
  const fixes = once(repairs);
  return {
    rule,
    ruleId: rule.id,
    severity,
    ...(finding.tellsOfGap && { tellsOfGap: finding.tellsOfGap }),
    key: `${rule.id}@${finding.subject}`,
    subject: finding.subject,
    uri: facts.machine.uri,
    span: finding.span,
    message: [finding.what, finding.why, finding.how],
    related: (finding.related ?? []).slice(0, RELATED_LIMIT),
    get fixes() {
      return fixes();
    },
  };
}

/** The repairs that change something; without those that cannot be worked out, so that the finding itself stays. */
function repairsOf(
  rule: Rule,
  { fixes = [] }: Finding,
  index: ClusterIndex,
  options: LintOptions,
): readonly LintedFix[] {
  try {
    return fixes.filter(changesSomething).map((fix) => lintedFix(fix, index));
  } catch (error) {
    options.onRuleError?.(rule, error);
    return [];
  }
}

function lintedFix(fix: Fix, index: ClusterIndex): LintedFix {
  const blocked = fix.files
    .map(({ uri }) => index.facts(uri)?.surroundings.encoding.unsafeToSave)
    .find((reason) => reason !== undefined);
  return { ...fix, blocked };
}

const changesSomething = (fix: Fix): boolean => fix.files.some(({ edits }) => edits.length > 0);

/** A second finding of one rule on one subject gets a number, so that every key names one finding. */
function withUniqueKeys(findings: readonly LintedFinding[]): LintedFinding[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const count = (counts.get(finding.key) ?? 0) + 1;
    counts.set(finding.key, count);
    return count === 1 ? finding : { ...finding, key: `${finding.key}#${count}` };
  });
}
