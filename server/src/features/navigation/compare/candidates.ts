import { naturally } from '../../../l10n/naturalOrder.js';
import { say } from '../../../l10n/phrase.js';
import type { MachineFacts } from '../../../cluster/machineFacts.js';
import { URI } from 'vscode-uri';
import type { Session } from '../../session.js';
import { titleOf } from './compareNodes.js';

/** So many machines a person chooses from; nodes are always among them. */
const MOST_CANDIDATES = 500;

/** A machine that another one can be compared with. */
export interface Candidate {
  readonly uri: string;
  readonly title: string;
  /** Why it is offered, or where it lies. */
  readonly detail: string;
  /** True for another node of the same cluster. */
  readonly isNode: boolean;
}

/** The other nodes of the machine's cluster, then all other machines by name; at most 500. */
export function candidatesFor(session: Session, { machine }: MachineFacts): readonly Candidate[] {
  const { index } = session.workspace;
  const nodes = (index.clusterOf(machine.uri)?.nodes ?? []).map(({ facts }) => facts);
  const isNode = new Set(nodes.map((facts) => facts.machine.uri));
  const others = [...index.uris()]
    .filter((uri) => !isNode.has(uri))
    .flatMap((uri) => index.facts(uri) ?? [])
    .sort((a, b) => naturally(titleOf(a), titleOf(b)));
  return [...nodes, ...others]
    .filter((facts) => facts.machine.uri !== machine.uri)
    .slice(0, MOST_CANDIDATES)
    .map((facts) => ({
      uri: facts.machine.uri,
      title: titleOf(facts),
      detail: isNode.has(facts.machine.uri)
        ? session.language(say`node of the same cluster`)
        : URI.parse(facts.machine.uri).fsPath,
      isNode: isNode.has(facts.machine.uri),
    }));
}
