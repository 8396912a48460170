import { machinesIn, type Cluster } from '../cluster/cluster.js';
import { scsiModelName, type ScsiModelId } from '../knowledge/adapterModels.js';
import { valueText } from '../machine/fact.js';
import {
  controllerName,
  isSharingBus,
  type Controller,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixForEach, type Fix } from './rule.js';
import { everyVsphere } from './severity.js';
import { source } from './sources.js';
import { machinesOf } from './terms/machineDisk.js';
import { isWrongForGuest, mayHaveSas, modelsForGuest } from './terms/adapterModel.js';
import { scsiControllersOfSharedDisks } from './terms/controllersOfSharedDisks.js';

export default clusterRule({
  id: 'cluster-adapter-model-for-guest',
  summary: 'vSphere does not support this SCSI adapter for the shared disks of this guest.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { ...everyVsphere('error'), unknown: 'off' },
  fix: 'unsafe',
  // The guest decides which adapter takes its place.
  supersedes: ['cluster-adapter-buslogic'],
  since: '0.1.0',
  sources: [
    source('mscs65', 'hardware and software requirements'),
    source('mscs67', 'hardware and software requirements'),
  ],

  *check({ machine, cluster }) {
    for (const { controller, models } of wrongControllers(cluster, machine)) {
      const name = controllerName(controller);
      const fix = modelFix(cluster);
      yield {
        span: controller.model.span,
        subject: name,
        what: say`${name}, the controller of the shared disks, has the model ${valueText(controller.model)}, but the guest is ${valueText(machine.guest)}.`,
        why: say`For the shared disks of this guest vSphere supports ${supported(models)} only: with another adapter the disks cannot be reserved as its cluster service demands.`,
        how: fix
          ? say`Set ${name}.virtualDev to "${models[0]}" in every node, with all nodes powered off.`
          : say`Upgrade the virtual hardware to version 7 or later first, then set ${name}.virtualDev to "${models[0]}" in every node.`,
        related: [{ uri: machine.uri, span: machine.guest.span, message: say`The guest.` }],
        fixes: fix ? [fix] : [],
      };
    }
  },
});

const supported = (models: readonly ScsiModelId[]) =>
  inWords(models.map((model) => `${scsiModelName(model)} ("${model}")`));

interface WrongController {
  readonly machine: VirtualMachine;
  readonly controller: Controller;
  /** What the guest needs, the usual model first. */
  readonly models: readonly [ScsiModelId, ...ScsiModelId[]];
}

function wrongControllers(cluster: Cluster, machine: VirtualMachine): readonly WrongController[] {
  const models = modelsForGuest(machine);
  if (!models) return [];
  return scsiControllersOfSharedDisks(cluster, machine)
    .filter((controller) => isSharingBus(controller) && isWrongForGuest(machine, controller))
    .map((controller) => ({ machine, controller, models }));
}

/** Every node gets the model of its own guest, so that alike nodes stay alike. */
function modelFix(cluster: Cluster): Fix | undefined {
  const wrong = machinesIn(cluster).flatMap((machine) => wrongControllers(cluster, machine));
  if (wrong.some(({ machine, models }) => models[0] === 'lsisas1068' && !mayHaveSas(machine)))
    return undefined;
  const usual = [...new Set(wrong.map(({ models }) => models[0]))];
  const title =
    machinesOf(wrong).length > 1
      ? say`Use the adapter for the guest in every node`
      : say`Use the adapter ${inWords(usual)}`;
  return fixForEach(wrong, title, (editor, { controller, models }) => {
    editor.setControllerModel(controller, models[0]);
  });
}
