import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import { say } from '../l10n/phrase.js';
import { areApart } from '../syntax/apartEdits.js';
import { applyEdits, type TextEdit } from '../syntax/text.js';
import { parse as parseVmc } from '../syntax/vmc/parse.js';
import { attribute, walk } from '../syntax/vmc/query.js';
import { parse as parseVmx } from '../syntax/vmx/parse.js';
import type { LintedFinding, LintedFix } from '../lint/lintedFinding.js';
import type { Source } from '../machine/virtualMachine.js';
import type { Session } from './session.js';
import { toWorkspaceEdit } from './workspaceEdit.js';

/** Repairs everything in a file that can be repaired without touching what the machine does. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.vmx`;

/** The first fix of each finding that changes this one file alone, as far as they are apart; fixes that overlap wait for the next time. */
function combinedEdits(
  findings: readonly LintedFinding[],
  uri: string,
  wanted: (fix: LintedFix) => boolean,
): readonly (readonly TextEdit[])[] {
  const taken: (readonly TextEdit[])[] = [];
  for (const { fixes } of findings) {
    const [fix] = fixes;
    const edits = fix && wanted(fix) ? editsOfOneFile(fix, uri) : undefined;
    if (edits && areApart(edits, taken.flat())) taken.push(edits);
  }
  return taken;
}

/** Undefined for a fix that has to wait, and for one that changes another file. */
function editsOfOneFile({ blocked, files }: LintedFix, uri: string): readonly TextEdit[] | undefined {
  const [file, ...others] = files;
  return blocked === undefined && file?.uri === uri && others.length === 0 ? file.edits : undefined;
}

/** The action for fix-all and fix on save: safe fixes only. */
export async function fixAllAction(session: Session, uri: string): Promise<CodeAction[]> {
  const findings = await session.workspace.lint(uri);
  const edits = combinedEdits(findings, uri, ({ safety }) => safety === 'safe').flat();
  if (edits.length === 0) return [];
  const edit = toWorkspaceEdit([{ uri, edits }], session);
  const title = session.language(say`Repair everything that is safe to repair`);
  return [{ title, kind: FIX_ALL_KIND, edit }];
}

/**
 * One repair for all findings of a rule in a file, where there is more than one. None where one of them needs another file
 * too, so that not all would be repaired, and none where two of them take the same free place: each repair is made from the
 * file as it is and knows nothing of the others.
 * @param source of the file that the findings are about.
 */
export function fixAllOfRule(
  finding: LintedFinding,
  findings: readonly LintedFinding[],
  source: Source,
): readonly TextEdit[] {
  const { ruleId, uri } = finding;
  const same = findings.filter((one) => one.ruleId === ruleId && one.fixes.length > 0);
  if (same.length < 2) return [];
  if (same.some(({ fixes: [fix] }) => fix && !editsOfOneFile(fix, uri))) return [];
  const repairs = combinedEdits(same, uri, () => true);
  const edits = repairs.flat();
  return repairs.length > 1 && !bringsDouble(source, edits) ? edits : [];
}

/** True for edits after which a setting or a numbered element, such as a location, stands twice that does not yet. */
function bringsDouble({ format, tree: { text } }: Source, edits: readonly TextEdit[]): boolean {
  const countDoubles = format === 'vmx' ? doubleKeys : doubleNumbers;
  return countDoubles(applyEdits(text, edits)) > countDoubles(text);
}

function doubleKeys(text: string): number {
  return parseVmx(text)
    .tree.repeated()
    .reduce((sum, places) => sum + places.length - 1, 0);
}

function doubleNumbers(text: string): number {
  const { root } = parseVmc(text).tree;
  const elements = root ? [...walk(root)] : [];
  return elements.reduce((sum, { children }) => {
    const numbered = children.flatMap((one) => {
      const id = attribute(one, 'id');
      return id ? [`${one.name} ${id.value}`] : [];
    });
    return sum + numbered.length - new Set(numbered).size;
  }, 0);
}
