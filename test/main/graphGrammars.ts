// As much of the grammars of Mermaid and Graphviz as our pictures use, so that a text that leaves its quotes is noticed.
import assert from 'node:assert/strict';

const ID = '[A-Za-z]\\w*';
/** Between quotes only these signs stand for themselves, beside our line break; the rest are entities. */
const LABEL = '"(?:[\\p{L}\\p{M}\\p{N} .,_()·…\\ufffd-]|#\\d+;|<br/>)*"';
const SHAPE = `(?:\\[${LABEL}\\]|\\[\\[${LABEL}\\]\\]|\\[\\(${LABEL}\\)\\]|\\(\\[${LABEL}\\]\\))`;

const MERMAID_LINES = [
  `${ID}${SHAPE}(?::::(?:error|warning|shared))?`,
  `${ID} (?:---|===)(?:\\|${LABEL}\\|)? ${ID}`,
  `subgraph ${ID}\\[${LABEL}\\]`,
  'end',
  `classDef (?:error|warning|shared) [a-z-]+:[#\\w]+(?:,[a-z-]+:[#\\w]+)*`,
];
const MERMAID_LINE = new RegExp(`^ *(?:${MERMAID_LINES.join('|')})$`, 'u');

/** Fails at the first line that is no statement of a flow chart, and where boxes are not closed. */
export function assertMermaid(text: string): void {
  const [head, ...lines] = text.trimEnd().split('\n');
  assert.equal(head, 'flowchart LR');
  for (const line of lines) assert.match(line, MERMAID_LINE);
  const count = (start: RegExp): number => lines.filter((line) => start.test(line)).length;
  assert.equal(count(/^ *subgraph /), count(/^ *end$/));
}

const TEXT = '"(?:[^"\\\\\\n&]|\\\\[\\\\"n]|&amp;)*"';
const ATTRIBUTES = `\\[[a-z]+=(?:${TEXT}|\\w+)(?:, [a-z]+=(?:${TEXT}|\\w+))*\\]`;
const DOT_LINES = [
  `${ID}(?: -- ${ID})?(?: ${ATTRIBUTES})?;`,
  `[a-z]+=(?:${TEXT}|[A-Z]+);`,
  'subgraph cluster\\w+ \\{',
  '\\}',
];
const DOT_LINE = new RegExp(`^ *(?:${DOT_LINES.join('|')})$`, 'u');

/** Fails at the first line that is no statement of a graph, and where brackets are not closed. */
export function assertDot(text: string): void {
  const [head, ...lines] = text.trimEnd().split('\n');
  assert.equal(head, 'graph machines {');
  for (const line of lines) assert.match(line, DOT_LINE);
  const count = (end: RegExp): number => lines.filter((line) => end.test(line)).length;
  assert.equal(count(/\{$/) + 1, count(/^ *\}$/));
}
