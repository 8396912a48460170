import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { guestGeneration } from '../machine/guest.js';
import { slotName, type Disk } from '../machine/virtualMachine.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { clusterRule, type ClusterContext, type Fix } from './rule.js';
import { multiWriterDisks } from './terms/multiWriterDisks.js';
import { fixForEachUse, isOnSharedBus, placeOf, usesOf } from './terms/usesOfDisk.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-multi-writer-windows',
  summary: 'A Windows server shares a disk by the multi-writer flag.',
  formats: ['vmx'],
  // The flag means something on ESXi only, so a warning is right where nothing else tells the product.
  severity: { esx: 'error', esx2: 'off', esx3: 'off', unknown: 'warning' },
  fix: 'unsafe',
  // Without the flag the bus is all that shares the disk.
  supersedes: ['cluster-multi-writer-plus-shared-bus', 'cluster-bus-sharing-not-on-all-nodes'],
  since: '0.1.0',
  sources: [source('multiWriterJam', 'whole article'), source('kb313472', 'shared disks')],

  *check(context) {
    const guest = context.machine.guest.value?.trim() ?? '';
    if (guestGeneration(guest) === undefined) return;
    for (const disk of multiWriterDisks(context)) {
      const file = baseName(valueText(disk.fileName));
      const fix = busFix(context, disk, file);
      yield {
        span: disk.multiWriter.span,
        subject: slotName(disk.slot),
        what: say`The disk ${file} (${slotName(disk.slot)}) is shared by the multi-writer flag, but the guest is a Windows server (${guest}).`,
        why: say`The flag lets every node write and arbitrates nothing, while the cluster service of Windows needs SCSI reservations: VMware never supports it there, and data is lost at the first failover that goes wrong.`,
        how: fix ? say`Take the flag off in every node, and keep the shared bus.` : howToShare(context),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

/** Nodes on one host share other disks than nodes on several. */
const howToShare = ({ cluster }: ClusterContext): Phrase =>
  cluster.kind.value === 'in-a-box'
    ? say`Take the flag off in every node, and share the disk by a bus: an eagerly zeroed virtual disk or a mapping in virtual mode on a controller whose sharedBus is "virtual".`
    : say`Take the flag off in every node, and share the disk by a bus: a LUN mapped in physical mode or a clustered VMDK on a controller whose sharedBus is "physical".`;

/** Where the bus is shared already, only the flag has to go; without it the flag is all that the nodes share by. */
function busFix(context: ClusterContext, disk: Disk, file: string): Fix | undefined {
  const uses = usesOf(context, disk);
  if (!uses.every(isOnSharedBus)) return undefined;
  const flagged = uses.filter((use) => use.disk.multiWriter.value === true);
  return fixForEachUse(
    flagged,
    say`Take the multi-writer flag off ${placeOf(disk, flagged, file)}, and keep the shared bus`,
    (editor, { slot }) => {
      editor.removeMultiWriter(slot);
    },
  );
}
