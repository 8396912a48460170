import { machinesIn } from '../cluster/cluster.js';
import { editMachine } from '../machine/editMachine.js';
import { isFamily } from '../machine/product.js';
import type { MachineEditor } from '../machine/editor.js';
import { controllerName, type VirtualMachine } from '../machine/virtualMachine.js';
import { needsLockingOff } from './terms/diskSharing.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { clusterRule, fixAcross } from './rule.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-physical-bus-on-hosted',
  summary: 'A hosted product is given a physical bus, which only ESX has.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { hosted: 'warning', unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('gsx3', 'p. 194'),
    source('server1', 'p. 162'),
    source('server2', 'p. 287-290, only the mode virtual is described'),
  ],

  *check({ machine, cluster }) {
    const [evidence] = machine.product.evidence;
    // Between hosts the bus as such is the mistake, not its mode.
    if (!evidence || (cluster.kind.declared && cluster.kind.value !== 'in-a-box')) return;
    const nodes = machinesIn(cluster).filter(
      (one) => isFamily(one.product, 'hosted') && physicalBuses(one).length > 0,
    );
    for (const controller of physicalBuses(machine)) {
      const name = controllerName(controller);
      yield {
        span: controller.sharing.span,
        subject: name,
        what: say`${name}.sharedBus is "physical", but this machine belongs to a hosted product (${evidence.text}).`,
        why: say`GSX Server, VMware Server and Workstation describe the mode "virtual" only; what they make of "physical" is not documented, so the quorum disk may be without reservations.`,
        how: say`Set ${name}.sharedBus to "virtual" in every node, with all nodes powered off.`,
        fixes: [fixAcross(nodes, title(nodes, name), shareVirtually)],
      };
    }
  },
});

const physicalBuses = (machine: VirtualMachine): VirtualMachine['controllers'] =>
  machine.controllers.filter(({ sharing }) => sharing.value === 'physical');

/** A virtual bus on a hosted product needs `disk.locking` off as well, else the second node does not start. */
function shareVirtually(machine: VirtualMachine): MachineEditor {
  const editor = editMachine(machine);
  for (const controller of physicalBuses(machine)) editor.setBusSharing(controller, 'virtual');
  return needsLockingOff(machine) ? editor.setDiskLocking(false) : editor;
}

function title(nodes: readonly VirtualMachine[], name: string): Phrase {
  const locking = nodes.some(needsLockingOff);
  if (nodes.length > 1)
    return locking
      ? say`Set bus sharing to "virtual" and disk.locking to "FALSE" in every node`
      : say`Set bus sharing to "virtual" in every node`;
  return locking
    ? say`Set ${name}.sharedBus to "virtual" and disk.locking to "FALSE"`
    : say`Set ${name}.sharedBus to "virtual"`;
}
