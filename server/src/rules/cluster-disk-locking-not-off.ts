import { machinesIn } from '../cluster/cluster.js';
import { editMachine } from '../machine/editMachine.js';
import { isAbsent } from '../machine/fact.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type Fix } from './rule.js';
import { source } from './sources.js';
import { disputedBootDisk } from './terms/bootDiskRivals.js';
import { sharingSetting } from './terms/diskSharing.js';
import { isDeclaredBeyondABox } from './terms/hostedNode.js';

export default clusterRule({
  id: 'cluster-disk-locking-not-off',
  summary: 'Disks are shared, but disk.locking is not FALSE.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { hosted: 'error', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.3, clusters with GSX'),
    source('gsx3', 'p. 194 and 198'),
    source('server2', 'p. 287-290'),
  ],

  *check(context) {
    const { machine, cluster } = context;
    // Between hosts the sharing itself is the mistake; there locking must stay on.
    if (isDeclaredBeyondABox(cluster)) return;
    const sharing = sharingSetting(machine);
    const locking = machine.diskLocking;
    if (!sharing || !mayLock(machine)) return;
    const written = locking.value === true;
    const nodes = machinesIn(cluster).filter((one) => sharingSetting(one) !== undefined && mayLock(one));
    const isGuard = nodes.some((one) => disputedBootDisk(context, one) !== undefined);
    yield {
      span: written ? locking.span : sharing.span,
      subject: 'disk.locking',
      what: written
        ? say`disk.locking is TRUE although this machine shares disks (${sharing.text}).`
        : say`disk.locking = "FALSE" is missing although this machine shares disks (${sharing.text}).`,
      why: say`VMware locks every disk file for the first machine that opens it, so the second node fails with "Failed to lock the file".`,
      how: isGuard
        ? say`First give each machine a system disk of its own, because the lock is all that guards the one that two of them name. Then write disk.locking = "FALSE" into the file of every node, with all nodes powered off.`
        : say`Write disk.locking = "FALSE" into the file of every node, with all nodes powered off.`,
      fixes: [unlockFix(nodes)],
    };
  },
});

function unlockFix(nodes: readonly VirtualMachine[]): Fix {
  return fixAcross(
    nodes,
    nodes.length > 1 ? say`Set disk.locking = "FALSE" in every node` : say`Set disk.locking = "FALSE"`,
    (one) => editMachine(one).setDiskLocking(false),
  );
}

/** Locking is on; a doubled line or a placeholder does not tell. */
function mayLock({ diskLocking }: VirtualMachine): boolean {
  return diskLocking.value === true || isAbsent(diskLocking);
}
