import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { sharedDiskImages } from './terms/sharedDiskImages.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'vmc-shared-disk-differencing',
  summary: 'A shared VHD is a differencing disk.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('vhd', 'footer, disk type 4')],

  *check(context) {
    for (const { disk, image } of sharedDiskImages(context)) {
      if (image.format !== 'vhd' || image.subformat !== 'differencing') continue;
      const name = baseName(valueText(disk.fileName));
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what:
          image.parent === undefined
            ? say`The shared disk ${name} is a differencing VHD.`
            : say`The shared disk ${name} is a differencing VHD with the parent ${baseName(image.parent)}.`,
        why: say`It keeps a table of the blocks that differ from its parent, and each node works with a copy of that table, so that one node overwrites what the other has written.`,
        how: say`With all nodes turned off, merge it with its parent into a new VHD of fixed size, and name that file in every node.`,
      };
    }
  },
});
