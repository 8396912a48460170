import { nodeEvidence } from '../cluster/nodeEvidence.js';
import type { Sharer } from '../cluster/clusterIndex.js';
import { bootDisk } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { fileName } from '../machine/fileStem.js';
import { isFamily } from '../machine/product.js';
import { presentDisks, slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import { isOnBootController, needsLockingOff, sharingOf } from './terms/diskSharing.js';
import { isCopyOf } from './terms/machineCopy.js';
import { inWords, say } from './phrase.js';
import { fixAcross, machineRule, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmx-disk-in-two-machines',
  summary: 'Two machines use one disk file, and nothing says that they form a cluster.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('rbvmomi', 'issue 129'), source('gsx3', 'p. 194, caution')],

  *check(context) {
    const { machine } = context;
    if (nodeEvidence(machine).length > 0) return;
    for (const disk of presentDisks(machine)) {
      const sharers = context.sharersOf(disk).filter((sharer) => isAccident(machine, disk, sharer));
      if (sharers.length === 0) continue;
      const file = baseName(disk.fileName.value ?? '');
      const fix = declareFix([
        { machine, disk },
        ...sharers.map((one) => ({ machine: one.facts.machine, disk: one.disk })),
      ]);
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The disk ${file} (${slotName(disk.slot)}) is also used by ${inWords(sharers.map(({ facts }) => fileName(facts.machine.uri)))}, and neither file says that the machines form a cluster.`,
        why: say`When both machines run, the second one fails to lock the file, or both write to it and destroy it.`,
        how: say`Give each machine a disk of its own. If they are to share it, say so with the comment "# vmxlint cluster=in-a-box" in every file, and share the controller of the disk.`,
        related: sharers.map(({ facts, disk: other }) => ({
          uri: facts.machine.uri,
          span: other.fileName.span,
          message: say`The same disk file in another machine.`,
        })),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

/** No copy, no cluster, and at least one of the two writes to the file. */
function isAccident(machine: VirtualMachine, disk: Disk, { facts, disk: other }: Sharer): boolean {
  if (isCopyOf(machine, facts.machine) || nodeEvidence(facts.machine).length > 0) return false;
  return !(isReadOnly(disk) && isReadOnly(other));
}

/** A non-persistent disk is only read; what the guest writes goes to a file beside it. */
const isReadOnly = (disk: Disk): boolean =>
  /^(?:independent-)?nonpersistent$/i.test(disk.mode.value?.trim() ?? '');

interface Use {
  readonly machine: VirtualMachine;
  readonly disk: Disk;
}

/**
 * Declares the cluster and shares the disk's controller in all machines, because a declaration alone would only turn
 * the warning into an error. Only where the disk can be shared as it hangs: on a SCSI controller without the boot disk.
 */
function declareFix(uses: readonly Use[]): Fix | undefined {
  const isReady = uses.every(
    ({ machine, disk }) =>
      disk.slot.bus === 'scsi' &&
      bootDisk(machine) !== undefined &&
      !isOnBootController(machine, disk) &&
      sharingOf(machine, disk) === 'none',
  );
  if (!isReady) return undefined;
  const isHosted = uses.some(({ machine }) => isFamily(machine.product, 'hosted'));
  return fixAcross(
    uses.map(({ machine }) => machine),
    isHosted
      ? say`Declare a cluster in a box, share the controller of the disk and switch disk locking off in every machine`
      : say`Declare a cluster in a box and share the controller of the disk in every machine`,
    (one) => {
      const editor = editMachine(one).declare({ cluster: 'in-a-box' });
      for (const { machine, disk } of uses) {
        if (machine === one) editor.setBusSharing({ bus: 'scsi', number: disk.slot.controller }, 'virtual');
      }
      return needsLockingOff(one) ? editor.setDiskLocking(false) : editor;
    },
  );
}
