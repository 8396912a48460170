import type { VirtualMachine } from '../machine/virtualMachine.js';
import { lineAt, nextLine } from '../syntax/lines.js';
import type { Span } from '../syntax/text.js';
import type { LintedFinding } from './lintedFinding.js';
import { namesOf } from './settings/ruleNames.js';

/** A comment by which somebody has accepted a finding: `vmxlint-disable-next-line id, id -- reason`. */
export interface Suppression {
  readonly scope: 'next-line' | 'line' | 'file';
  /** Ids, aliases or categories as written, with their places; none means every rule. */
  readonly names: readonly { readonly name: string; readonly span: Span }[];
  /** The whole comment, marks included. */
  readonly comment: Span;
  /** From the word vmxlint-disable to the end of the last name. */
  readonly span: Span;
  /** The stretch of text it is for. */
  readonly target: Span;
}

const DIRECTIVE = /vmxlint-disable-(next-line|line|file)(?![\w-])([^\n]*)/;

/** The suppressions of a file, in its order. */
export function readSuppressions(machine: VirtualMachine): readonly Suppression[] {
  const { source } = machine;
  const { text } = source.tree;
  if (!text.includes('vmxlint-disable-')) return [];
  const comments =
    source.format === 'vmx'
      ? source.tree.lines.flatMap((line) => {
          const span = line.kind === 'comment' ? line.span : line.kind === 'entry' ? line.comment : undefined;
          return span ? [span] : [];
        })
      : source.tree.comments.map(({ span }) => span);
  const found = comments.flatMap((comment) => readComment(text, comment) ?? []);
  return withTargets(text, found);
}

type Directive = Omit<Suppression, 'target'>;

function readComment(text: string, comment: Span): Directive | undefined {
  const found = DIRECTIVE.exec(text.slice(comment.start, comment.end).replace(/-->$/, ''));
  if (!found) return undefined;
  const [whole, scope = '', rest = ''] = found;
  const start = comment.start + found.index;
  const listStart = start + whole.length - rest.length;
  // XML allows no double dash inside a comment, so a single one does as well.
  const [list = ''] = rest.split(/\s--?(?:\s|$)/);
  const names = [...list.matchAll(/[^\s,]+/g)].map((match) => {
    const at = listStart + match.index;
    return { name: match[0], span: { start: at, end: at + match[0].length } };
  });
  const end = names.at(-1)?.span.end ?? listStart;
  return {
    scope: scope as Suppression['scope'],
    names,
    comment,
    span: { start, end },
  };
}

/**
 * What each of them is about. Of several comments for the next line, one below the other, each is for the line behind the
 * last: a line may have several findings.
 */
function withTargets(text: string, directives: readonly Directive[]): readonly Suppression[] {
  const linesAt = lineFinder(text);
  /** Where comments that have their lines for themselves lead, by the start of the line. */
  const leadsTo = new Map<number, Span>();
  const targetOf = ({ scope, comment }: Directive): Span => {
    if (scope === 'file') return { start: 0, end: text.length };
    if (scope === 'line') return linesAt(comment.start).line;
    const { line: last, next } = linesAt(comment.end);
    const target = leadsTo.get(next.start) ?? next;
    const { start } = linesAt(comment.start).line;
    const isAlone = text.slice(start, last.end).trim() === text.slice(comment.start, comment.end).trim();
    if (isAlone) leadsTo.set(start, target);
    return target;
  };
  // From the last to the first, so that each asks only the one below it.
  return [...directives]
    .reverse()
    .map((one) => ({ ...one, target: targetOf(one) }))
    .reverse();
}

/** Finds a line and the next one. Asked about one line again and again, as in a file without line breaks, it looks once. */
function lineFinder(text: string): (offset: number) => { readonly line: Span; readonly next: Span } {
  const find = (offset: number) => ({ line: lineAt(text, offset), next: nextLine(text, offset) });
  let found = find(text.length);
  return (offset) => {
    const { start, end } = found.line;
    if (offset < start || offset > end) found = find(offset);
    return found;
  };
}

/** Splits findings into those that stay and the suppressions that took away nothing. */
export function suppress(
  findings: readonly LintedFinding[],
  suppressions: readonly Suppression[],
): { kept: readonly LintedFinding[]; unused: readonly Suppression[] } {
  if (suppressions.length === 0) return { kept: findings, unused: [] };
  const used = new Set<Suppression>();
  const kept = findings.filter((finding) => {
    const matching = suppressions.filter((one) => covers(one, finding));
    for (const one of matching) used.add(one);
    return matching.length === 0;
  });
  return { kept, unused: suppressions.filter((one) => !used.has(one)) };
}

function covers({ target: { start, end }, names }: Suppression, finding: LintedFinding): boolean {
  if (!finding.rule || finding.span.start < start || finding.span.start > end) return false;
  const known = namesOf(finding.rule).flat();
  return names.length === 0 || names.some(({ name }) => known.includes(name));
}
