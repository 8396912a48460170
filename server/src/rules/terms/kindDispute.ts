import { machinesIn, type Cluster, type ClusterNode } from '../../cluster/cluster.js';
import { kindEvidence, type KindEvidence } from '../../cluster/kindEvidence.js';
import { imageOf } from '../../cluster/machineFacts.js';
import { baseName, pathNotation } from '../../machine/diskPath.js';
import { editMachine } from '../../machine/editMachine.js';
import type { MachineEditor } from '../../machine/editor.js';
import { valueText } from '../../machine/fact.js';
import { isOnly, vsphereFrom, type Product } from '../../machine/product.js';
import {
  controllerOf,
  isSharingBus,
  type Controller,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { fixAcross, type Fix } from '../rule.js';
import { bringsLockingUp, withLocking } from './diskSharing.js';

type Kind = KindEvidence['kind'];
type Mode = 'virtual' | 'physical';

/** The kind that a bus mode speaks for. */
export const KIND_OF_MODE: Readonly<Record<Mode, Kind>> = { virtual: 'in-a-box', physical: 'across-boxes' };
const MODE_OF_KIND: Readonly<Record<Kind, Mode>> = { 'in-a-box': 'virtual', 'across-boxes': 'physical' };

/** The shared controller through which one node reaches a disk. */
export interface BusOfNode {
  readonly node: ClusterNode;
  readonly controller: Controller;
  readonly mode: Mode;
  /** The disk's file, without its folder. */
  readonly file: string;
}

/** The buses to the first disk that nodes share in different modes; empty when there is none. */
export function busesInDispute(cluster: Cluster): readonly BusOfNode[] {
  for (const shared of cluster.sharedDisks) {
    const buses = shared.uses.flatMap(({ node, disk }): BusOfNode[] => {
      const controller = controllerOf(node.facts.machine, disk.slot);
      const mode = controller?.sharing.value;
      if (!controller || (mode !== 'virtual' && mode !== 'physical')) return [];
      return [{ node, controller, mode, file: baseName(valueText(disk.fileName)) }];
    });
    const first = buses[0];
    if (buses.some((bus) => bus.mode !== first?.mode && bus.node !== first?.node)) return buses;
  }
  return [];
}

/**
 * For each kind that nothing but bus modes speaks against: the repair that sets the mode of that kind in every node,
 * and the same with the kind declared, so that it is settled for good.
 */
export function kindFixes(cluster: Cluster, kinds: readonly Kind[]): readonly Fix[] {
  const machines = machinesIn(cluster);
  const possible = kinds.filter((kind) => mayBe(cluster, kind));
  const share = (machine: VirtualMachine, kind: Kind): MachineEditor => {
    const editor = editMachine(machine);
    const mode = MODE_OF_KIND[kind];
    const buses = machine.controllers.filter(isSharingBus);
    for (const controller of buses) editor.setBusSharing(controller, mode);
    return switchesLockingOff(machine, kind) ? editor.setDiskLocking(false) : editor;
  };
  const titled = (title: Phrase, kind: Kind): Phrase =>
    withLocking(
      title,
      machines.filter((one) => switchesLockingOff(one, kind)),
    );
  return [
    ...possible.map((kind) =>
      fixAcross(
        machines,
        titled(say`Set bus sharing to "${MODE_OF_KIND[kind]}" in every node`, kind),
        (one) => share(one, kind),
      ),
    ),
    ...possible.map((kind) =>
      fixAcross(machines, titled(declareTitle(kind), kind), (one) =>
        share(one, kind).declare({ cluster: kind }),
      ),
    ),
  ];
}

const switchesLockingOff = (machine: VirtualMachine, kind: Kind): boolean =>
  machine.controllers.some(isSharingBus) && bringsLockingUp(machine, MODE_OF_KIND[kind]);

function declareTitle(kind: Kind): Phrase {
  return kind === 'in-a-box'
    ? say`Declare a cluster in a box and set bus sharing to "virtual" in every node`
    : say`Declare a cluster across boxes and set bus sharing to "physical" in every node`;
}

function mayBe(cluster: Cluster, kind: Kind): boolean {
  const isContradicted = cluster.nodes
    .flatMap((node) => kindEvidence(node, cluster.sharedDisks))
    .some((one) => one.kind !== kind);
  return !isContradicted && (kind === 'in-a-box' || !hasDiskForOneHost(cluster));
}

const SHARES_PLAIN_VMDKS: readonly Product[] = vsphereFrom('vsphere7');

/**
 * A shared disk that nodes on several hosts cannot use: before vSphere 7 they need raw mappings in physical mode, and on
 * ESX 2 a name that every host knows.
 */
function hasDiskForOneHost(cluster: Cluster): boolean {
  return cluster.sharedDisks
    .flatMap(({ uses }) => uses)
    .some(({ node, disk }) => {
      const image = imageOf(node.facts, disk);
      const { product } = node.facts.machine;
      if (isOnly(product, 'esx2')) return pathNotation(valueText(disk.fileName)) === 'vmfs-label';
      if (image?.format !== 'vmdk' || image.rawMapping === 'physical') return false;
      return image.rawMapping === 'virtual' || !isOnly(product, ...SHARES_PLAIN_VMDKS);
    });
}
