import type { Language } from '../../../l10n/language.js';
import type { Graph, GraphBox, GraphEdge, GraphNode, NodeKind } from '../model.js';
import { shownLines } from '../shownText.js';
import { boxSize, textWidth, LINE_HEIGHT } from './boxSize.js';
import { diskCentres } from './diskCentres.js';

/** A thing with its place: `x` and `y` are the upper left corner, in pixels from the upper left of the picture. */
export interface PlacedNode {
  readonly node: GraphNode;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A cluster's box around its nodes. */
export interface PlacedBox {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  readonly boxes: readonly PlacedBox[];
  /** Where each network's line runs down, left of all machines; by the network's id. */
  readonly lanes: ReadonlyMap<string, number>;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 20;
const LANE_DISTANCE = 12;
const COLUMN_GAP = 90;
const ROW_GAP = 14;
const BOX_GAP = 24;

type Sized = Omit<PlacedNode, 'x' | 'y'>;

/**
 * Machines, controllers and disks in three columns, networks below them, box after box. A controller stands beside its
 * machine, a private disk beside its controller, and a shared one in the middle of those that use it.
 */
export function layOut(graph: Graph, language: Language): Layout {
  const all = [...graph.boxes.flatMap(({ nodes }) => nodes), ...graph.networks];
  const sizes = sizesOf(all, graph.edges, language);
  const columns = columnsOf([...sizes.values()], graph.networks.length);
  const leadsTo = new Map<string, string[]>();
  for (const { from, to } of graph.edges) leadsTo.set(from, [...(leadsTo.get(from) ?? []), to]);
  const nodes = new Map<string, PlacedNode>();
  const boxes: PlacedBox[] = [];
  let y = MARGIN;
  for (const box of graph.boxes.filter((one) => one.nodes.length > 0)) {
    const title = box.title && language(box.title);
    const top = title === undefined ? y : y + LINE_HEIGHT + ROW_GAP;
    const bottom = placeBox(box, top, { leadsTo, sizes, columns, nodes });
    if (title !== undefined) {
      const width = Math.max(columns.right - columns.machine, textWidth(title)) + 2 * ROW_GAP;
      boxes.push({ title, x: columns.machine - ROW_GAP, y, width, height: bottom + ROW_GAP - y });
    }
    y = bottom + BOX_GAP + ROW_GAP;
  }
  for (const { id } of graph.networks) {
    const sized = sizes.get(id);
    if (!sized) continue;
    nodes.set(id, { ...sized, x: columns.machine, y });
    y += sized.height + ROW_GAP;
  }
  // The line of the first network runs next to the machines and ends highest, so that no line crosses it on its way.
  const lanes = new Map(
    graph.networks.map(({ id }, index) => [id, columns.machine - 2 * ROW_GAP - index * LANE_DISTANCE]),
  );
  const right = Math.max(
    columns.right,
    ...boxes.map((box) => box.x + box.width),
    ...[...nodes.values()].map((node) => node.x + node.width),
  );
  return { nodes, boxes, lanes, width: right + MARGIN, height: y };
}

interface Columns extends Readonly<Record<Exclude<NodeKind, 'network'>, number>> {
  /** The right end of the last column. */
  readonly right: number;
}

interface Scene {
  /** What hangs on a machine or a controller, by id. */
  readonly leadsTo: ReadonlyMap<string, readonly string[]>;
  readonly sizes: ReadonlyMap<string, Sized>;
  readonly columns: Columns;
  /** Takes what has been placed. */
  readonly nodes: Map<string, PlacedNode>;
}

/** Places the contents of one box from `top` on. Returns where they end. */
function placeBox(box: GraphBox, top: number, { leadsTo, sizes, columns, nodes }: Scene): number {
  const place = (id: string, x: number, centre: number): void => {
    const sized = sizes.get(id);
    if (sized) nodes.set(id, { ...sized, x, y: centre - sized.height / 2 });
  };
  const children = (id: string): readonly string[] => leadsTo.get(id) ?? [];
  const heightOf = (id: string): number => (sizes.get(id)?.height ?? 0) + ROW_GAP;
  const ofKind = (kind: NodeKind): readonly string[] =>
    box.nodes.filter((node) => node.kind === kind).map(({ id }) => id);
  const controllers = new Set(ofKind('controller'));
  const free = new Set(ofKind('disk'));

  let y = top;
  const wanted = new Map<string, number[]>();
  for (const machine of ofKind('machine')) {
    const start = y;
    for (const controller of children(machine).filter((id) => controllers.has(id))) {
      const disks = children(controller);
      // A shared disk takes room beside the first controller that has it.
      const own = [...new Set(disks)].filter((id) => free.delete(id));
      const room = Math.max(heightOf(controller), sum(own.map(heightOf)));
      place(controller, columns.controller, y + room / 2);
      let diskTop = y + (room - sum(own.map(heightOf))) / 2;
      for (const disk of disks) {
        const isOwn = own.includes(disk);
        const centre = isOwn ? diskTop + heightOf(disk) / 2 : y + room / 2;
        if (isOwn) diskTop += heightOf(disk);
        wanted.set(disk, [...(wanted.get(disk) ?? []), centre]);
      }
      y += room;
    }
    y = Math.max(y, start + heightOf(machine));
    place(machine, columns.machine, (start + y) / 2);
  }
  const disks = ofKind('disk').map((id) => ({ id, wanted: wanted.get(id) ?? [], height: heightOf(id) }));
  for (const { id, centre } of diskCentres(disks, top)) place(id, columns.disk, centre);
  const bottoms = box.nodes.flatMap(({ id }) => nodes.get(id) ?? []).map((node) => node.y + node.height);
  return Math.max(y - ROW_GAP, ...bottoms);
}

function sizesOf(
  all: readonly GraphNode[],
  edges: readonly GraphEdge[],
  language: Language,
): ReadonlyMap<string, Sized> {
  const ports = new Map<string, number>();
  for (const { to } of edges) ports.set(to, (ports.get(to) ?? 0) + 1);
  return new Map(
    all.map((node) => {
      const lines = shownLines(node, language);
      return [node.id, { node, lines, ...boxSize(node.kind, lines, ports.get(node.id) ?? 0) }];
    }),
  );
}

function columnsOf(all: readonly Sized[], networks: number): Columns {
  const widest = (kind: NodeKind): number =>
    Math.max(0, ...all.filter(({ node }) => node.kind === kind).map(({ width }) => width));
  const machine = MARGIN + 3 * ROW_GAP + networks * LANE_DISTANCE;
  const controller = machine + widest('machine') + COLUMN_GAP / 2;
  const disk = controller + widest('controller') + COLUMN_GAP;
  return { machine, controller, disk, right: disk + widest('disk') };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
