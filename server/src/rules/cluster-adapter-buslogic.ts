import { machinesIn } from '../cluster/cluster.js';
import { scsiModelName } from '../knowledge/adapterModels.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import {
  controllerName,
  isSharingBus,
  type Controller,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type ClusterContext } from './rule.js';
import { source } from './sources.js';
import { fittingModel, isOldAdapter } from './terms/adapterModel.js';
import { scsiControllersOfSharedDisks } from './terms/controllersOfSharedDisks.js';

export default clusterRule({
  id: 'cluster-adapter-buslogic',
  summary: 'The shared disks are on a BusLogic adapter on ESX 3 or later.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx: 'warning', esx2: 'off', unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('mscs65', 'hardware and software requirements: LSI Logic adapters')],

  *check(context) {
    const { machine, cluster } = context;
    for (const controller of oldAdapters(context, machine)) {
      const name = controllerName(controller);
      const model = fittingModel(machine);
      const machines = machinesIn(cluster).filter((one) => oldAdapters(context, one).length > 0);
      yield {
        span: controller.model.span,
        subject: name,
        what: say`${name} holds shared disks and is a BusLogic adapter (${name}.virtualDev = "${valueText(controller.model)}").`,
        why: say`For clusters on ESX 3 and later VMware names LSI Logic adapters only, so do not count on reservations through this one.`,
        how: say`Set ${name}.virtualDev to "${model}" (${scsiModelName(model)}) in every node, with all nodes powered off.`,
        fixes: [
          fixAcross(
            machines,
            machines.length > 1
              ? say`Use an LSI Logic adapter for the shared disks in every node`
              : say`Use the adapter ${model}`,
            (one) => {
              const editor = editMachine(one);
              for (const old of oldAdapters(context, one)) editor.setControllerModel(old, fittingModel(one));
              return editor;
            },
          ),
        ],
      };
    }
  },
});

function oldAdapters({ cluster }: ClusterContext, machine: VirtualMachine): readonly Controller[] {
  return scsiControllersOfSharedDisks(cluster, machine).filter(
    (controller) => isSharingBus(controller) && isOldAdapter(machine, controller),
  );
}
