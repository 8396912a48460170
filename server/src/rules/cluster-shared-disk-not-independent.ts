import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { isFamily } from '../machine/product.js';
import { slotName, type Disk } from '../machine/virtualMachine.js';
import { inWords, say, type Phrase } from '../l10n/phrase.js';
import { clusterRule, type ClusterContext, type Fix } from './rule.js';
import { everyVsphere } from './severity.js';
import { isDependent } from './terms/diskModes.js';
import { losesSharing } from './terms/hostedNode.js';
import { multiWriterDisks } from './terms/multiWriterDisks.js';
import { fixForEachUse, placeOf, usesOf } from './terms/usesOfDisk.js';
import { source } from './sources.js';
import { diskName } from './terms/diskName.js';

export default clusterRule({
  id: 'cluster-shared-disk-not-independent',
  summary: 'A snapshot of one node would include the shared disk.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk', 'multi-writer'],
  severity: { hosted: 'hint', ...everyVsphere('hint'), unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('publicRecipes', 'independent-persistent for shared disks'),
    source('kb326781', 'independent persistent disks'),
  ],

  *check(context) {
    const { cluster, machine } = context;
    const isMultiWriter = cluster.mechanism === 'multi-writer';
    // Of a machine on a shared bus ESX takes no snapshot, whatever the mode; hosted products do not read the flag.
    if (isMultiWriter !== isFamily(machine.product, 'esx') || losesSharing(machine, cluster)) return;
    const shared = isMultiWriter
      ? multiWriterDisks(context)
      : sharedDisksOf(cluster, machine.uri).map(({ disk }) => disk);
    const disks = shared.filter((disk) => disk.kind === 'disk' && isDependent(disk));
    const [first, ...more] = disks;
    if (!first) return;
    yield {
      span: first.mode.span,
      subject: slotName(first.slot),
      what: more.length > 0 ? whatTheyLack(disks) : whatItLacks(first),
      why: isMultiWriter
        ? say`ESXi takes no snapshot of a multi-writer disk: one of this machine ends with "cannot snapshot shared disk", and so does every backup that begins with one.`
        : say`A snapshot of one node would put a file of its own over each shared disk, and from then on the nodes see different contents.`,
      how: isMultiWriter
        ? say`Set the mode to "independent-persistent" in every node: snapshots leave such a disk out, so back it up from inside the guests.`
        : say`Set the mode to "independent-persistent" in every node: snapshots leave such a disk out.`,
      related: more.map(({ mode }) => ({
        uri: machine.uri,
        span: mode.span,
        message: say`Snapshots include this shared disk too.`,
      })),
      fixes: [independentFix(context, first, more.length === 0)],
    };
  },
});

function whatItLacks(disk: Disk): Phrase {
  return valueText(disk.mode).trim() === ''
    ? say`The shared disk ${diskName(disk)} has no mode of its own, so that snapshots include it.`
    : say`The mode of the shared disk ${diskName(disk)} is "persistent", so that snapshots include it.`;
}

function whatTheyLack(disks: readonly Disk[]): Phrase {
  return say`The shared disks ${inWords(disks.map(diskName))} have the mode "persistent" or none of their own, so that snapshots include them.`;
}

/** Of several disks one for all of the cluster, because whoever repairs one disk wants the others alike. */
function independentFix(context: ClusterContext, first: Disk, isOne: boolean): Fix {
  const { cluster } = context;
  const isMultiWriter = cluster.mechanism === 'multi-writer';
  const all = cluster.sharedDisks
    .filter(({ uses }) => !isMultiWriter || uses.some(({ disk }) => disk.multiWriter.value === true))
    .flatMap(({ uses }) => uses);
  const uses = (isOne ? usesOf(context, first) : all).filter(
    ({ disk }) => disk.kind === 'disk' && isDependent(disk),
  );
  const titleOfAll = isMultiWriter
    ? say`Make all multi-writer disks independent of snapshots, in every node`
    : say`Make all shared disks independent of snapshots, in every node`;
  const title = isOne
    ? say`Make ${placeOf(first, uses, baseName(valueText(first.fileName)))} independent of snapshots`
    : titleOfAll;
  return fixForEachUse(uses, title, (editor, { slot }) => {
    editor.setDiskMode(slot, 'independent-persistent');
  });
}
