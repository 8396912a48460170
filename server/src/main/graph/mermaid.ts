import type { Language } from '../../l10n/language.js';
import { LEGEND, LEGEND_TITLE } from './legend.js';
import type { Graph, GraphEdge, GraphNode, NodeKind } from './model.js';
import { showable, shownLines } from './shownText.js';

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

/** A flow chart in the language of Mermaid, as GitHub and GitLab show it inside Markdown. */
export function mermaidGraph(graph: Graph, language: Language): string {
  const boxes = graph.boxes
    .filter(({ nodes }) => nodes.length > 0)
    .flatMap(({ id, title, nodes }) => {
      const lines = nodes.map((node) => nodeLine(node, language));
      return title ? subgraph(id, language(title), lines) : lines;
    });
  const legend = LEGEND.map(
    ({ id, meaning, ...entry }) => `${id}["${escaped(language(meaning))}"]${classOf(entry)}`,
  );
  const notices = graph.notices.map(
    (notice, index) => `notice${index + 1}["${escaped(showable(language(notice)))}"]`,
  );
  const lines = [
    ...boxes,
    ...graph.networks.map((node) => nodeLine(node, language)),
    ...graph.edges.map(edgeLine),
    ...subgraph('legend', language(LEGEND_TITLE), [...legend, ...notices]),
    ...CLASSES,
  ];
  return `flowchart LR\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function subgraph(id: string, title: string, lines: readonly string[]): readonly string[] {
  return [`subgraph ${id}["${escaped(title)}"]`, ...lines.map((line) => `  ${line}`), 'end'];
}

function nodeLine(node: GraphNode, language: Language): string {
  const [open, close] = SHAPES[node.kind];
  const label = shownLines(node, language).map(escaped).join('<br/>');
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
