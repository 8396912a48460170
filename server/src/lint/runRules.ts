import { nodeOf } from '../cluster/cluster.js';
import type { ClusterIndex } from '../cluster/clusterIndex.js';
import type { MachineFacts } from '../cluster/machineFacts.js';
import type { ClusterContext, Finding, Fix, Rule, RuleContext } from '../rules/rule.js';
import { milder, type RuleSeverity } from '../rules/severity.js';
import { fittingRules, type FittingRule } from './fittingRules.js';
import type { LintedFinding, LintedFix } from './lintedFinding.js';
import { FINDING_LIMIT, internalError } from './reports.js';
import { RuleFinding } from './ruleFinding.js';

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
  const run: Run = { ...contextsOf(facts, index), index, options };
  const found: LintedFinding[] = [];
  const fitting = fittingRules(options.rules, facts.machine, run.asNode?.cluster.mechanism);
  for (const rule of fitting) runRule(rule, run, found);
  return found;
}

/** One machine before its rules: what they see, and what is asked of them. */
interface Run extends Contexts {
  readonly index: ClusterIndex;
  readonly options: LintOptions;
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

/** Adds what a rule finds to `found`; of a rule that throws, that it did. */
function runRule({ rule, severity: byProduct }: FittingRule, run: Run, found: LintedFinding[]): void {
  const { alone, index, options } = run;
  const asked = options.levelOf?.(rule) ?? (rule.offByDefault === true ? 'off' : undefined);
  const severity = asked ?? byProduct;
  if (severity === 'off') return;
  const before = found.length;
  try {
    for (const finding of findingsOf(rule, run)) {
      // Whoever asks for a severity gets it; else a finding may be milder than its rule.
      const grade = asked === undefined ? milder(severity, finding.atMost) : severity;
      const repairs = (): readonly LintedFix[] => repairsOf(rule, finding, index, options);
      found.push(new RuleFinding(rule, grade, alone.machine.uri, finding, repairs));
      // No more is shown than a limit, so no more is looked for.
      if (found.length - before > FINDING_LIMIT) break;
    }
  } catch (error) {
    found.length = before;
    options.onRuleError?.(rule, error);
    found.push(internalError(alone.facts, rule));
  }
}

const NOTHING: readonly never[] = [];

function findingsOf(rule: Rule, { alone, asNode }: Contexts): Iterable<Finding> {
  if (rule.scope === 'machine') return rule.check(alone);
  return asNode ? rule.check(asNode) : NOTHING;
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
  return { title: fix.title, safety: fix.safety, files: fix.files, blocked };
}

const changesSomething = (fix: Fix): boolean => fix.files.some(({ edits }) => edits.length > 0);
