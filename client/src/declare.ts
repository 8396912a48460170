import {
  l10n,
  QuickPickItemKind,
  window,
  workspace,
  type Disposable,
  type LogOutputChannel,
  type QuickPickItem,
  type Uri,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { openInRightEncoding } from './encodings.js';
import { machineFor, tellNoMachine } from './machineFile.js';
import { machineStatus, type Choice, type MachineStatus } from './machineStatus.js';
import { reportedCommand } from './reportedCommand.js';

/** The language server's request (server/src/features/documents/documents.ts, answered in declare.ts). */
const DECLARE = 'vmx/declare';

type Subject = 'product' | 'cluster';
type Edit = Parameters<BaseLanguageClient['protocol2CodeConverter']['asWorkspaceEdit']>[0];

interface Declared extends QuickPickItem {
  readonly words?: Readonly<Partial<Record<Subject, string>>>;
}

/** The command that lets a person say which product a machine runs on or what kind of cluster it belongs to. */
export function declare(client: BaseLanguageClient, log: LogOutputChannel): Disposable {
  return reportedCommand('vmx.declare', log, async (given, subject) => {
    const uri = await machineFor(given);
    if (!uri) return;
    const status = await machineStatus(client, uri);
    if (!status) {
      await tellNoMachine();
      return;
    }
    const picked = await window.showQuickPick(itemsOf(status, subject), {
      title: `${status.product} · ${status.cluster}`,
      placeHolder: l10n.t('What is it really? The answer is written into the file as a comment.'),
      matchOnDescription: true,
    });
    if (picked?.words) await write(client, uri, picked.words);
  });
}

/** Both lists, one below the other, unless the person has asked for one of them. */
function itemsOf(status: MachineStatus, subject: unknown): readonly Declared[] {
  const products = listed(l10n.t('Product'), 'product', status.products);
  const kinds = listed(l10n.t('Kind of cluster'), 'cluster', status.kinds);
  if (subject === 'product' && products.length > 0) return products;
  return subject === 'cluster' ? kinds : [...kinds, ...products];
}

function listed(title: string, subject: Subject, choices: readonly Choice[]): readonly Declared[] {
  if (choices.length === 0) return [];
  const separator: Declared = { label: title, kind: QuickPickItemKind.Separator };
  return [
    separator,
    ...choices.map(({ id, label, isDeclared }) => ({
      label,
      description: isDeclared ? l10n.t('{0}, declared now', id) : id,
      words: { [subject]: id },
    })),
  ];
}

async function write(
  client: BaseLanguageClient,
  uri: Uri,
  words: Readonly<Partial<Record<Subject, string>>>,
): Promise<void> {
  const params = { uri: client.code2ProtocolConverter.asUri(uri), ...words };
  const answer = await client.sendRequest<{ edit?: Edit; problem?: string } | null>(DECLARE, params);
  if (answer?.problem !== undefined) {
    await window.showWarningMessage(answer.problem);
    return;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer?.edit);
  if (!edit) return;
  await openInRightEncoding(client, edit);
  if (!(await workspace.applyEdit(edit)))
    await window.showWarningMessage(l10n.t('The file has changed meanwhile; nothing was written.'));
}
