import {
  CodeActionKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import type { Phrase } from '../l10n/phrase.js';
import { say } from '../l10n/phrase.js';
import type { LintedFinding, LintedFix } from '../lint/lintedFinding.js';
import { SEVERITIES } from '../rules/severity.js';
import type { Span } from '../syntax/text.js';
import { canonicalUri } from '../workspace/canonicalUri.js';
import { isSettingsFile } from '../workspace/projectSettings.js';
import { acceptActions } from './acceptActions.js';
import { declarationFixes } from './declarations.js';
import { isEditable, toDiagnostic } from './diagnostics.js';
import type { Feature } from './feature.js';
import { FIX_ALL_KIND, fixAllAction, fixAllOfRule } from './fixAll.js';
import { dropWhenCancelled, guarded } from './guarded.js';
import { Places } from './place.js';
import { versionOf, type Session } from './session.js';
import { toWorkspaceEdit } from './workspaceEdit.js';

/** The command of our own extension that offers to save files a fix changed outside of the editors. */
const OFFER_SAVE_COMMAND = 'vmx.offerSave';

/** What travels in `CodeAction.data`: the edit itself is made from the current trees when somebody picks the action. */
interface ActionReference {
  readonly uri: string;
  readonly key: string;
  readonly title: string;
}

/** Quick fixes for findings, and fix-all. */
export const CODE_ACTIONS: Feature = {
  capabilities: () => ({
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND],
      resolveProvider: true,
    },
  }),
  answer(connection, server) {
    connection.onCodeAction(
      guarded(connection, 'code actions', async (params: CodeActionParams, token: CancellationToken) => {
        const uri = canonicalUri(params.textDocument.uri);
        const session = server.session();
        if (!session || !isEditable(uri) || isSettingsFile(uri)) return [];
        await server.ready();
        await session.workspace.settle();
        const actions = await codeActions(session, { ...params, textDocument: { uri } });
        dropWhenCancelled(token);
        return actions;
      }),
    );
    connection.onCodeActionResolve(
      guarded(connection, 'quick fix', async (action: CodeAction) => {
        const session = server.session();
        await session?.workspace.settle();
        return session ? resolveCodeAction(session, action) : action;
      }),
    );
  },
};

/** The quick fixes for the findings at a place. */
async function codeActions(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const { workspace, abilities } = session;
  const { uri } = params.textDocument;
  if (!abilities.codeActionLiterals) return [];
  const { only } = params.context;
  // An editor that asks for nothing in particular wants quick fixes.
  const fixAll = only !== undefined && wants(only, FIX_ALL_KIND) ? await fixAllAction(session, uri) : [];
  if (only !== undefined && !wants(only, CodeActionKind.QuickFix)) return fixAll;
  const findings = await workspace.lint(uri);
  const places = new Places(workspace.text(uri) ?? '');
  const span = { start: places.offset(params.range.start), end: places.offset(params.range.end) };
  const here = findings
    .filter((finding) => touches(finding.span, span))
    .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
    .map((finding) => ({ finding, diagnostic: toDiagnostic(finding, places, session) }));
  const repairs = here.flatMap(({ finding, diagnostic }) => [
    ...actionsFor(session, finding, diagnostic),
    ...allOfRule(session, finding, findings, diagnostic),
  ]);
  const accepting = await Promise.all(
    here.map(({ finding, diagnostic }) => acceptActions(session, finding, diagnostic)),
  );
  return [...repairs, ...accepting.flat(), ...fixAll];
}

function allOfRule(
  session: Session,
  finding: LintedFinding,
  findings: readonly LintedFinding[],
  diagnostic: Diagnostic,
): CodeAction[] {
  const edits = fixAllOfRule(finding, findings);
  if (edits.length === 0) return [];
  const edit = toWorkspaceEdit([{ uri: finding.uri, edits }], session);
  const title = session.language(say`Repair every ${finding.ruleId} in this file`);
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit }];
}

function actionsFor(session: Session, finding: LintedFinding, diagnostic: Diagnostic): CodeAction[] {
  const repairs = finding.fixes.map((fix, index) => toAction(session, finding, fix, diagnostic, index === 0));
  const declarations = declarationFixes(session.workspace, finding).map((fix) =>
    toAction(session, finding, fix, diagnostic, false),
  );
  return [...repairs, ...declarations].filter(
    (action) => session.abilities.disabledActions || !action.disabled,
  );
}

function toAction(
  session: Session,
  finding: LintedFinding,
  fix: LintedFix,
  diagnostic: Diagnostic,
  isLikely: boolean,
): CodeAction {
  const { abilities, language } = session;
  const blocked = fix.blocked ?? blockedByOtherEncoding(session, fix);
  const title = language(fix.title);
  const reference: ActionReference = { uri: finding.uri, key: finding.key, title };
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  if (blocked !== undefined) return { ...action, disabled: { reason: language(blocked) } };
  if (isLikely && abilities.preferredActions) action.isPreferred = true;
  return abilities.resolveEdit ? { ...action, data: reference } : withEdit(session, action, fix);
}

/** Computes the edit of an action from the current state of all its files. */
async function resolveCodeAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const reference: unknown = action.data;
  if (!isReference(reference)) return action;
  const finding = (await session.workspace.lint(reference.uri)).find(({ key }) => key === reference.key);
  const fixes = finding ? [...finding.fixes, ...declarationFixes(session.workspace, finding)] : [];
  const fix = fixes.find(({ title }) => session.language(title) === reference.title);
  if (!fix || fix.blocked !== undefined)
    throw new Error(
      session.language(say`The files have changed since this fix was offered; look at the finding again.`),
    );
  return withEdit(session, { ...action, data: undefined }, fix);
}

function isReference(data: unknown): data is ActionReference {
  return typeof data === 'object' && data !== null && 'uri' in data && 'key' in data && 'title' in data;
}

function withEdit(session: Session, action: CodeAction, fix: LintedFix): CodeAction {
  const edit = toWorkspaceEdit(fix.files, session);
  const unopened = fix.files.map(({ uri }) => uri).filter((uri) => versionOf(session, uri) === null);
  if (unopened.length === 0 || !session.abilities.offersSave) return { ...action, edit };
  const command = {
    title: session.language(say`Save all nodes`),
    command: OFFER_SAVE_COMMAND,
    arguments: [fix.files.map(({ uri }) => uri)],
  };
  return { ...action, edit, command };
}

/** An editor that opens a GBK file as UTF-8 to change it would destroy it; only our own client opens it rightly. */
function blockedByOtherEncoding(session: Session, fix: LintedFix): Phrase | undefined {
  const { abilities, workspace } = session;
  if (abilities.opensInRightEncoding) return undefined;
  const other = fix.files.find(
    ({ uri }) => versionOf(session, uri) === null && workspace.encodingOf(uri)?.isMisread === true,
  );
  if (!other) return undefined;
  return say`This fix changes ${decodeURIComponent(other.uri.split('/').at(-1) ?? '')} too, which is not UTF-8: open that file with its encoding first.`;
}

/** Kinds are a tree: whoever asks for `source` also gets `source.fixAll.vmx`. */
function wants(only: readonly string[], kind: string): boolean {
  return only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
}

const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
