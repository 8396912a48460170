import type { Language } from '../../l10n/language.js';
import { graphLines, type GraphWriter } from './graphLines.js';
import type { Graph, GraphEdge, GraphNode, NodeKind } from './model.js';

/** Opening and closing brackets are the shapes: a box, a box with double sides, a drum, a flag. */
const SHAPES: Readonly<Record<NodeKind, readonly [string, string]>> = {
  machine: ['[', ']'],
  controller: ['[[', ']]'],
  disk: ['[(', ')]'],
  network: ['([', '])'],
};

/** Fills with their own text colour, so that they can be read on a light and on a dark page. */
const CLASSES = [
  'classDef error fill:#ffd7d5,stroke:#b3261e,color:#1b1b1b,stroke-width:3px',
  'classDef warning fill:#ffe2c2,stroke:#a85a00,color:#1b1b1b,stroke-width:2px',
  'classDef shared fill:#d8e8ff,stroke:#2458a6,color:#1b1b1b,stroke-width:3px',
];

const WRITER: GraphWriter = {
  node: nodeLine,
  edge: edgeLine,
  legendEntry: (entry, meaning) => `${entry.id}["${escaped(meaning)}"]${classOf(entry)}`,
  notice: (id, text) => `${id}["${escaped(text)}"]`,
  box: subgraph,
};

/** A flow chart in the language of Mermaid, as GitHub and GitLab show it inside Markdown. */
export function mermaidGraph(graph: Graph, language: Language): string {
  const lines = [...graphLines(graph, WRITER, language), ...CLASSES];
  return `flowchart LR\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function subgraph(id: string, title: string, lines: readonly string[]): readonly string[] {
  return [`subgraph ${id}["${escaped(title)}"]`, ...lines.map((line) => `  ${line}`), 'end'];
}

function nodeLine(node: GraphNode, lines: readonly string[]): string {
  const [open, close] = SHAPES[node.kind];
  const label = lines.map(escaped).join('<br/>');
  return `${node.id}${open}"${label}"${close}${classOf(node)}`;
}

function classOf({ state, isShared }: Pick<GraphNode, 'state' | 'isShared'>): string {
  if (state !== 'fine') return `:::${state}`;
  return isShared ? ':::shared' : '';
}

function edgeLine({ from, to, label, isShared }: GraphEdge): string {
  const line = isShared ? '===' : '---';
  return label === '' ? `${from} ${line} ${to}` : `${from} ${line}|"${escaped(label)}"| ${to}`;
}

/**
 * Text for between quotes. Mermaid reads HTML, Markdown, entities and statements there, so all but letters, digits,
 * blanks and a few signs become entities, in its own spelling `#34;`. Notices are longer than other texts and stay whole.
 */
function escaped(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{N} .,_()·…\ufffd-]/gu, (sign) => `#${sign.codePointAt(0) ?? 0};`);
}
