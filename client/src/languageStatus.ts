import {
  l10n,
  languages,
  window,
  type Disposable,
  type Event,
  type LanguageStatusItem,
  type LogOutputChannel,
  type TextDocumentChangeEvent,
  type Uri,
} from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { isMachine, MACHINE_LANGUAGES } from './machineFile.js';
import { machineStatus, type MachineStatus } from './machineStatus.js';

const SELECTOR = MACHINE_LANGUAGES.map((language) => ({ language }));

/**
 * Product and cluster of the shown machine in the language status, each with the way to declare it otherwise.
 * @param told changes that the server knows of.
 */
export function languageStatus(
  client: BaseLanguageClient,
  log: LogOutputChannel,
  told: Event<TextDocumentChangeEvent>,
): Pick<Disposable, 'dispose'>[] {
  const product = newItem('vmx.product', l10n.t('Product'));
  const cluster = newItem('vmx.cluster', l10n.t('Cluster'));

  const show = (uri: Uri, status: MachineStatus | undefined): void => {
    // Without a detail: VS Code keeps all of it on one line, and its end, the link, would not be seen behind a sentence.
    product.text = status?.product ?? '';
    cluster.text = status?.cluster ?? '';
    const title = l10n.t('Declare...');
    const declare = { title, command: 'vmx.declare' };
    product.command = { ...declare, arguments: [uri, 'product'] };
    cluster.command = { ...declare, arguments: [uri, 'cluster'] };
  };
  const update = oneAtATime(async () => {
    const document = window.activeTextEditor?.document;
    if (!document || !isMachine(document) || client.state !== State.Running) return;
    const status = await machineStatus(client, document.uri);
    if (window.activeTextEditor?.document === document) show(document.uri, status);
  }, log);

  update();
  return [
    product,
    cluster,
    window.onDidChangeActiveTextEditor(update),
    // Another file may have made this one a node: its findings are then new as well.
    languages.onDidChangeDiagnostics(update),
    told(({ document }) => {
      if (document === window.activeTextEditor?.document) update();
    }),
    client.onDidChangeState(update),
  ];
}

function newItem(id: string, name: string): LanguageStatusItem {
  const item = languages.createLanguageStatusItem(id, SELECTOR);
  item.name = name;
  return item;
}

/** Runs again after it has run, once, however often it was asked for meanwhile. A failure is logged. */
function oneAtATime(run: () => Promise<void>, log: LogOutputChannel): () => void {
  let isRunning = false;
  let isWanted = false;
  const start = async (): Promise<void> => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await run().catch((error: unknown) => {
        log.error(`language status: ${String(error)}`);
      });
    }
    isRunning = false;
  };
  return () => {
    isWanted = true;
    if (!isRunning) void start();
  };
}
