import type { Language } from '../../../l10n/language.js';
import type { GraphNode } from '../model.js';
import { drawable } from '../shownText.js';
import { FONT_SIZE, LINE_HEIGHT, PADDING } from './boxSize.js';
import type { PlacedBox, PlacedNode } from './layout.js';
import { escapeXml, pixels } from './xmlText.js';

/** How round the corners are: networks are ovals, disks nearly so. */
const ROUNDING: Readonly<Record<GraphNode['kind'], number>> = {
  machine: 3,
  controller: 0,
  disk: 10,
  network: 16,
};

/** A cluster's box with its title. */
export function drawBox({ title, x, y, width, height }: PlacedBox): string {
  const rectangle = `<rect class="box" x="${pixels(x)}" y="${pixels(y)}" width="${pixels(width)}" height="${pixels(height)}" rx="6"/>`;
  return `${rectangle}\n${drawText('title', title, x + PADDING, y + LINE_HEIGHT)}`;
}

/** A thing with its lines of text; pointing at it shows them whole. */
export function drawNode({ node, lines, x, y, width, height }: PlacedNode, language: Language): string {
  const first = y + (height - lines.length * LINE_HEIGHT) / 2 + FONT_SIZE;
  const whole = node.lines.map((line) => drawable(language(line))).join('\n');
  return [
    `<g id="${node.id}"><title>${escapeXml(whole)}</title>`,
    `<rect class="${nodeClass(node)}" x="${pixels(x)}" y="${pixels(y)}" width="${pixels(width)}" height="${pixels(height)}" rx="${ROUNDING[node.kind]}"/>`,
    ...lines.map((line, index) =>
      drawText(
        index === 0 && node.kind === 'machine' ? 'title' : 'line',
        line,
        x + PADDING,
        first + index * LINE_HEIGHT,
      ),
    ),
    '</g>',
  ].join('\n');
}

/** What it has findings of counts more than that it is shared, which its thick lines show as well. */
export function nodeClass({ state, isShared }: Pick<GraphNode, 'state' | 'isShared'>): string {
  if (state !== 'fine') return `node ${state}`;
  return isShared ? 'node shared' : 'node';
}

/** One line of text; `y` is where its letters stand. */
export function drawText(style: string, text: string, x: number, y: number): string {
  return `<text class="${style}" x="${pixels(x)}" y="${pixels(y)}">${escapeXml(text)}</text>`;
}
