import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { sharedDiskImages } from './terms/sharedDiskImages.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'vmc-shared-disk-dynamic',
  summary: 'A shared VHD expands dynamically instead of having a fixed size.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('gsx3', 'p. 198, the same for shared disks of GSX Server; for Virtual Server by analogy'),
    source('vhd', 'footer, disk type 3'),
  ],

  *check(context) {
    for (const { disk, image } of sharedDiskImages(context)) {
      if (image.format !== 'vhd' || image.subformat !== 'dynamic') continue;
      const name = baseName(valueText(disk.fileName));
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: say`The shared disk ${name} is a dynamically expanding VHD.`,
        why: say`Each node keeps its own table of where an expanding disk has its blocks, so that one node may overwrite what another has written.`,
        how: say`With all nodes turned off, convert it to a fixed-size VHD in the administration pages of Virtual Server, and name the new file in every node.`,
      };
    }
  },
});
