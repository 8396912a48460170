import { URI, Utils } from 'vscode-uri';
import { remembered } from '../syntax/remembered.js';

/** One word for all machines beside each other: those in one folder, and those whose folders lie in one. */
export const neighbourhoodOf: (machineUri: string) => string = remembered(
  (machineUri) => Utils.joinPath(Utils.dirname(URI.parse(machineUri)), '..').toString(),
  64,
);

/** One word for all files in one folder. */
export const folderOf: (fileUri: string) => string = remembered(
  (fileUri) => Utils.dirname(URI.parse(fileUri)).toString(),
  64,
);
