import { URI } from 'vscode-uri';
import type { Connection } from 'vscode-languageserver';
import type { ClientAbilities } from './clientAbilities.js';

/** The settings of the section `vmx`. */
export interface Settings {
  /** Further folders whose disk files may be read, as absolute paths. */
  readonly diskFolders: readonly string[];
}

const DEFAULTS: Settings = { diskFolders: [] };

/** Asks the client; a client without settings, and values of a wrong type, give the defaults. */
export async function readSettings(
  connection: Connection,
  abilities: ClientAbilities | undefined,
): Promise<Settings> {
  if (!abilities?.configuration) return DEFAULTS;
  const answer: unknown = await connection.workspace.getConfiguration('vmx');
  if (typeof answer !== 'object' || answer === null || !('disks' in answer)) return DEFAULTS;
  const { disks } = answer;
  if (typeof disks !== 'object' || disks === null || !('folders' in disks) || !Array.isArray(disks.folders))
    return DEFAULTS;
  return {
    diskFolders: disks.folders.filter(
      (folder): folder is string => typeof folder === 'string' && folder !== '',
    ),
  };
}

export function diskFolderUris({ diskFolders }: Settings): string[] {
  return diskFolders.map((folder) => URI.file(folder).toString());
}
