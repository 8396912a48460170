import { URI, Utils } from 'vscode-uri';
import { rememberedOf } from '../syntax/remembered.js';
import { pathNotation } from './diskPath.js';
import type { VirtualMachine } from './virtualMachine.js';

/**
 * Where an ESX host keeps the machine, e.g. `/vmfs/volumes/5b0c/node1`: the host puts the swap file beside the machine's
 * own file and writes its whole path. It lies elsewhere where somebody has asked for that, and a copy names that of its
 * original until it is powered on; so it counts only when the folder has the name of the one that the file lies in here.
 * Source: real files, and sched.swap.derivedName of the public lists of settings.
 */
export const hostFolder = rememberedOf(({ uri, source }: VirtualMachine): string | undefined => {
  if (source.format !== 'vmx') return undefined;
  const swapFile = source.tree.only('sched.swap.derivedName')?.value.trim() ?? '';
  if (pathNotation(swapFile) !== 'datastore') return undefined;
  const [, folder, name] = /^(.*\/([^/]+))\/[^/]+$/s.exec(swapFile) ?? [];
  return name === Utils.basename(Utils.dirname(URI.parse(uri))) ? folder : undefined;
});
