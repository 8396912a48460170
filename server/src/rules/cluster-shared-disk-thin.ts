import type { DiskImage } from '../disk/diskImage.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { isFamily } from '../machine/product.js';
import { slotName, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { storageOf } from './terms/diskStorage.js';
import { sharedDiskImages } from './terms/sharedDiskImages.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-shared-disk-thin',
  summary: 'A shared disk on VMFS is thin instead of eagerly zeroed.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  // Only ESX 3 and later write the descriptors that show it, so a warning is right where nothing else tells the product.
  severity: { esx: 'error', esx2: 'off', unknown: 'warning' },
  fix: 'none',
  // The clone that this rule asks for is one that ESX opens.
  supersedes: ['vmx-hosted-disk-on-esx'],
  since: '0.1.0',
  sources: [
    source('mscs65', 'requirements of hardware and software'),
    source('mscs67', 'requirements; limitations for the exception of vVols'),
    source('wsfc8', 'vVols'),
    source('vmdk', 'create types and ddb.thinProvisioned'),
  ],

  *check(context) {
    for (const { disk, image } of sharedDiskImages(context)) {
      const isGrowing = image.allocation === 'growable' && isGrowingOnEsx(context.machine, image);
      if (image.allocation !== 'thin' && !isGrowing) continue;
      // A snapshot is thin by its nature, and a multi-writer disk has a rule of its own.
      if (image.isSnapshotLink || disk.multiWriter.value === true) continue;
      const storage = storageOf(context.machine, disk, image);
      if (storage === 'objects') continue;
      const file = baseName(valueText(disk.fileName));
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: isGrowing
          ? say`The shared disk ${file} (${slotName(disk.slot)}) grows while it is written (createType "${image.subformat}").`
          : image.descriptor?.thinProvisioned === true
            ? say`The shared disk ${file} (${slotName(disk.slot)}) is thin (ddb.thinProvisioned = "1").`
            : say`The shared disk ${file} (${slotName(disk.slot)}) is thin (createType "${image.subformat}").`,
        why: isGrowing
          ? say`Cluster guides demand disks whose blocks are all allocated and zeroed when they are made, and a disk of this type has only those that were written.`
          : say`Cluster guides demand disks whose blocks are all allocated and zeroed when they are made: a thin disk allocates them while the nodes write, and the waits for that make the validation or a failover fail.`,
        how: isGrowing
          ? say`With all nodes powered off, clone it with vmkfstools -i and -d eagerzeroedthick, and name the clone in every node.`
          : say`With all nodes powered off, run vmkfstools --inflatedisk on ${file}, or clone it with vmkfstools -i and -d eagerzeroedthick and name the clone in every node.`,
        ...(storage === 'unknown' ? { atMost: 'hint' as const } : {}),
      };
    }
  },
});

/** A growing type of hosted products, copied to ESX as it is. On other products cluster-shared-disk-growable tells. */
const isGrowingOnEsx = ({ product }: VirtualMachine, { format }: DiskImage): boolean =>
  format === 'vmdk' && isFamily(product, 'esx');
