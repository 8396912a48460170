import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { storageOf } from './terms/diskStorage.js';
import { sharedDiskImages } from './terms/sharedDiskImages.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-multi-writer-thin',
  summary: 'A multi-writer disk on VMFS is thin, so that the machine does not start.',
  formats: ['vmx'],
  // The flag and a thin descriptor together: only ESXi writes that.
  severity: { esx: 'error', esx2: 'off', esx3: 'off', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('kb1033570', 'title'), source('kb326781', 'eager zeroed thick disks')],

  *check(context) {
    for (const { disk, image } of sharedDiskImages(context)) {
      if (disk.multiWriter.value !== true || image.allocation !== 'thin' || image.isSnapshotLink) continue;
      const storage = storageOf(context.machine, disk, image);
      if (storage === 'objects') continue;
      const file = baseName(valueText(disk.fileName));
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The multi-writer disk ${file} (${slotName(disk.slot)}) is thin.`,
        why: say`VMFS opens only eagerly zeroed disks for several writers, so the machine stops at power-on with "Thin/TBZ disks cannot be opened in multiwriter mode".`,
        how: say`With all nodes powered off, run vmkfstools --inflatedisk on ${file}, or clone it with vmkfstools -i and -d eagerzeroedthick and name the clone in every node.`,
        ...(storage === 'unknown' ? { atMost: 'hint' as const } : {}),
      };
    }
  },
});
