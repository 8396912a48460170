import { sharedDisksOf } from '../cluster/cluster.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { controllerOf, isSharingBus, presentDisks, type VirtualMachine } from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type ClusterContext, type Finding, type Fix } from './rule.js';
import { namesOf } from './terms/machineName.js';
import { vmcFlag, vmcPath } from './terms/vmcSettings.js';
import { source } from './sources.js';
import { vmcNodes } from './terms/vmcFile.js';

const ENABLED = 'settings/undo_drives/enabled';

export default clusterRule({
  id: 'vmc-undo-with-shared-bus',
  summary: 'Undo disks are on in a machine that shares a disk.',
  formats: ['vmc'],
  severity: { microsoft: 'warning', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvs', 'IVMVirtualMachine::Undoable: undo disks concern all hard disks of a machine')],

  *check(context) {
    const { machine } = context;
    if (!machine.controllers.some(isSharingBus)) return;
    const enabled = vmcFlag(machine, ENABLED);
    if (enabled.value !== true) {
      yield* leftUndoDisks(context);
      return;
    }
    const left = undoFile(machine);
    yield {
      span: enabled.span,
      subject: 'undo',
      what: say`Undo disks are on in this machine, which shares a SCSI bus.`,
      why: say`They cover every hard disk of the machine, so this node writes changes of the shared disk to a file of its own, and the other node never sees them.`,
      how:
        left === undefined
          ? say`Switch undo disks off in every node.`
          : say`Turn the machine off, commit or discard the changes in ${left}, and switch undo disks off in every node.`,
      // With an undo disk in use, the changes in it would be lost without a word.
      fixes: left === undefined ? [switchOff(context)] : [],
    };
  },
});

/** In every node but those with an undo disk in use: their turn comes when it has been committed or discarded. */
function switchOff({ cluster }: ClusterContext): Fix {
  const all = vmcNodes(cluster).filter((one) => vmcFlag(one, ENABLED).value === true);
  const ready = all.filter((one) => undoFile(one) === undefined);
  const title =
    ready.length === all.length
      ? say`Switch undo disks off in every node`
      : say`Switch undo disks off in ${inWords(namesOf(ready.map(({ uri }) => uri)))}`;
  return fixAcross(ready, title, (one) => editMachine(one).setLeaf(ENABLED, 'false'));
}

/** Undo disks that a shared disk still has although the machine no longer makes any. */
function* leftUndoDisks({ cluster, machine }: ClusterContext): Iterable<Finding> {
  for (const { disk } of sharedDisksOf(cluster, machine.uri)) {
    const file = disk.element && vmcPath(disk.element, 'undo_pathname');
    if (file?.value === undefined || !isSharingBus(controllerOf(machine, disk.slot))) continue;
    yield {
      span: file.span,
      subject: 'undo',
      what: say`The shared disk ${baseName(valueText(disk.fileName))} has the undo disk ${baseName(file.value)}.`,
      why: say`This node's changes are in a file of its own, so the nodes see two states of one disk and destroy it.`,
      how: say`Turn the machine off, and commit or discard the undo disk in the administration pages of Virtual Server.`,
    };
  }
}

/** The first undo disk that a hard disk of the machine has. */
function undoFile(machine: VirtualMachine): string | undefined {
  const files = presentDisks(machine).map(
    ({ element }) => element && vmcPath(element, 'undo_pathname').value,
  );
  const first = files.find((file) => file !== undefined);
  return first === undefined ? undefined : baseName(first);
}
