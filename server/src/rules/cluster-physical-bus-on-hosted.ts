import { machinesIn, type Cluster } from '../cluster/cluster.js';
import { editMachine } from '../machine/editMachine.js';
import { isFamily } from '../machine/product.js';
import { controllerName, type Controller, type VirtualMachine } from '../machine/virtualMachine.js';
import { inAlikeNodes } from './terms/alikeNodes.js';
import { sharedForNothing } from './terms/bootBus.js';
import { needsLockingOff, withLocking } from './terms/diskSharing.js';
import { isDeclaredBeyondABox } from './terms/hostedNode.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type Fix } from './rule.js';
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
    if (!evidence || isDeclaredBeyondABox(cluster)) return;
    const idle = sharedForNothing(cluster, machine);
    const nodes = machinesIn(cluster).filter(
      (one) => isFamily(one.product, 'hosted') && busesOfDisks(cluster, one).length > 0,
    );
    for (const controller of physicalBuses(machine)) {
      const name = controllerName(controller);
      const isIdle = controller === idle;
      yield {
        span: controller.sharing.span,
        subject: name,
        what: say`${name}.sharedBus is "physical", but this machine belongs to a hosted product (${evidence.text}).`,
        why: isIdle
          ? say`GSX Server, VMware Server and Workstation describe the mode "virtual" only; what they make of "physical" is not documented, and the controller of the boot disk needs neither.`
          : say`GSX Server, VMware Server and Workstation describe the mode "virtual" only; what they make of "physical" is not documented, so the quorum disk may be without reservations.`,
        how: isIdle
          ? say`Set ${name}.sharedBus to "none" and put the shared disks on a controller of their own.`
          : say`Set ${name}.sharedBus to "virtual" in every node, with all nodes powered off.`,
        // How sharing ends there, cluster-shared-disk-on-boot-controller knows: it offers it for the same controller.
        fixes: isIdle ? [] : [shareVirtually(cluster, nodes)],
      };
    }
  },
});

const physicalBuses = (machine: VirtualMachine): readonly Controller[] =>
  machine.controllers.filter(({ sharing }) => sharing.value === 'physical');

/** The physical buses but that of the boot disk where nothing is shared there: no other mode is right for it. */
function busesOfDisks(cluster: Cluster, machine: VirtualMachine): readonly Controller[] {
  const idle = sharedForNothing(cluster, machine);
  return physicalBuses(machine).filter((controller) => controller !== idle);
}

/** A virtual bus on a hosted product needs `disk.locking` off as well, else the second node does not start. */
function shareVirtually(cluster: Cluster, nodes: readonly VirtualMachine[]): Fix {
  const keys = nodes
    .flatMap((one) => busesOfDisks(cluster, one))
    .map((controller) => `${controllerName(controller)}.sharedBus`);
  const title = withLocking(say`Set ${inWords([...new Set(keys)])} to "virtual"`, nodes);
  return fixAcross(nodes, inAlikeNodes(title, nodes), (machine) => {
    const editor = editMachine(machine);
    for (const controller of busesOfDisks(cluster, machine)) editor.setBusSharing(controller, 'virtual');
    return needsLockingOff(machine) ? editor.setDiskLocking(false) : editor;
  });
}
