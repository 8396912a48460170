import type { MachineFacts } from '../cluster/machineFacts.js';
import { eitherInWords, say } from '../l10n/phrase.js';
import type { FileEdits } from '../rules/rule.js';
import { wholeLines } from '../syntax/lines.js';
import type { Span } from '../syntax/text.js';
import type { LintedFinding } from './lintedFinding.js';
import type { Suppression } from './suppressions.js';

/** A suppression that has nothing to suppress: what it once accepted is repaired, or its name is misspelled. */
export function unusedSuppression(
  facts: MachineFacts,
  { span, comment, names }: Suppression,
  known: ReadonlySet<string>,
): LintedFinding {
  const { machine } = facts;
  const unknown = names.map(({ name }) => name).filter((name) => !known.has(name));
  const message =
    unknown.length > 0
      ? [
          say`There is no rule ${eitherInWords(unknown)}, so this comment accepts nothing.`,
          say`A misspelled name hides that the finding is still there.`,
          say`Correct the name, or delete the comment.`,
        ]
      : [
          say`This comment accepts a finding that is not there.`,
          say`What it was written for is repaired, or stands on another line by now.`,
          say`Delete the comment.`,
        ];
  const text = machine.source.tree.text;
  const files: readonly FileEdits[] = [
    {
      uri: machine.uri,
      edits: [{ span: wholeLines(text, comment) ?? withBlanksBefore(text, comment), newText: '' }],
    },
  ];
  return {
    rule: undefined,
    ruleId: 'unused-suppression',
    severity: 'info',
    key: `unused-suppression@${text.slice(span.start, span.end)}`,
    subject: 'suppression',
    uri: machine.uri,
    span,
    message,
    related: [],
    fixes: [
      {
        title: say`Delete the comment`,
        safety: 'safe',
        files,
        blocked: facts.surroundings.encoding.unsafeToSave,
      },
    ],
  };
}

function withBlanksBefore(text: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && /[ \t]/.test(text.charAt(from - 1))) from--;
  return { start: from, end };
}
