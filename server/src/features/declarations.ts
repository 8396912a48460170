import { nodeOf } from '../cluster/cluster.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { CLUSTER_KINDS } from '../machine/declaration.js';
import { editMachine } from '../machine/editMachine.js';
import { PRODUCT_NAMES, type Product } from '../machine/product.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import type { LintedFinding, LintedFix } from '../lint/lintedFinding.js';
import { severityOn } from '../rules/severity.js';
import type { Workspace } from '../workspace/workspace.js';

const KIND_TITLES = {
  'in-a-box': say`This cluster runs on one host (comment)`,
  'across-boxes': say`This cluster runs on several hosts (comment)`,
  'physical-to-virtual': say`This cluster has a physical node (comment)`,
} as const;

/**
 * Ways to tell what a file does not say: the product, where the finding would be another one on another product, and the
 * kind of a cluster that is only presumed. They write a comment that beats every inference.
 */
export function declarationFixes(workspace: Workspace, finding: LintedFinding): LintedFix[] {
  const facts = workspace.index.facts(finding.uri);
  if (!facts || finding.rule?.scope !== 'cluster') return [];
  return [...productFixes(facts.machine, finding), ...kindFixes(workspace, facts.machine)];
}

function productFixes(machine: VirtualMachine, finding: LintedFinding): LintedFix[] {
  const { product } = machine;
  const table = finding.rule?.severity;
  if (product.declared || !table || machine.source.format === 'vmc') return [];
  if (product.known && product.candidates.length === 1) return [];
  const mattering = product.candidates.filter((one) => severityOn(table, one) !== finding.severity);
  const offered = mattering.length === 0 ? [] : product.candidates;
  return offered.map((one: Product) =>
    declare(machine, say`This is ${PRODUCT_NAMES[one]} (comment)`, { product: one }),
  );
}

function kindFixes(workspace: Workspace, machine: VirtualMachine): LintedFix[] {
  const cluster = workspace.index.clusterOf(machine.uri);
  if (!cluster || cluster.kind.declared || !nodeOf(cluster, machine.uri)) return [];
  return CLUSTER_KINDS.map((kind) => declare(machine, KIND_TITLES[kind], { cluster: kind }));
}

function declare(
  machine: VirtualMachine,
  title: Phrase,
  words: Parameters<ReturnType<typeof editMachine>['declare']>[0],
): LintedFix {
  const edits = editMachine(machine).declare(words).edits();
  return { title, safety: 'unsafe', files: [{ uri: machine.uri, edits }], blocked: undefined };
}
