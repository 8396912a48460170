import { URI } from 'vscode-uri';
import { CodeActionKind, type CodeAction, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver';
import { say, type Phrase } from '../l10n/phrase.js';
import { ACCEPTS_NEXT_LINE } from '../syntax/acceptingComment.js';
import { lineStart } from '../syntax/lines.js';
import { lineEndOf, type TextEdit } from '../syntax/text.js';
import type { LintedFinding } from '../lint/lintedFinding.js';
import { SAVE_SETTINGS_COMMAND, SHOW_RULE_COMMAND } from './extensionCommands.js';
import {
  canDisable,
  disableForFile,
  disableForFolder,
  newSettingsUri,
  type SettingsPlace,
} from './settingsEdit.js';
import type { Session } from './session.js';
import { toWorkspaceEdit } from './workspaceEdit.js';

/**
 * Ways to live with a finding: accept it in vmxlint.json for this file (first, as VMware drops comments when it rewrites
 * a .vmx), for the whole folder, or for this line by a comment; and the rule's page.
 */
export async function acceptActions(
  session: Session,
  finding: LintedFinding,
  diagnostic: Diagnostic,
): Promise<CodeAction[]> {
  const { workspace, abilities, language } = session;
  const { rule, ruleId, uri } = finding;
  if (!rule) return [];
  const action = (title: Phrase, rest: Partial<CodeAction>): CodeAction => ({
    title: language(title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...rest,
  });
  // Before anything is waited for: what the finding stands on may be another text afterwards.
  const blocked = workspace.index.facts(uri)?.surroundings.encoding.unsafeToSave;
  const comment = blocked === undefined ? acceptLine(session, finding) : undefined;
  const commentEdit = comment && toWorkspaceEdit([{ uri, edits: [comment] }], session);
  const actions: CodeAction[] = [];
  const place = await settingsPlace(session, uri);
  if (place && canDisable(place)) {
    const accept = (title: Phrase, edit: WorkspaceEdit): CodeAction => {
      const command = place.savesAfter
        ? { title: language(title), command: SAVE_SETTINGS_COMMAND, arguments: [place.uri] }
        : undefined;
      return action(title, { edit, ...(command ? { command } : {}) });
    };
    actions.push(
      accept(say`Accept ${ruleId} in this file (vmxlint.json)`, disableForFile(place, uri, ruleId)),
      accept(say`Accept ${ruleId} everywhere (vmxlint.json)`, disableForFolder(place, ruleId)),
    );
  }
  if (commentEdit) actions.push(action(say`Accept ${ruleId} on this line (comment)`, { edit: commentEdit }));
  if (abilities.showsRules) {
    const title = say`Explain ${ruleId}`;
    const command = { title: language(title), command: SHOW_RULE_COMMAND, arguments: [ruleId] };
    actions.push(action(title, { command }));
  }
  return actions;
}

/** Where to write, and whether the editor is asked to save it: settings count as they lie on disk. */
interface AcceptingPlace extends SettingsPlace {
  readonly savesAfter: boolean;
}

/** Undefined where nothing can be written: a text that was never saved lies in no folder, and what nobody could read stays. */
async function settingsPlace(
  { workspace, document, folders, abilities }: Session,
  uri: string,
): Promise<AcceptingPlace | undefined> {
  if (URI.parse(uri).scheme === 'untitled') return undefined;
  const known = await workspace.settings.project.forFileNow(uri);
  if (known?.isUnread) return undefined;
  const place = known?.uri ?? newSettingsUri(folders(), uri);
  // An edit changes what the editor shows, which may not be saved yet.
  const shown = document(place);
  const text = shown?.text ?? known?.text;
  if (text === undefined && !(abilities.documentChanges && abilities.createFiles)) return undefined;
  // What somebody is still writing there is saved by nobody else.
  const savesAfter = abilities.savesSettings && (!shown || shown.text === known?.text);
  return { uri: place, text, version: shown?.version ?? null, abilities, savesAfter };
}

/** A comment on the line above, indented like the line. In a .vmc nothing may stand in front of the XML declaration. */
function acceptLine({ workspace }: Session, { uri, span, ruleId }: LintedFinding): TextEdit | undefined {
  const source = workspace.index.facts(uri)?.machine.source;
  if (!source) return undefined;
  const { text } = source.tree;
  const start = lineStart(text, span.start);
  const indent = /^[ \t]*/.exec(text.slice(start, span.start))?.[0] ?? '';
  const words = `${ACCEPTS_NEXT_LINE} ${ruleId}`;
  if (source.format === 'vmc' && (source.tree.root === undefined || start <= source.tree.root.span.start))
    return undefined;
  const comment = source.format === 'vmx' ? `# ${words}` : `<!-- ${words} -->`;
  return { span: { start, end: start }, newText: `${indent}${comment}${lineEndOf(text)}` };
}
