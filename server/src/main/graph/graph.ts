import { ENGLISH, type Language } from '../../l10n/language.js';
import type { Workspace } from '../../workspace/workspace.js';
import { dotGraph } from './dot.js';
import { readGraph } from './readGraph.js';
import { mermaidGraph } from './mermaid.js';
import type { Graph } from './model.js';
import { svgGraph } from './svg/svg.js';

export const GRAPH_FORMATS = ['mermaid', 'dot', 'svg'] as const;
/** Mermaid and dot are laid out by whoever shows them, SVG is a finished picture. */
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

const WRITERS: Readonly<Record<GraphFormat, (graph: Graph, language: Language) => string>> = {
  mermaid: mermaidGraph,
  dot: dotGraph,
  svg: svgGraph,
};

/**
 * A picture of machines, their controllers, disks and networks, with clusters as boxes around their nodes and with what has
 * findings marked. Equal machines give equal text, in whatever order they are named.
 * @param uris the machines to draw; one that the workspace does not know is left out.
 */
export async function graphOf(
  workspace: Workspace,
  uris: readonly string[],
  format: GraphFormat,
  language: Language = ENGLISH,
): Promise<string> {
  return WRITERS[format](await readGraph(workspace, uris), language);
}
