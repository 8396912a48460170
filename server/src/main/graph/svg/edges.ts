import type { GraphEdge } from '../model.js';
import { PORT_DISTANCE } from './boxSize.js';
import type { Layout, PlacedNode } from './layout.js';
import { escapeXml, pixels } from './xmlText.js';

/** How far labels stand from the line and from the box that it ends at. */
const LABEL_GAP = 4;

interface DrawnEdge {
  readonly line: string;
  /** Empty where the line has none. */
  readonly label: string;
}

/** All lines of the picture, each ending at its own place on the side of what it leads to; in front of them their labels. */
export function drawEdges(edges: readonly GraphEdge[], layout: Layout): readonly string[] {
  const total = countBy(edges, ({ to }) => to);
  const outgoing = countBy(
    edges.filter(({ to }) => layout.lanes.has(to)),
    ({ from }) => from,
  );
  const used = new Map<string, number>();
  const next = (key: string): number => {
    const index = used.get(key) ?? 0;
    used.set(key, index + 1);
    return index;
  };
  const drawn = edges.flatMap((edge): readonly DrawnEdge[] => {
    const from = layout.nodes.get(edge.from);
    const to = layout.nodes.get(edge.to);
    if (!from || !to) return [];
    const lane = layout.lanes.get(edge.to);
    if (lane !== undefined)
      return [
        networkLine(edge, from, to, lane, (next(edge.from) + 1) / ((outgoing.get(edge.from) ?? 1) + 1)),
      ];
    return [deviceLine(edge, from, to, next(edge.to) - ((total.get(edge.to) ?? 1) - 1) / 2)];
  });
  return [...drawn.map(({ line }) => line), ...drawn.flatMap(({ label }) => (label === '' ? [] : label))];
}

/** From the right side of a machine or controller to the left side of what hangs on it. */
function deviceLine(edge: GraphEdge, from: PlacedNode, to: PlacedNode, port: number): DrawnEdge {
  const x1 = from.x + from.width;
  const y1 = from.y + from.height / 2;
  const x2 = to.x;
  const y2 = to.y + to.height / 2 + port * PORT_DISTANCE;
  const middle = (x1 + x2) / 2;
  const path = `M${pixels(x1)} ${pixels(y1)}C${pixels(middle)} ${pixels(y1)} ${pixels(middle)} ${pixels(y2)} ${pixels(x2)} ${pixels(y2)}`;
  return { line: drawLine(edge, path), label: labelAt(edge.label, x2 - LABEL_GAP, y2 - LABEL_GAP) };
}

/**
 * From the left side of a machine to the network's lane, down, and to the network.
 * @param share where on the machine's side it starts, between 0 (top) and 1.
 */
function networkLine(
  edge: GraphEdge,
  from: PlacedNode,
  to: PlacedNode,
  lane: number,
  share: number,
): DrawnEdge {
  const start = from.y + share * from.height;
  const end = to.y + to.height / 2;
  const path = `M${pixels(from.x)} ${pixels(start)}H${pixels(lane)}V${pixels(end)}H${pixels(to.x)}`;
  return { line: drawLine(edge, path), label: '' };
}

function drawLine({ label, isShared }: GraphEdge, path: string): string {
  const title = label === '' ? '' : `<title>${escapeXml(label)}</title>`;
  return `<path class="edge${isShared ? ' shared' : ''}" d="${path}">${title}</path>`;
}

function labelAt(label: string, x: number, y: number): string {
  if (label === '') return '';
  return `<text class="label" text-anchor="end" x="${pixels(x)}" y="${pixels(y)}">${escapeXml(label)}</text>`;
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
