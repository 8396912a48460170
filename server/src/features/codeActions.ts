import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import type { LintedFinding, LintedFix } from '../lint/lintedFinding.js';
import { SEVERITIES } from '../rules/severity.js';
import type { Span } from '../syntax/text.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ClientAbilities } from './clientAbilities.js';
import { acceptActions } from './acceptActions.js';
import { declarationFixes } from './declarations.js';
import { toDiagnostic } from './diagnostics.js';
import { FIX_ALL_KIND, fixAllAction, fixAllOfRule } from './fixAll.js';
import { Places } from './place.js';
import { toWorkspaceEdit } from './workspaceEdit.js';

/** The command of our own extension that offers to save files a fix changed outside of the editors. */
const OFFER_SAVE_COMMAND = 'vmx.offerSave';

/** What travels in `CodeAction.data`: the edit itself is made from the current trees when somebody picks the action. */
interface ActionReference {
  readonly uri: string;
  readonly key: string;
  readonly title: string;
}

export interface ActionContext {
  readonly workspace: Workspace;
  readonly abilities: ClientAbilities;
  /** The version of an open document, null for a file that is not open. */
  readonly version: (uri: string) => number | null;
  /** The opened folders. */
  readonly folders: () => readonly string[];
}

/** The quick fixes for the findings at a place. */
export async function codeActions(context: ActionContext, params: CodeActionParams): Promise<CodeAction[]> {
  const { workspace, abilities } = context;
  const { uri } = params.textDocument;
  if (!abilities.codeActionLiterals) return [];
  const { only } = params.context;
  // An editor that asks for nothing in particular wants quick fixes.
  const fixAll = only !== undefined && wants(only, FIX_ALL_KIND) ? await fixAllAction(context, uri) : [];
  if (only !== undefined && !wants(only, CodeActionKind.QuickFix)) return fixAll;
  const findings = await workspace.lint(uri);
  const places = new Places(workspace.text(uri) ?? '');
  const span = { start: places.offset(params.range.start), end: places.offset(params.range.end) };
  const here = findings
    .filter((finding) => touches(finding.span, span))
    .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
    .map((finding) => ({ finding, diagnostic: toDiagnostic(finding, places, workspace, abilities) }));
  const repairs = here.flatMap(({ finding, diagnostic }) => [
    ...actionsFor(context, finding, diagnostic),
    ...allOfRule(context, finding, findings, diagnostic),
  ]);
  const accepting = await Promise.all(
    here.map(({ finding, diagnostic }) => acceptActions(context, finding, diagnostic)),
  );
  return [...repairs, ...accepting.flat(), ...fixAll];
}

function allOfRule(
  { workspace, abilities, version }: ActionContext,
  finding: LintedFinding,
  findings: readonly LintedFinding[],
  diagnostic: Diagnostic,
): CodeAction[] {
  const edits = fixAllOfRule(finding, findings);
  if (edits.length === 0) return [];
  const edit = toWorkspaceEdit([{ uri: finding.uri, edits }], workspace, version, abilities);
  const title = `Repair every ${finding.ruleId} in this file`;
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit }];
}

function actionsFor(context: ActionContext, finding: LintedFinding, diagnostic: Diagnostic): CodeAction[] {
  const { abilities } = context;
  const repairs = finding.fixes.map((fix, index) => toAction(context, finding, fix, diagnostic, index === 0));
  const declarations = declarationFixes(context.workspace, finding).map((fix) =>
    toAction(context, finding, fix, diagnostic, false),
  );
  return [...repairs, ...declarations].filter((action) => abilities.disabledActions || !action.disabled);
}

function toAction(
  context: ActionContext,
  finding: LintedFinding,
  fix: LintedFix,
  diagnostic: Diagnostic,
  isLikely: boolean,
): CodeAction {
  const { abilities } = context;
  const blocked = fix.blocked ?? blockedByOtherEncoding(context, fix);
  const reference: ActionReference = { uri: finding.uri, key: finding.key, title: fix.title };
  const action: CodeAction = { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  if (blocked !== undefined) return { ...action, disabled: { reason: blocked } };
  if (isLikely && abilities.preferredActions) action.isPreferred = true;
  return abilities.resolveEdit ? { ...action, data: reference } : withEdit(context, action, fix);
}

/** Computes the edit of an action from the current state of all its files. */
export async function resolveCodeAction(context: ActionContext, action: CodeAction): Promise<CodeAction> {
  const reference: unknown = action.data;
  if (!isReference(reference)) return action;
  const finding = (await context.workspace.lint(reference.uri)).find(({ key }) => key === reference.key);
  const fixes = finding ? [...finding.fixes, ...declarationFixes(context.workspace, finding)] : [];
  const fix = fixes.find(({ title }) => title === reference.title);
  if (!fix || fix.blocked !== undefined)
    throw new Error('The files have changed since this fix was offered; look at the finding again.');
  return withEdit(context, { ...action, data: undefined }, fix);
}

function isReference(data: unknown): data is ActionReference {
  return typeof data === 'object' && data !== null && 'uri' in data && 'key' in data && 'title' in data;
}

function withEdit(
  { workspace, abilities, version }: ActionContext,
  action: CodeAction,
  fix: LintedFix,
): CodeAction {
  const edit = toWorkspaceEdit(fix.files, workspace, version, abilities);
  const unopened = fix.files.map(({ uri }) => uri).filter((uri) => version(uri) === null);
  if (unopened.length === 0 || !abilities.offersSave) return { ...action, edit };
  const command = {
    title: 'Save all nodes',
    command: OFFER_SAVE_COMMAND,
    arguments: [fix.files.map(({ uri }) => uri)],
  };
  return { ...action, edit, command };
}

/** An editor that opens a GBK file as UTF-8 to change it would destroy it; only our own client opens it rightly. */
function blockedByOtherEncoding(
  { workspace, abilities, version }: ActionContext,
  fix: LintedFix,
): string | undefined {
  if (abilities.opensInRightEncoding) return undefined;
  const other = fix.files.find(
    ({ uri }) => version(uri) === null && workspace.encodingOf(uri)?.isMisread === true,
  );
  if (!other) return undefined;
  return `This fix changes ${decodeURIComponent(other.uri.split('/').at(-1) ?? '')} too, which is not UTF-8: open that file with its encoding first.`;
}

/** Kinds are a tree: whoever asks for `source` also gets `source.fixAll.vmx`. */
function wants(only: readonly string[], kind: string): boolean {
  return only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
}

const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
