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
  return comments.flatMap((comment) => readComment(text, comment) ?? []);
}

function readComment(text: string, comment: Span): Suppression | undefined {
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
    target: target(text, comment, scope),
  };
}

function target(text: string, comment: Span, scope: string): Span {
  if (scope === 'file') return { start: 0, end: text.length };
  return scope === 'line' ? lineAt(text, comment.start) : nextLine(text, comment.end);
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
