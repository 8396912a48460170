import type { ClusterNode } from '../cluster/cluster.js';
import { scsiModelName, type ScsiModelId } from '../knowledge/adapterModels.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import {
  controllerName,
  isSharingBus,
  type Controller,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type ClusterContext, type Fix } from './rule.js';
import { source } from './sources.js';
import { isWrongForGuest, mayHaveSas, modelsForGuest, sharedControllers } from './terms/adapterModel.js';

export default clusterRule({
  id: 'cluster-adapter-model-for-guest',
  summary: 'vSphere does not support this SCSI adapter for the shared disks of this guest.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: {
    vsphere4: 'error',
    vsphere5: 'error',
    vsphere6: 'error',
    vsphere7: 'error',
    vsphere8: 'error',
    unknown: 'off',
  },
  fix: 'unsafe',
  supersedes: ['cluster-adapter-buslogic'],
  since: '0.1.0',
  sources: [
    source('mscs65', 'hardware and software requirements'),
    source('mscs67', 'hardware and software requirements'),
  ],

  *check(context) {
    const { machine } = context;
    const models = modelsForGuest(machine) ?? [];
    for (const controller of wrongControllers(context, machine)) {
      const name = controllerName(controller);
      const fix = modelFix(context);
      yield {
        span: controller.model.span,
        subject: name,
        what: say`${name}, the controller of the shared disks, has the model ${valueText(controller.model)}, but the guest is ${valueText(machine.guest)}.`,
        why: say`For the shared disks of this guest vSphere supports ${supported(models)} only: with another adapter the disks cannot be reserved as its cluster service demands.`,
        how: fix
          ? say`Set ${name}.virtualDev to "${models[0] ?? ''}" in every node, with all nodes powered off.`
          : say`Upgrade the virtual hardware to version 7 or later first, then set ${name}.virtualDev to "${models[0] ?? ''}" in every node.`,
        related: [{ uri: machine.uri, span: machine.guest.span, message: say`The guest.` }],
        fixes: fix ? [fix] : [],
      };
    }
  },
});

const supported = (models: readonly ScsiModelId[]) =>
  inWords(models.map((model) => `${scsiModelName(model)} ("${model}")`));

function wrongControllers(
  { cluster }: Pick<ClusterContext, 'cluster'>,
  machine: VirtualMachine,
): readonly Controller[] {
  return sharedControllers(cluster, machine).filter(
    (controller) => isSharingBus(controller) && isWrongForGuest(machine, controller),
  );
}

/** Every node gets the model of its own guest, so that alike nodes stay alike. */
function modelFix({ cluster }: ClusterContext): Fix | undefined {
  const machineOf = (node: ClusterNode): VirtualMachine => node.facts.machine;
  const machines = cluster.nodes
    .map(machineOf)
    .filter((one) => wrongControllers({ cluster }, one).length > 0);
  const modelOf = (one: VirtualMachine): string => modelsForGuest(one)?.[0] ?? 'lsilogic';
  if (machines.some((one) => modelOf(one) === 'lsisas1068' && !mayHaveSas(one))) return undefined;
  const [first] = machines;
  const title =
    machines.length > 1 || !first
      ? say`Use the adapter for the guest in every node`
      : say`Use the adapter ${modelOf(first)}`;
  return fixAcross(machines, title, (one) => {
    const editor = editMachine(one);
    for (const controller of wrongControllers({ cluster }, one))
      editor.setControllerModel(controller, modelOf(one));
    return editor;
  });
}
