import { sharedDisksOf, type Cluster } from '../cluster/cluster.js';
import type { ScsiModelId } from '../knowledge/adapterModels.js';
import { FEATURE_SINCE } from '../knowledge/hardwareLimits.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import {
  controllerName,
  controllerOf,
  type Controller,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import {
  adapterModel,
  fittingModel,
  isOldAdapter,
  isWrongForGuest,
  modelsForGuest,
} from './terms/adapterModel.js';
import { majority } from './terms/nodeMajority.js';
import { comparableUses } from './terms/scsiUses.js';
import { nameBeside } from './terms/machineName.js';
import { scsiControllersOfSharedDisks } from './terms/controllersOfSharedDisks.js';

export default clusterRule({
  id: 'cluster-adapter-model-differs',
  summary: 'The nodes use different SCSI adapters for the same shared disks.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  // What the other nodes write tells more than that the word is not known.
  supersedes: ['vmx-bad-word'],
  since: '0.1.0',
  sources: [
    source('book', 'A.2.3, all nodes configured alike'),
    source('kb313472', 'the same configuration for all nodes'),
  ],

  *check({ machine, cluster }) {
    for (const controller of scsiControllersOfSharedDisks(cluster, machine)) {
      const own = adapterModel(controller);
      // A word that names no model is a misspelled one as a rule, and then its node is the one that is wrong.
      const written = own ?? valueText(controller.model).trim();
      if (written === '') continue;
      const places = sameDiskControllers(cluster, machine, controller);
      const other = places.find((place) => place.model !== own);
      if (!other || isOtherMistake(places)) continue;
      const common = majority(places.map(({ model }) => model));
      if (common !== undefined && common === own) continue;
      const name = controllerName(controller);
      const node = nameBeside(machine.uri, other.machine.uri);
      yield {
        span: controller.model.span,
        subject: name,
        what: own
          ? say`${name}, the controller of the shared disks, is ${own} here, but ${other.model} in ${node}.`
          : say`${name}, the controller of the shared disks, is ${written} here, a model that we do not know, but ${other.model} in ${node}.`,
        why: say`The nodes then reach one disk through different drivers, and what works on one node may fail after a failover to the other.`,
        how: say`Use the same virtualDev for the shared disks in every node, with all nodes powered off.`,
        related: places
          .filter((place) => place.model !== own)
          .map((place) => ({
            uri: place.machine.uri,
            span: place.controller.model.span,
            message: say`The same disks, with the adapter model ${place.model}.`,
          })),
        fixes: modelFixes(own ? places : [{ machine, controller, model: undefined }, ...places], common),
      };
    }
  },
});

interface Place {
  readonly machine: VirtualMachine;
  readonly controller: Controller;
  readonly model: ScsiModelId;
}

/** The controllers, one for each node, that hold the disks of this one and whose model is written. */
function sameDiskControllers(
  cluster: Cluster,
  machine: VirtualMachine,
  controller: Controller,
): readonly Place[] {
  const found = new Map<VirtualMachine, Place>();
  for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
    if (controllerOf(machine, disk.slot) !== controller) continue;
    for (const use of comparableUses(machine, shared)) {
      const one = controllerOf(use.machine, use.disk.slot);
      const model = one && adapterModel(one);
      if (one && model && !found.has(use.machine))
        found.set(use.machine, { machine: use.machine, controller: one, model });
    }
  }
  return [...found.values()];
}

/** One of the models is wrong by itself: the rules about that say which one, and repair all nodes. */
function isOtherMistake(places: readonly Place[]): boolean {
  return places.some(
    ({ machine, controller }) => isWrongForGuest(machine, controller) || isOldAdapter(machine, controller),
  );
}

/** A controller whose model may be a word that names none. */
type WrittenPlace = Omit<Place, 'model'> & { readonly model: ScsiModelId | undefined };

/** The model of the majority, else each of them, the one that fits the guest first. */
function modelFixes(places: readonly WrittenPlace[], common: ScsiModelId | undefined): readonly Fix[] {
  const models = [...new Set(places.flatMap(({ model }) => model ?? []))].filter((model) =>
    places.every(({ machine }) => modelsForGuest(machine)?.includes(model) !== false),
  );
  const isFitting = (model: ScsiModelId): boolean =>
    places.some(({ machine }) => fittingModel(machine) === model);
  const wanted =
    common === undefined ? models.sort((a, b) => Number(isFitting(b)) - Number(isFitting(a))) : [common];
  const known = wanted.filter((model) => places.every(({ machine }) => knowsModel(machine, model)));
  return known.map((model) =>
    fixAcross(
      places.map(({ machine }) => machine),
      say`Use ${model} for the shared disks in every node`,
      (one) => {
        const editor = editMachine(one);
        const place = places.find(({ machine }) => machine === one);
        return place && place.model !== model ? editor.setControllerModel(place.controller, model) : editor;
      },
    ),
  );
}

/** A machine of an older hardware version has no such device, and would not start with it. */
function knowsModel({ hardwareVersion }: VirtualMachine, model: ScsiModelId): boolean {
  const since = model === 'lsisas1068' || model === 'pvscsi' ? FEATURE_SINCE[model] : 0;
  return (hardwareVersion.value ?? since) >= since;
}
