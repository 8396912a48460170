import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { sharedDiskImages } from './terms/sharedDiskImages.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-shared-disk-growable',
  summary: 'A shared disk grows on demand instead of being preallocated.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: {
    gsx3: 'error',
    server2: 'error',
    server1: 'warning',
    workstation: 'warning',
    unknown: 'warning',
  },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.3, clusters with GSX'),
    source('gsx3', 'p. 198'),
    source('server1', 'p. 162'),
    source('server2', 'p. 287-290'),
  ],

  *check(context) {
    for (const { disk, image } of sharedDiskImages(context)) {
      // A redo log or snapshot grows by its nature and is another mistake; a VHD is not made by these products.
      if (image.format !== 'vmdk' || image.allocation !== 'growable' || image.isSnapshotLink) continue;
      const file = baseName(valueText(disk.fileName));
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The shared disk ${file} (${slotName(disk.slot)}) is growable (createType "${image.subformat}").`,
        why: say`Each node keeps its own table of where a growing disk has its blocks, so that one node overwrites what another has written.`,
        how: say`With all nodes powered off, run vmware-vdiskmanager -r "${file}" -t 2 "${preallocatedName(file)}" in the folder of the disk, and name the new file in every node.`,
      };
    }
  },
});

/** A name for the copy that nobody takes for the old disk. */
function preallocatedName(file: string): string {
  return `${file.replace(/\.vmdk$/i, '')}-preallocated.vmdk`;
}
