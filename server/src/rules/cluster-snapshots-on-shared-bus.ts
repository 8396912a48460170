import { sharedDisksOf } from '../cluster/cluster.js';
import { controllerName, isSharingBus } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';
import { isDependent } from './terms/diskModes.js';
import { countOfSnapshots } from './terms/snapshotSigns.js';

export default clusterRule({
  id: 'cluster-snapshots-on-shared-bus',
  summary: 'A node that shares a SCSI bus has snapshots.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx: 'warning', esx2: 'off', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('vsphereApi', 'SnapshotIncompatibleDeviceInVm, thrown for a shared bus'),
    source(
      'vmOperator',
      'pull request 1762: a bus is never shared beside a snapshot, nor a snapshot taken beside a shared bus',
    ),
    source('wsfc8', 'shared storage and clustered VMDKs: no snapshots'),
  ],

  *check({ machine, cluster, facts }) {
    const { count } = facts.surroundings.snapshots;
    const controller = machine.controllers.find(isSharingBus);
    if (count <= 0 || !controller) return;
    // Snapshots that may include a shared disk destroy data, which another rule tells.
    if (sharedDisksOf(cluster, machine.uri).some(({ disk }) => isDependent(disk))) return;
    yield {
      span: controller.sharing.span,
      subject: controllerName(controller),
      what: say`This node has ${countOfSnapshots(count)}, and ${controllerName(controller)} shares its bus.`,
      why: say`vSphere allows only one of the two: it shares no bus of a machine that has snapshots, and takes no snapshot of a machine with a shared bus. Backups by snapshot fail.`,
      how: say`Power this node off, delete all of its snapshots in vSphere, which merges them into its disks, and back it up from inside the guest from now on.`,
    };
  },
});
