import { ENGLISH } from '../../l10n/language.js';
import { messageIn, type LintedFinding, type LintedFix } from '../../lint/lintedFinding.js';
import type { Span } from '../../syntax/text.js';
import { colors, type Colors } from './colors.js';
import { excerpt } from './excerpt.js';
import { hideSecrets } from '../../knowledge/hiddenSecrets.js';
import { onceByFile, placesByFile } from './placesByFile.js';
import type { LintResult } from './result.js';
import { summary } from './summary.js';
import { showable } from './terminalText.js';

/**
 * The report for people: one paragraph a finding, with the line it stands on, then a line that counts. Nothing that a
 * file or a path holds reaches the terminal as a control character, and secrets do not reach it at all.
 */
export function textReport(result: LintResult, { color } = { color: false }): string {
  const draw = drawing(result, colors(color));
  const problems = result.problems.map(
    ({ uri, message }) => `${showable(result.displayPath(uri))}: could not be read: ${showable(message)}\n`,
  );
  return [...result.findings.map(draw), ...problems, `${summary(result)}\n`].join('\n');
}

/** How each finding of a run becomes a paragraph. */
function drawing(result: LintResult, paint: Colors): (finding: LintedFinding) => string {
  const places = placesByFile(result);
  const shown = onceByFile((uri) => hideSecrets(result.text(uri)));
  const lineOf = (uri: string, span: Span): number => places(uri).position(span.start).line + 1;
  const place = (uri: string, span: Span): string =>
    `${showable(result.displayPath(uri))}:${lineOf(uri, span)}:${places(uri).position(span.start).character + 1}`;

  return (finding) => {
    const { uri, span, severity, ruleId, related, fixes } = finding;
    const number = String(lineOf(uri, span));
    const margin = ' '.repeat(number.length);
    const source = excerpt(shown(uri), span);
    const lines = [
      `${paint.place(place(uri, span))}: ${paint.severity[severity](severity)}: ${showable(messageIn(ENGLISH, finding))} ${paint.aside(`[${ruleId}]`)}`,
      ...(source
        ? [
            `  ${paint.aside(`${number} |`)} ${source.line}`,
            `  ${paint.aside(`${margin} |`)} ${underlined(source.marks, paint.severity[severity])}`,
          ]
        : []),
      ...related.map((one) => `    see ${place(one.uri, one.span)}: ${showable(ENGLISH(one.message))}`),
      ...fixes.map((fix) => `    ${fixLine(fix, paint)}`),
    ];
    return lines.map((line) => `${line}\n`).join('');
  };
}

function underlined(marks: string, paint: (text: string) => string): string {
  return marks.replace(/\^+/g, paint);
}

function fixLine({ title, safety, blocked }: LintedFix, paint: Colors): string {
  const label = safety === 'safe' ? 'fix' : 'fix (unsafe)';
  const reason = blocked ? ` (not now: ${showable(ENGLISH(blocked))})` : '';
  return `${paint.fix(`${label}:`)} ${showable(ENGLISH(title))}${reason}`;
}
