import { say } from '../../l10n/phrase.js';
import { fileName } from '../../machine/fileStem.js';
import type { MachineDocument } from '../machineDocument.js';
import { clusterEvidence, noClusterEvidence } from './clusterEvidence.js';
import { declarationSection } from './declarationSection.js';
import { evidenceRow } from './evidenceRow.js';
import { documentWriter, joinParts } from './markdownDocument.js';
import { productSentence } from './verdicts.js';

/**
 * What is concluded about a machine's product and cluster, from which lines, and how to say it otherwise; Markdown in the
 * reader's language.
 */
export function evidenceDocument(document: MachineDocument): string {
  const { uri, machine, session, places } = document;
  const write = documentWriter(session.language);
  const cluster = session.workspace.index.clusterOf(uri);
  return joinParts([
    write.heading(1, say`Evidence: ${fileName(uri)}`),
    write.heading(2, say`Product`),
    write.say(productSentence(machine.product)),
    write.table(
      [say`Line`, say`In the file`, say`What it says`],
      machine.product.evidence.map((one) => evidenceRow(write, machine, one, places)),
    ),
    write.heading(2, say`Cluster`),
    cluster ? clusterEvidence(write, document, cluster) : noClusterEvidence(write, document),
    write.heading(2, say`Declared`),
    declarationSection(write, document),
  ]);
}
