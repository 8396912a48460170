import { machinesIn, sharedDisksOf } from '../cluster/cluster.js';
import { isSameMachine } from '../cluster/machineCopy.js';
import type { Sharer } from '../cluster/clusterIndex.js';
import { locatedImage } from '../cluster/machineFacts.js';
import { valueText } from '../machine/fact.js';
import { fileStem } from '../machine/fileStem.js';
import { slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, type ClusterContext } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { canMeet, counterpartDisks } from './terms/counterpartDisks.js';
import { nameBeside } from './terms/machineName.js';
import { differBySlip } from './terms/pathSlip.js';

export default clusterRule({
  id: 'cluster-shared-disk-path-differs',
  summary: 'Two nodes name a shared disk by paths that differ in one letter, so each uses a file of its own.',
  formats: ['vmx', 'vmc'],
  severity: everywhere('warning'),
  fix: 'none',
  since: '0.1.0',
  sources: [source('book', 'A.2: every node must reach the shared disks')],

  *check(context) {
    const { machine, cluster } = context;
    for (const { disk } of sharedDisksOf(cluster, machine.uri)) {
      // A backup of this machine is no other node.
      if (context.sharersOf(disk).some(({ facts }) => !isSameMachine(context.facts, facts))) continue;
      const twin = misspelledTwin(context, disk);
      // Of two files only one of which exists the other one is the slip.
      if (!twin || (locatedImage(context.facts, disk) && isMissing(twin))) continue;
      const [slot, node] = [slotName(disk.slot), nameBeside(machine.uri, twin.facts.machine.uri)];
      yield {
        span: disk.fileName.span,
        subject: slot,
        what: say`The shared disk ${slot} is ${valueText(disk.fileName)} here, but ${valueText(twin.disk.fileName)} in ${node}: nearly the same, and another file.`,
        why: say`With two names nothing is shared: a node whose file does not exist does not power on, and where both exist, what one node writes the other one never sees.`,
        how: say`Look on the host which of the two files is the right one, and name it alike in every node.`,
        related: [
          {
            uri: twin.facts.machine.uri,
            span: twin.disk.fileName.span,
            message: say`Nearly the same path.`,
          },
        ],
      };
    }
  },
});

/** The disk in the same slot of another node, where its path looks like this one's with a slip of the pen. */
function misspelledTwin(context: ClusterContext, disk: Disk): Sharer | undefined {
  const { machine, cluster } = context;
  const nodes = machinesIn(cluster);
  return counterpartDisks(context, disk).find(
    (one) =>
      canMeet(context, disk, one) &&
      (nodes.includes(one.facts.machine) || areCountedNodes(machine, one.facts.machine)) &&
      differBySlip(machine, disk, one.facts.machine, one.disk),
  );
}

const isMissing = ({ facts, disk }: Sharer): boolean =>
  facts.diskFiles.get(slotName(disk.slot))?.state === 'missing';

/** Nodes that nothing else ties together belong to one cluster where their names tell it: `sql1` and `sql2`, `nodeA` and `nodeB`. */
function areCountedNodes(a: VirtualMachine, b: VirtualMachine): boolean {
  const uncounted = (name: string): string => name.toLowerCase().replace(/(?:(?<!\d)\d+|[a-z])$/, '');
  return uncounted(a.name) === uncounted(b.name) || uncounted(fileStem(a.uri)) === uncounted(fileStem(b.uri));
}
