import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import { say } from '../l10n/phrase.js';
import { areApart } from '../syntax/apartEdits.js';
import type { TextEdit } from '../syntax/text.js';
import type { LintedFinding, LintedFix } from '../lint/lintedFinding.js';
import type { Session } from './session.js';
import { toWorkspaceEdit } from './workspaceEdit.js';

/** Repairs everything in a file that can be repaired without touching what the machine does. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.vmx`;

/** The first fix of each finding that changes this one file alone, as one set of edits; fixes that overlap wait for the next time. */
function combinedEdits(
  findings: readonly LintedFinding[],
  uri: string,
  wanted: (fix: LintedFix) => boolean,
): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { fixes } of findings) {
    const [fix] = fixes;
    const [file, ...others] = fix?.files ?? [];
    if (!fix || fix.blocked !== undefined || !wanted(fix) || file?.uri !== uri || others.length > 0) continue;
    if (areApart(file.edits, edits)) edits.push(...file.edits);
  }
  return edits;
}

/** The action for fix-all and fix on save: safe fixes only. */
export async function fixAllAction(session: Session, uri: string): Promise<CodeAction[]> {
  const edits = combinedEdits(await session.workspace.lint(uri), uri, ({ safety }) => safety === 'safe');
  if (edits.length === 0) return [];
  const edit = toWorkspaceEdit([{ uri, edits }], session);
  const title = session.language(say`Repair everything that is safe to repair`);
  return [{ title, kind: FIX_ALL_KIND, edit }];
}

/** One repair for all findings of a rule in a file, where there is more than one. */
export function fixAllOfRule(finding: LintedFinding, findings: readonly LintedFinding[]): TextEdit[] {
  const same = findings.filter(({ ruleId, fixes }) => ruleId === finding.ruleId && fixes.length > 0);
  if (same.length < 2) return [];
  const edits = combinedEdits(same, finding.uri, () => true);
  return edits.length > 1 ? edits : [];
}
