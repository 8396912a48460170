import { baseName } from '../machine/diskPath.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { storageOf } from './terms/diskStorage.js';
import { sharedDiskImages, type SharedDiskImage } from './terms/sharedDiskImages.js';
import { source } from './sources.js';
import { valueText } from '../machine/fact.js';

/** Create types of thick disks that do not say when their blocks are zeroed. */
const THICK = ['vmfs', 'vmfspreallocated'];

export default clusterRule({
  id: 'cluster-shared-disk-zeroing-unknown',
  summary: 'A thick shared disk may be zeroed lazily; only the host can tell.',
  formats: ['vmx'],
  severity: { esx: 'hint', esx2: 'off', esx3: 'off', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('mscs65', 'requirements of hardware and software'),
    source('vmdk', 'create types: lazy and eager zeroing look alike'),
  ],

  *check(context) {
    const [evidence] = context.node.evidence;
    const disks = sharedDiskImages(context).filter(
      (one) => isThick(one) && storageOf(context.machine, one.disk, one.image) !== 'objects',
    );
    if (!evidence || disks.length === 0) return;
    const files = disks.map(({ disk }) => baseName(valueText(disk.fileName)));
    yield {
      span: evidence.span,
      subject: 'zeroing',
      what:
        files.length > 1
          ? say`Whether the shared disks are zeroed eagerly or lazily does not stand in their descriptors: ${inWords(files)}.`
          : say`Whether the shared disk ${inWords(files)} is zeroed eagerly or lazily does not stand in its descriptor.`,
      why: say`Clusters on VMFS need eagerly zeroed disks, and a lazily zeroed one looks the same here.`,
      how: say`Look at the type of the disks in the vSphere client; a lazily zeroed one becomes an eagerly zeroed one by vmkfstools --eagerzero, with all nodes powered off.`,
    };
  },
});

function isThick({ image }: SharedDiskImage): boolean {
  return (
    image.format === 'vmdk' &&
    image.allocation === 'preallocated' &&
    !image.isSnapshotLink &&
    THICK.includes(image.subformat.toLowerCase())
  );
}
