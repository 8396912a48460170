import { URI, Utils } from 'vscode-uri';

/** One word for all machines beside each other: those in one folder, and those whose folders lie in one. */
export function neighbourhoodOf(machineUri: string): string {
  return Utils.joinPath(Utils.dirname(URI.parse(machineUri)), '..').toString();
}
