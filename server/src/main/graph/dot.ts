import type { Language } from '../../l10n/language.js';
import { graphLines, type GraphWriter } from './graphLines.js';
import type { Graph, GraphEdge, GraphNode, NodeKind } from './model.js';

const SHAPES: Readonly<Record<NodeKind, string>> = {
  machine: 'box',
  controller: 'component',
  disk: 'cylinder',
  network: 'ellipse',
};

const HEAD = [
  'rankdir=LR;',
  'fontname="sans-serif";',
  'bgcolor="white";',
  'node [fontname="sans-serif", style="filled", fillcolor="white", color="#555555"];',
  'edge [fontname="sans-serif", fontsize=10, color="#555555"];',
];

const WRITER: GraphWriter = {
  node: (node, lines) => `${node.id} [label=${quoted(lines)}, shape=${SHAPES[node.kind]}${look(node)}];`,
  edge: edgeLine,
  legendEntry: (entry, meaning) => `${entry.id} [label=${quoted([meaning])}, shape=box${look(entry)}];`,
  notice: (id, text) => `${id} [label=${quoted([text])}, shape=plaintext];`,
  box: subgraph,
};

/** A graph in the language of Graphviz: `dot -Tpng`, `-Tpdf` and others make pictures of it. */
export function dotGraph(graph: Graph, language: Language): string {
  const lines = [...HEAD, ...graphLines(graph, WRITER, language)];
  return `graph machines {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

/** Graphviz draws a box only around a subgraph whose name starts with `cluster`. */
function subgraph(id: string, title: string, lines: readonly string[]): readonly string[] {
  const name = id.startsWith('cluster') ? id : `cluster_${id}`;
  return [`subgraph ${name} {`, `  label=${quoted([title])};`, ...lines.map((line) => `  ${line}`), '}'];
}

function look({ state, isShared }: Pick<GraphNode, 'state' | 'isShared'>): string {
  if (state === 'error') return ', fillcolor="#ffd7d5", color="#b3261e", penwidth=3';
  if (state === 'warning') return ', fillcolor="#ffe2c2", color="#a85a00", penwidth=2';
  return isShared ? ', fillcolor="#d8e8ff", color="#2458a6", penwidth=3' : '';
}

function edgeLine({ from, to, label, isShared }: GraphEdge): string {
  const attributes = [
    ...(label === '' ? [] : [`label=${quoted([label])}`]),
    ...(isShared ? ['penwidth=3'] : []),
  ];
  return `${from} -- ${to}${attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`};`;
}

/** A quoted text of several lines. Graphviz reads backslash sequences and HTML entities there. */
function quoted(lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    line.replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"'),
  );
  return `"${escaped.join('\\n')}"`;
}
