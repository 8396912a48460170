import { languages, type Diagnostic, type Uri } from 'vscode';

/** Findings come when the server has answered: waits for the change that brings those that are wanted. */
export async function findings(
  uri: Uri,
  wanted: (found: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  for (;;) {
    const found = languages.getDiagnostics(uri);
    if (wanted(found)) return found;
    await new Promise<void>((resolve) => {
      const listener = languages.onDidChangeDiagnostics(() => {
        listener.dispose();
        resolve();
      });
    });
  }
}

/** The code of a finding carries a link to the page of its rule. */
export function ruleOf({ code }: Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
