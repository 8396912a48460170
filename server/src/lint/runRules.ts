import { nodeOf } from '../cluster/cluster.js';
import type { ClusterIndex } from '../cluster/clusterIndex.js';
import type { Phrase } from '../l10n/phrase.js';
import type { MachineFacts } from '../cluster/machineFacts.js';
import type { ClusterContext, FileEdits, Finding, Fix, Rule, RuleContext } from '../rules/rule.js';
import { milder, type RuleSeverity } from '../rules/severity.js';
import { fittingRules, type FittingRule } from './fittingRules.js';
import type { LintedFinding, LintedFix } from './lintedFinding.js';
import { whyLockStays } from './lockGuard.js';
import { FINDING_LIMIT, internalError } from './reports.js';
import { RuleFinding } from './ruleFinding.js';

/** Which rules run, how loud they are, and who hears of one that fails. */
export interface LintOptions {
  readonly rules: readonly Rule[];
  /** What settings say of a rule; undefined leaves it as it is by default. */
  readonly levelOf?: (rule: Rule) => RuleSeverity | undefined;
  /** Told when a rule throws; the other rules still run. */
  readonly onRuleError?: (rule: Rule, error: unknown) => void;
}

/** The findings of all rules on one machine, rule by rule. */
export function runRules(
  facts: MachineFacts,
  index: ClusterIndex,
  options: LintOptions,
): readonly LintedFinding[] {
  const context = contextOf(facts, index);
  const mechanism = 'cluster' in context ? context.cluster.mechanism : undefined;
  const run: Run = { context, index, options };
  const found: LintedFinding[] = [];
  for (const rule of fittingRules(options.rules, facts.machine, mechanism)) runRule(rule, run, found);
  return found;
}

/** One machine before its rules: what they see, and what is asked of them. */
interface Run {
  readonly context: RuleContext | ClusterContext;
  readonly index: ClusterIndex;
  readonly options: LintOptions;
}

/** What rules see of one machine; the same for all of them, so it is put together once. */
function contextOf(facts: MachineFacts, index: ClusterIndex): RuleContext | ClusterContext {
  const { machine } = facts;
  const { uri } = machine;
  const alone: RuleContext = {
    facts,
    machine,
    sharersOf: (disk, of = machine) => index.sharersOf(of.uri, disk),
    counterpartsOf: (disk) => index.counterpartsOf(uri, disk),
  };
  const cluster = index.clusterOf(uri);
  const node = cluster && nodeOf(cluster, uri);
  if (!node) return alone;
  return {
    ...alone,
    cluster,
    node,
    otherNodes: cluster.nodes.filter((other) => other !== node),
    outsidersOn: (network) => index.outsidersOn(uri, network),
  };
}

/** Adds what a rule finds to `found`; of a rule that throws, that it did. */
function runRule({ rule, severity: byProduct }: FittingRule, run: Run, found: LintedFinding[]): void {
  const { context, index, options } = run;
  const asked = options.levelOf?.(rule) ?? (rule.offByDefault === true ? 'off' : undefined);
  const severity = asked ?? byProduct;
  if (severity === 'off') return;
  const before = found.length;
  try {
    for (const finding of findingsOf(rule, context)) {
      // Whoever asks for a severity gets it; else a finding may be milder than its rule.
      const grade = asked === undefined ? milder(severity, finding.atMost) : severity;
      const repairs = (): readonly LintedFix[] => repairsOf(rule, finding, index, options);
      found.push(new RuleFinding(rule, grade, context.machine.uri, finding, repairs));
      // No more is shown than a limit, so no more is looked for.
      if (found.length - before > FINDING_LIMIT) break;
    }
  } catch (error) {
    found.length = before;
    options.onRuleError?.(rule, error);
    found.push(internalError(context.facts, rule));
  }
}

function findingsOf(rule: Rule, context: RuleContext | ClusterContext): Iterable<Finding> {
  // Rules of clusters are among the fitting ones only where the context is that of a node.
  return rule.check(context as ClusterContext);
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
  const { files } = fix;
  const blocked =
    firstReason(files, ({ uri }) => index.facts(uri)?.surroundings.encoding.unsafeToSave) ??
    firstReason(files, ({ uri, edits }) => whyLockStays(index, uri, () => edits));
  return { title: fix.title, safety: fix.safety, files, blocked };
}

function firstReason(
  files: readonly FileEdits[],
  why: (file: FileEdits) => Phrase | undefined,
): Phrase | undefined {
  return files.map(why).find((reason) => reason !== undefined);
}

const changesSomething = (fix: Fix): boolean => fix.files.some(({ edits }) => edits.length > 0);
