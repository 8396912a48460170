import { inWords, type BenchResults } from './figures.js';
import { judge, type Verdict } from './goals.js';

/** A run as two Markdown tables: the goals with what was reached, and all figures. */
export function resultTables({ date, computer, figures }: BenchResults): string {
  return [
    `Measured on ${date.slice(0, 10)} with ${computer}.`,
    markdownTable([
      ['Goal', 'At most', 'Reached', 'Met'],
      ...judge(figures).map((verdict) => [
        verdict.goal.sentence,
        limit(verdict),
        reached(verdict),
        met(verdict),
      ]),
    ]),
    markdownTable([['Figure', 'Value'], ...figures.map((figure) => [figure.name, inWords(figure)])]),
  ].join('\n\n');
}

const quotient = ({ goal, unit }: Verdict, value: number): string =>
  goal.by === undefined ? inWords({ unit, value }) : `${inWords({ unit: 'count', value })} ×`;

function limit(verdict: Verdict): string {
  const unit = verdict.reached === undefined && verdict.goal.by === undefined ? 'bytes' : verdict.unit;
  return quotient({ ...verdict, unit }, verdict.goal.most);
}

const reached = (verdict: Verdict): string =>
  verdict.reached === undefined ? 'not measured' : quotient(verdict, verdict.reached);

const met = ({ isMet }: Verdict): string => (isMet === undefined ? '' : isMet ? 'yes' : 'no');

/** The first row is the head. Columns are as wide as their widest cell, as Prettier writes them. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

const START = '<!-- figures: npm run bench -- --document -->';
const END = '<!-- end of figures -->';

/** The page with the tables of a run between its two marks. Throws where the page has no such marks. */
export function withTables(page: string, tables: string): string {
  const start = page.indexOf(START);
  const end = page.indexOf(END);
  if (start === -1 || end < start) throw new Error(`The page has no lines ${START} and ${END}.`);
  return `${page.slice(0, start + START.length)}\n\n${tables}\n\n${page.slice(end)}`;
}
