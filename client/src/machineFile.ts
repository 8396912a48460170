import { l10n, Uri, window, type TextDocument } from 'vscode';

/** The languages of machine files. */
export const MACHINE_LANGUAGES = ['vmx', 'vmc'] as const;

export function isMachine({ languageId }: TextDocument): boolean {
  return (MACHINE_LANGUAGES as readonly string[]).includes(languageId);
}

/**
 * The file that a command is about: the one it was given, by the explorer as a URI, by the server as text, else the one that
 * the editor shows. Without any the person is told, and the answer is undefined.
 */
export async function machineFor(given: unknown): Promise<Uri | undefined> {
  if (given instanceof Uri) return given;
  if (typeof given === 'string') return Uri.parse(given);
  const shown = window.activeTextEditor?.document;
  if (shown && isMachine(shown)) return shown.uri;
  await window.showInformationMessage(l10n.t('Open the file of a machine first.'));
  return undefined;
}

export async function tellNoMachine(): Promise<void> {
  await window.showWarningMessage(l10n.t('This is not the file of a machine.'));
}
