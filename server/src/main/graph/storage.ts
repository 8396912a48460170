import { backingIdentities } from '../../cluster/machineFacts.js';
import { beside } from '../../features/phraseList.js';
import { naturally } from '../../l10n/naturalOrder.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { baseName } from '../../machine/diskPath.js';
import {
  controllerName,
  isSharingBus,
  presentDisks,
  slotName,
  type Controller,
  type Disk,
} from '../../machine/virtualMachine.js';
import { connectedGroups } from './connectedGroups.js';
import type { DrawnMachine } from './drawnMachine.js';
import type { GraphEdge, GraphNode } from './model.js';
import { worst } from './nodeStates.js';

/** Disks of one machine that are drawn; a product has places for some 450, more than anybody wants to see. */
const MOST_DISKS = 100;

/** What hangs on the machines, each with the box it stands in. */
export interface Storage {
  readonly controllers: readonly { readonly node: GraphNode; readonly box: string }[];
  readonly disks: readonly { readonly node: GraphNode; readonly box: string }[];
  readonly edges: readonly GraphEdge[];
  readonly notices: readonly Phrase[];
}

interface Use {
  readonly machine: DrawnMachine;
  readonly disk: Disk;
}

/** Controllers and disks; a backing file that several machines name is one disk. */
export function storageOf(machines: readonly DrawnMachine[]): Storage {
  const uses = machines.flatMap((machine) =>
    presentDisks(machine.facts.machine)
      .slice(0, MOST_DISKS)
      .map((disk) => ({ machine, disk })),
  );
  const files = connectedGroups<Use>(uses, ({ machine, disk }) => backingIdentities(machine.facts, disk));
  const shared = disksOfClusters(machines);
  const disks = files.map((file, index) => ({ uses: file, ...diskNode(`disk${index + 1}`, file, shared) }));
  const controllers = machines.flatMap((machine) =>
    usedControllers(machine).map((name) => ({
      machine,
      box: machine.box,
      node: controllerNode(machine, name),
    })),
  );
  return {
    controllers,
    disks,
    edges: [
      ...controllers.map(({ machine, node: { id: to, isShared } }) => ({
        from: machine.id,
        to,
        label: '',
        isShared,
      })),
      ...disks.flatMap(({ node, uses: file }) =>
        file.map(({ machine, disk }) => ({
          from: machine.id + controllerName({ bus: disk.slot.bus, number: disk.slot.controller }),
          to: node.id,
          label: slotName(disk.slot),
          isShared: node.isShared,
        })),
      ),
    ],
    notices: machines.flatMap(tooManyDisks),
  };
}

/** Controllers with drawn disks, also those the file does not describe, and shared ones without a disk. */
function usedControllers({ facts: { machine } }: DrawnMachine): readonly string[] {
  const ofDisks = presentDisks(machine)
    .slice(0, MOST_DISKS)
    .map(({ slot }) => controllerName({ bus: slot.bus, number: slot.controller }));
  const shared = machine.controllers.filter((one) => one.present.value === true && isSharingBus(one));
  return [...new Set([...ofDisks, ...shared.map(controllerName)])].sort(naturally);
}

function controllerNode(machine: DrawnMachine, name: string): GraphNode {
  const controller = machine.facts.machine.controllers.find((one) => controllerName(one) === name);
  const details = controller ? controllerDetails(controller) : [];
  return {
    id: machine.id + name,
    kind: 'controller',
    lines: [say`${name}`, ...(details.length === 0 ? [] : [beside(details)])],
    state: machine.states.device(name),
    isShared: isSharingBus(controller),
  };
}

function controllerDetails({ model, sharing }: Controller): readonly (string | Phrase)[] {
  return [
    ...(model.value === undefined ? [] : [model.value]),
    ...(sharing.value === 'virtual' ? [say`shared virtual`] : []),
    ...(sharing.value === 'physical' ? [say`shared physical`] : []),
  ];
}

/** The disk stands in the box of the first cluster that uses it, else beside the machines of none. */
function diskNode(
  id: string,
  uses: readonly Use[],
  shared: ReadonlySet<Disk>,
): { readonly node: GraphNode; readonly box: string } {
  const [file] = uses.flatMap(({ disk }) => disk.fileName.value ?? []);
  const isShared = uses.some(({ machine, disk }) => machine !== uses[0]?.machine || shared.has(disk));
  return {
    node: {
      id,
      kind: 'disk',
      lines: [file === undefined ? say`no file is named` : say`${baseName(file)}`],
      state: worst(uses.map(({ machine, disk }) => machine.states.device(slotName(disk.slot)))),
      isShared,
    },
    box: (uses.find(({ machine }) => machine.cluster) ?? uses[0])?.machine.box ?? '',
  };
}

/** What the clusters of these machines share, also a disk whose other users are not known. */
function disksOfClusters(machines: readonly DrawnMachine[]): ReadonlySet<Disk> {
  const clusters = new Set(machines.flatMap(({ cluster }) => cluster ?? []));
  return new Set(
    [...clusters].flatMap(({ sharedDisks }) =>
      sharedDisks.flatMap(({ uses }) => uses.map(({ disk }) => disk)),
    ),
  );
}

function tooManyDisks({ facts: { machine } }: DrawnMachine): readonly Phrase[] {
  const count = presentDisks(machine).length;
  if (count <= MOST_DISKS) return [];
  return [say`${machine.name} has ${count} disks; the first ${MOST_DISKS} are drawn.`];
}
