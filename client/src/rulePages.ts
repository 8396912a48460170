import {
  commands,
  l10n,
  languages,
  Uri,
  window,
  workspace,
  type Diagnostic,
  type Disposable,
  type LogOutputChannel,
  type QuickPickItem,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { reportedCommand } from './reportedCommand.js';
import { isRuleId } from './ruleIds.js';

/** The language server's requests (server/src/features/rulePageRequest.ts). */
const RULE_PAGE = 'vmx/rulePage';
const RULES = 'vmx/rules';

/** Documents of this scheme are rule pages that the server holds: no network is needed. */
const SCHEME = 'vmx-rule';

interface Report {
  readonly kind: string;
  readonly items?: readonly Diagnostic[];
}

/** Lets the code beside a finding open the page of its rule. */
export function linkRules<T extends Report | null | undefined>(report: T): T {
  for (const diagnostic of report?.items ?? []) {
    if (!isRuleId(diagnostic.code)) continue;
    const target = Uri.parse(`command:vmx.showRule?${encodeURIComponent(JSON.stringify([diagnostic.code]))}`);
    diagnostic.code = { value: diagnostic.code, target };
  }
  return report;
}

/** The pages as documents, and the command that shows one. */
export function rulePages(client: BaseLanguageClient, log: LogOutputChannel): Disposable[] {
  const read = async (id: string): Promise<string | undefined> => {
    const answer = await client.sendRequest<{ text: string | null }>(RULE_PAGE, { id });
    return answer.text ?? undefined;
  };
  const show = async (given?: unknown): Promise<void> => {
    const id = typeof given === 'string' ? given : await choose(client);
    if (id === undefined) return;
    if ((await read(id)) === undefined) {
      await window.showWarningMessage(l10n.t('There is no rule {0}.', id));
      return;
    }
    await commands.executeCommand('markdown.showPreview', Uri.from({ scheme: SCHEME, path: `/${id}.md` }));
  };
  return [
    workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: ({ path }) => read(path.replace(/^\/|\.md$/g, '')),
    }),
    reportedCommand('vmx.showRule', log, show),
  ];
}

/** Lets the person choose a rule, those of the findings at the cursor first; undefined when nobody has chosen. */
async function choose(client: BaseLanguageClient): Promise<string | undefined> {
  const here = rulesAtCursor();
  const items = client
    .sendRequest<readonly { readonly id: string; readonly summary: string }[]>(RULES)
    .then((rules) => rules.map(({ id, summary }): QuickPickItem => ({ label: id, detail: summary })))
    .then((all) => [
      ...all.filter(({ label }) => here.has(label)),
      ...all.filter(({ label }) => !here.has(label)),
    ]);
  const placeHolder = l10n.t('Which rule?');
  return (await window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.label;
}

function rulesAtCursor(): ReadonlySet<unknown> {
  const editor = window.activeTextEditor;
  if (!editor) return new Set();
  const { document, selection } = editor;
  return new Set(
    languages
      .getDiagnostics(document.uri)
      .filter(({ range }) => range.contains(selection.active))
      .map(({ code }) => (typeof code === 'object' ? code.value : code)),
  );
}
