import {
  CodeActionKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionContext,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import { say } from '../l10n/phrase.js';
import type { LintedFinding, LintedFix } from '../lint/lintedFinding.js';
import { SEVERITIES } from '../rules/severity.js';
import type { Span } from '../syntax/text.js';
import { canonicalUri } from '../workspace/canonicalUri.js';
import { isSettingsFile } from '../workspace/projectSettings.js';
import { acceptActions } from './acceptActions.js';
import { declarationFixes } from './declarations.js';
import { isAboutDisk } from './descriptor/descriptorDocument.js';
import { isEditable, toDiagnostic } from './diagnostics.js';
import { withEdit } from './editing/actionEdit.js';
import { offeredActions, resolveOffer } from './editing/offeredActions.js';
import { OFFER_KINDS, wantsKind } from './editing/offers.js';
import { whyNotOpen } from './editing/whyNotEdit.js';
import type { Feature } from './feature.js';
import { FIX_ALL_KIND, fixAllAction, fixAllOfRule } from './fixAll.js';
import { dropWhenCancelled, guarded } from './guarded.js';
import { placesOfFile, type Session } from './session.js';
import { toWorkspaceEdit } from './workspaceEdit.js';

/** What travels in `CodeAction.data`: the edit itself is made from the current trees when somebody picks the action. */
interface ActionReference {
  readonly uri: string;
  readonly key: string;
  readonly title: string;
}

/** Quick fixes for findings, fix-all, and edits that a person may ask for. */
export const CODE_ACTIONS: Feature = {
  capabilities: ({ codeActionLiterals }) =>
    codeActionLiterals
      ? {
          codeActionProvider: {
            codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND, ...OFFER_KINDS],
            resolveProvider: true,
          },
        }
      : {},
  answer(connection, server) {
    connection.onCodeAction(
      guarded(connection, 'code actions', async (params: CodeActionParams, token: CancellationToken) => {
        const uri = canonicalUri(params.textDocument.uri);
        const session = server.session();
        if (!session || !isEditable(uri) || isSettingsFile(uri) || isAboutDisk(session, uri)) return [];
        await server.ready();
        await session.workspace.settle();
        const actions = await codeActions(session, {
          ...params,
          textDocument: { uri },
          context: asked(params),
        });
        dropWhenCancelled(token);
        return actions;
      }),
    );
    connection.onCodeActionResolve(
      guarded(connection, 'code action', async (action: CodeAction) => {
        const session = server.session();
        await session?.workspace.settle();
        if (!session) return action;
        return (await resolveOffer(session, action)) ?? (await resolveCodeAction(session, action));
      }),
    );
  },
};

/** Some clients write null for what they leave open. */
function asked({ context }: CodeActionParams): CodeActionContext {
  const { only, ...rest } = context;
  return Array.isArray(only) ? context : rest;
}

/** Quick fixes for the findings at a place, then what may be edited there. */
async function codeActions(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const { uri } = params.textDocument;
  if (!session.abilities.codeActionLiterals) return [];
  const { only } = params.context;
  // An editor that asks for nothing in particular wants quick fixes and refactorings.
  const fixes = wantsKind(only ?? [''], CodeActionKind.QuickFix) ? await quickFixes(session, params) : [];
  const offered = await offeredActions(session, params);
  const fixAll = only !== undefined && wantsKind(only, FIX_ALL_KIND) ? await fixAllAction(session, uri) : [];
  return [...fixes, ...offered, ...fixAll];
}

async function quickFixes(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const { workspace } = session;
  const { uri } = params.textDocument;
  const findings = await workspace.lint(uri);
  const places = placesOfFile(session, uri);
  const span = { start: places.offset(params.range.start), end: places.offset(params.range.end) };
  const here = findings
    .filter((finding) => touches(finding.span, span))
    .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
    .map((finding) => ({ finding, diagnostic: toDiagnostic(finding, places, session) }));
  const repairs = here.flatMap((one) => {
    // Worked out once for a rule: a selection may hold hundreds of its findings.
    const same = here.filter(({ finding }) => finding.ruleId === one.finding.ruleId);
    const diagnostics = same.map(({ diagnostic }) => diagnostic);
    return [
      ...actionsFor(session, one.finding, one.diagnostic),
      ...(same[0] === one ? allOfRule(session, one.finding, findings, diagnostics) : []),
    ];
  });
  const accepting = await Promise.all(
    here.map(({ finding, diagnostic }) => acceptActions(session, finding, diagnostic)),
  );
  return [...repairs, ...declarationActions(session, here), ...accepting.flat()];
}

interface FindingHere {
  readonly finding: LintedFinding;
  readonly diagnostic: Diagnostic;
}

/** What the file does not tell is offered once, for all findings at the place that it may change. */
function declarationActions(session: Session, here: readonly FindingHere[]): readonly CodeAction[] {
  const byTitle = new Map<string, CodeAction>();
  for (const { finding, diagnostic } of here) {
    for (const fix of declarationFixes(session.workspace, finding)) {
      const action = toAction(session, finding, fix, diagnostic, false);
      const same = byTitle.get(action.title);
      byTitle.set(
        action.title,
        same ? { ...same, diagnostics: [...(same.diagnostics ?? []), diagnostic] } : action,
      );
    }
  }
  return [...byTitle.values()].filter((action) => isShown(session, action));
}

function allOfRule(
  session: Session,
  finding: LintedFinding,
  findings: readonly LintedFinding[],
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  const source = session.workspace.index.facts(finding.uri)?.machine.source;
  const edits = source ? fixAllOfRule(finding, findings, source) : [];
  if (edits.length === 0) return [];
  const edit = toWorkspaceEdit([{ uri: finding.uri, edits }], session);
  const title = session.language(say`Repair every ${finding.ruleId} in this file`);
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [...diagnostics], edit }];
}

function actionsFor(session: Session, finding: LintedFinding, diagnostic: Diagnostic): CodeAction[] {
  return finding.fixes
    .map((fix, index) => toAction(session, finding, fix, diagnostic, index === 0))
    .filter((action) => isShown(session, action));
}

const isShown = ({ abilities }: Session, { disabled }: CodeAction): boolean =>
  abilities.disabledActions || !disabled;

function toAction(
  session: Session,
  finding: LintedFinding,
  fix: LintedFix,
  diagnostic: Diagnostic,
  isLikely: boolean,
): CodeAction {
  const { abilities, language } = session;
  const blocked = fix.blocked ?? whyNotOpen(session, urisOf(fix));
  const title = language(fix.title);
  const reference: ActionReference = { uri: finding.uri, key: finding.key, title };
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  if (blocked !== undefined) return { ...action, disabled: { reason: language(blocked) } };
  if (isLikely && abilities.preferredActions) action.isPreferred = true;
  return abilities.resolveEdit ? { ...action, data: reference } : withEdit(session, action, fix.files);
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
  return withEdit(session, { ...action, data: undefined }, fix.files);
}

function isReference(data: unknown): data is ActionReference {
  return typeof data === 'object' && data !== null && 'uri' in data && 'key' in data && 'title' in data;
}

const urisOf = ({ files }: LintedFix): readonly string[] => files.map(({ uri }) => uri);

const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
