import type { Cluster } from '../cluster/cluster.js';
import type { MachineFacts } from '../cluster/machineFacts.js';
import { say } from '../l10n/phrase.js';
import { KIND_NAMES } from '../machine/declaration.js';
import { nameBeside } from '../rules/terms/machineName.js';
import type { LintedFinding } from './lintedFinding.js';

/**
 * That the nodes of a cluster are declared as different kinds. The kind is open then, and many rules are silent: without
 * this nobody would see why.
 */
export function disputedKind({ machine }: MachineFacts, cluster: Cluster | undefined): LintedFinding[] {
  const { value: kind, span } = machine.declaration.cluster;
  const others = (cluster?.nodes ?? []).flatMap(({ facts: { machine: other } }) => {
    const declared = other.declaration.cluster;
    return declared.value === undefined || declared.value === kind
      ? []
      : [{ uri: other.uri, kind: declared.value, span: declared.span }];
  });
  const [first] = others;
  if (kind === undefined || !first) return [];
  return [
    {
      rule: undefined,
      ruleId: 'declaration',
      severity: 'warning',
      key: 'declaration@kind',
      subject: 'declaration',
      uri: machine.uri,
      span,
      message: [
        say`This node is declared as a ${KIND_NAMES[kind]}, but ${nameBeside(machine.uri, first.uri)} as a ${KIND_NAMES[first.kind]}.`,
        say`A cluster has one kind, so the kind of this one counts as unknown, and what depends on it is not checked: the mode of the bus, the heartbeat, disk locking.`,
        say`Declare the same kind for every node.`,
      ],
      related: others.map((other) => ({
        uri: other.uri,
        span: other.span,
        message: say`This is declared as a ${KIND_NAMES[other.kind]}.`,
      })),
      fixes: [],
    },
  ];
}
