import { CompletionItemKind } from 'vscode-languageserver';
import { inWords, say } from '../../l10n/phrase.js';
import { fileName } from '../../machine/fileStem.js';
import type { MachineDocument } from '../machineDocument.js';
import type { Choice } from './valueChoices.js';

/** Settings in which the nodes of a cluster should agree. */
const ALIKE =
  /^(?:memsize|numvcpus|cpuid\.coresPerSocket|guestOS|virtualHW\.version|config\.version|sched\.mem\.min(?:Size)?|scsi\d+\.(?:virtualDev|sharedBus)|ethernet\d+\.virtualDev)$/i;

/** The values that the other nodes of the cluster have for a setting in which nodes should agree. */
export function nodeValues({ uri, session }: MachineDocument, name: string): readonly Choice[] {
  if (!ALIKE.test(name)) return [];
  const users = new Map<string, string[]>();
  for (const { facts } of session.workspace.index.clusterOf(uri)?.nodes ?? []) {
    const { machine } = facts;
    if (machine.uri === uri || machine.source.format !== 'vmx') continue;
    const value = machine.source.tree.only(name)?.value.trim();
    if (value === undefined || value === '') continue;
    users.set(value, [...(users.get(value) ?? []), fileName(machine.uri)]);
  }
  return [...users].map(([value, names]) => ({
    value,
    kind: CompletionItemKind.Value,
    description: say`as in ${inWords(names)}`,
  }));
}
