import type { Language } from '../../l10n/language.js';
import { LEGEND, LEGEND_TITLE, type LegendEntry } from './legend.js';
import type { Graph, GraphEdge, GraphNode } from './model.js';
import { drawable, shownLines } from './shownText.js';

/** How a language of graphs writes each part of a picture. What it gets as a text is not escaped yet. */
export interface GraphWriter {
  readonly node: (node: GraphNode, lines: readonly string[]) => string;
  readonly edge: (edge: GraphEdge) => string;
  readonly legendEntry: (entry: LegendEntry, meaning: string) => string;
  readonly notice: (id: string, text: string) => string;
  /** Draws a box with a title around what stands in `lines`. */
  readonly box: (id: string, title: string, lines: readonly string[]) => readonly string[];
}

/** The statements of a graph, one a line: clusters as boxes, networks, edges, and the legend with what was left out. */
export function graphLines(graph: Graph, writer: GraphWriter, language: Language): readonly string[] {
  const nodeLine = (node: GraphNode): string => writer.node(node, shownLines(node, language));
  const boxes = graph.boxes
    .filter(({ nodes }) => nodes.length > 0)
    .flatMap(({ id, title, nodes }) => {
      const lines = nodes.map(nodeLine);
      return title ? writer.box(id, language(title), lines) : lines;
    });
  const legend = LEGEND.map((entry) => writer.legendEntry(entry, language(entry.meaning)));
  const notices = graph.notices.map((notice, index) =>
    writer.notice(`notice${index + 1}`, drawable(language(notice))),
  );
  return [
    ...boxes,
    ...graph.networks.map(nodeLine),
    ...graph.edges.map((edge) => writer.edge(edge)),
    ...writer.box('legend', language(LEGEND_TITLE), [...legend, ...notices]),
  ];
}
