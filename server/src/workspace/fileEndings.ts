import { URI } from 'vscode-uri';
import type { Format } from '../rules/rule.js';

/** The format of a machine file by its ending; undefined for other files. */
export function formatOf(uri: string): Format | undefined {
  const ending = /\.(vmx|vmtx|vmc)$/i.exec(URI.parse(uri).path)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : ending === 'vmc' ? 'vmc' : 'vmx';
}

/** True for a machine file by its ending. */
export function isMachineFile(uri: string): boolean {
  return formatOf(uri) !== undefined;
}

/** True for the file of a VMware disk by its ending: a text that describes one, or the disk itself. */
export function isVmdk(uri: string): boolean {
  return /\.vmdk$/i.test(uri);
}
