import { clusterKindTitle } from '../../features/documents/verdicts.js';
import type { Workspace } from '../../workspace/workspace.js';
import { machineNodes, type DrawnMachine } from './drawnMachine.js';
import { machinesToDraw, type GroupToDraw } from './machinesToDraw.js';
import type { Graph, GraphBox, GraphNode } from './model.js';
import { networksOf } from './networks.js';
import { machineStates } from './nodeStates.js';
import { storageOf } from './storage.js';

/** Everything a picture of these machines shows. Nothing is read from a file but names and models: no secrets. */
export async function readGraph(workspace: Workspace, uris: readonly string[]): Promise<Graph> {
  for (const uri of uris) await workspace.load(uri);
  const { groups, notices } = machinesToDraw(workspace.index, uris);
  const machines = await statesOf(workspace, groups);
  const storage = storageOf(machines);
  const networks = networksOf(machines);
  const placed = [...machineNodes(machines), ...storage.controllers, ...storage.disks];
  return {
    boxes: groups.map((group, index) => boxOf(group, boxId(index), placed)),
    networks: networks.nodes,
    edges: [...storage.edges, ...networks.edges],
    notices: [...notices, ...storage.notices, ...networks.notices],
  };
}

interface Placed {
  readonly node: GraphNode;
  readonly box: string;
}

const boxId = (index: number): string => `cluster${index + 1}`;

async function statesOf(workspace: Workspace, groups: readonly GroupToDraw[]): Promise<DrawnMachine[]> {
  const machines: DrawnMachine[] = [];
  for (const [index, { cluster, machines: members }] of groups.entries()) {
    for (const facts of members) {
      const states = machineStates(await workspace.lint(facts.machine.uri));
      machines.push({ id: `machine${machines.length + 1}`, box: boxId(index), cluster, facts, states });
    }
  }
  return machines;
}

function boxOf({ cluster }: GroupToDraw, id: string, placed: readonly Placed[]): GraphBox {
  return {
    id,
    title: cluster && clusterKindTitle(cluster),
    nodes: placed.filter(({ box }) => box === id).map(({ node }) => node),
  };
}
