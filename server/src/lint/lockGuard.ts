import type { ClusterIndex } from '../cluster/clusterIndex.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { isFamily } from '../machine/product.js';
import { readFlag } from '../machine/vmx/settings.js';
import { disputedBootDisk } from '../rules/terms/bootDiskRivals.js';
import { applyEdits, type TextEdit } from '../syntax/text.js';
import { parse } from '../syntax/vmx/parse.js';

/**
 * The reason why edits of a file must wait: they switch disk locking off in a machine with a system disk that another
 * machine names too, and the lock is all that keeps the two from writing to it at once. Asked of every repair, because a dozen
 * rules switch locking off on the way.
 * @param edits asked for only where there is such a disk.
 */
export function whyLockStays(
  index: ClusterIndex,
  uri: string,
  edits: () => readonly TextEdit[],
): Phrase | undefined {
  const machine = index.facts(uri)?.machine;
  // ESX locks whatever the file says.
  if (machine?.source.format !== 'vmx' || isFamily(machine.product, 'esx')) return undefined;
  if (machine.diskLocking.value === false) return undefined;
  const disk = disputedBootDisk({ sharersOf: (one) => index.rememberedSharersOf(uri, one) }, machine);
  if (!disk || !isLockingOff(applyEdits(machine.source.tree.text, edits()))) return undefined;
  return say`Without disk locking nothing guards ${baseName(valueText(disk.fileName))}, the system disk of one machine that another one names too. Give each machine a system disk of its own first.`;
}

function isLockingOff(text: string): boolean {
  const locking = parse(text).tree.only('disk.locking');
  return locking !== undefined && readFlag(locking.value) === false;
}
