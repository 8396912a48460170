import type { Language } from '../../../l10n/language.js';
import { say } from '../../../l10n/phrase.js';
import type { Graph } from '../model.js';
import { drawEdges } from './edges.js';
import { drawBox, drawNode } from './shapes.js';
import { layOut } from './layout.js';
import { drawLegend } from './svgLegend.js';
import { STYLE } from './style.js';
import { escapeXml, pixels } from './xmlText.js';

/**
 * A finished picture that shows itself alone: no script, no font or picture from elsewhere, colours for light and for dark
 * surroundings.
 */
export function svgGraph(graph: Graph, language: Language): string {
  const layout = layOut(graph, language);
  const legend = drawLegend(graph.notices, layout.height, language);
  const width = pixels(Math.max(layout.width, legend.width));
  const height = pixels(layout.height + legend.height);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escapeXml(language(say`Virtual machines, their disks and networks`))}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    ...layout.boxes.map(drawBox),
    ...drawEdges(graph.edges, layout),
    ...[...layout.nodes.values()].map((placed) => drawNode(placed, language)),
    ...legend.lines,
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}
