import { messageIn } from '../../lint/lintedFinding.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { baseName } from '../../machine/diskPath.js';
import { fileName } from '../../machine/fileStem.js';
import type { Severity } from '../../rules/severity.js';
import { machineLabel } from '../hints/machineLabel.js';
import type { MachineDocument } from '../machineDocument.js';
import { hardwareSection } from './hardwareSection.js';
import { codeCell, documentWriter, joinParts, type DocumentWriter } from './markdownDocument.js';
import { networkSection } from './networkSection.js';
import { storageSection } from './storageSection.js';
import { kindSentence, mechanismSentence } from './verdicts.js';

const SEVERITY_NAMES: Readonly<Record<Severity, Phrase>> = {
  error: say`Error`,
  warning: say`Warning`,
  info: say`Information`,
  hint: say`Hint`,
};

/** A machine's file told to a person: hardware, disks, networks, its cluster and the findings; Markdown. */
export async function explainDocument(document: MachineDocument): Promise<string> {
  const { uri, machine, session } = document;
  const write = documentWriter(session.language);
  const findings = await findingsSection(write, document);
  return joinParts([
    write.heading(1, machine.name),
    write.say(say`What ${fileName(uri)} says, without its secrets.`),
    hardwareSection(write, document),
    write.heading(2, say`Controllers and disks`),
    storageSection(write, document),
    write.heading(2, say`Networks`),
    networkSection(write, document),
    write.heading(2, say`Cluster`),
    clusterSection(write, document),
    write.heading(2, say`Findings`),
    findings,
  ]);
}

function clusterSection(write: DocumentWriter, { uri, session }: MachineDocument): string {
  const cluster = session.workspace.index.clusterOf(uri);
  if (!cluster) return write.say(say`The machine is no node of a cluster.`);
  const nodes = cluster.nodes.map(({ facts }) => machineLabel(facts.machine.uri, uri));
  const disks = cluster.sharedDisks.flatMap(
    ({ uses: [use] }) => baseName(use?.disk.fileName.value ?? '') || [],
  );
  return joinParts([
    write.say(kindSentence(cluster)),
    write.list([
      write.say(nodes.length === 1 ? say`No other node is known.` : say`Known nodes: ${inWords(nodes)}.`),
      write.say(
        disks.length === 0
          ? say`No shared disk is known.`
          : say`Shared disks: ${inWords([...new Set(disks)])}.`,
      ),
      write.say(mechanismSentence(cluster)),
    ]),
  ]).trim();
}

async function findingsSection(write: DocumentWriter, document: MachineDocument): Promise<string> {
  const { uri, session, places } = document;
  const findings = await session.workspace.lint(uri);
  if (findings.length === 0) return write.say(say`Nothing was found in this file.`);
  return write.table(
    [say`Severity`, say`Line`, say`Finding`, say`Rule`],
    findings.map((finding) => [
      write.say(SEVERITY_NAMES[finding.severity]),
      String(places.position(finding.span.start).line + 1),
      write.say(messageIn(session.language, finding)),
      codeCell(finding.ruleId),
    ]),
  );
}
