import type { Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The language server's request (server/src/features/documents/documents.ts, answered in status.ts). */
const STATUS = 'vmx/status';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly isDeclared: boolean;
}

/** What is known of a machine's product and cluster, in the editor's language; the server tells the evidence too. */
export interface MachineStatus {
  readonly product: string;
  readonly cluster: string;
  readonly isNode: boolean;
  readonly products: readonly Choice[];
  readonly kinds: readonly Choice[];
}

/** Undefined where the file is no machine. */
export async function machineStatus(
  client: BaseLanguageClient,
  uri: Uri,
): Promise<MachineStatus | undefined> {
  const params = { uri: client.code2ProtocolConverter.asUri(uri) };
  return (await client.sendRequest<MachineStatus | null>(STATUS, params)) ?? undefined;
}
