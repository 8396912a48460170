import { URI, Utils } from 'vscode-uri';
import { rememberedOf } from '../syntax/remembered.js';
import { baseName, pathNotation } from './diskPath.js';
import type { VirtualMachine } from './virtualMachine.js';

/**
 * The folder of the swap file on an ESX host, e.g. `/vmfs/volumes/5b0c/node1`: the host puts it beside the machine's own
 * file and writes its whole path. It lies elsewhere where somebody has asked for that, and a copy names that of its
 * original until it is powered on.
 * Source: real files, and sched.swap.derivedName of the public lists of settings.
 */
export const swapFolder = rememberedOf(({ source }: VirtualMachine): string | undefined => {
  if (source.format !== 'vmx') return undefined;
  const swapFile = source.tree.only('sched.swap.derivedName')?.value.trim() ?? '';
  if (pathNotation(swapFile) !== 'datastore') return undefined;
  return /^(.*\/[^/]+)\/[^/]+$/s.exec(swapFile)?.[1];
});

/** Where an ESX host keeps the machine: the folder of its swap file, when that has the name of the one that the file lies in here. */
export function hostFolder(machine: VirtualMachine): string | undefined {
  const folder = swapFolder(machine);
  if (folder === undefined) return undefined;
  return baseName(folder) === Utils.basename(Utils.dirname(URI.parse(machine.uri))) ? folder : undefined;
}
