import { canonicalUri } from '../../../workspace/canonicalUri.js';
import type { MachineFacts } from '../../../cluster/machineFacts.js';
import { machineDocument } from '../../machineDocument.js';
import type { Session } from '../../session.js';
import { candidatesFor, type Candidate } from './candidates.js';
import { compareNodes, type Comparison } from './compareNodes.js';

/**
 * A request of our own client: two machines side by side, `{ title, left: { title, text }, right: { title, text } }`, or,
 * where only one is given, `{ candidates }`, the machines to compare it with. Null for a file that is no machine.
 */
export const COMPARE_NODES_REQUEST = 'vmx/compareNodes';

/** What the client asks; it comes from outside and may be anything. */
export interface CompareQuestion {
  readonly uri?: unknown;
  readonly other?: unknown;
}

export type CompareAnswer = Comparison | { readonly candidates: readonly Candidate[] };

/** The answer to `vmx/compareNodes`; undefined where one of the files is no machine. */
export async function answerComparison(
  session: Session,
  { uri, other }: CompareQuestion,
): Promise<CompareAnswer | undefined> {
  const left = await factsOf(session, uri);
  if (!left) return undefined;
  if (other === undefined || other === null) return { candidates: candidatesFor(session, left) };
  const right = await factsOf(session, other);
  return right && compareNodes(session, left, right);
}

/** Undefined for what is no machine's file: of a disk or of anything else that was asked about none must be made. */
async function factsOf(session: Session, given: unknown): Promise<MachineFacts | undefined> {
  if (typeof given !== 'string') return undefined;
  return (await machineDocument(session, canonicalUri(given)))?.facts;
}
