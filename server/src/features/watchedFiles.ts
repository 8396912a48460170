import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { formatOf } from '../workspace/findMachines.js';

/** What the client is asked to watch: machines, disk files, and the locks and lists of snapshots beside them. */
export const WATCHED = {
  type: DidChangeWatchedFilesNotification.type,
  globs: [
    '**/*.{vmx,vmtx,vmc,VMX,VMTX,VMC}',
    '**/*.{vmdk,vhd,vud}',
    '**/*.{vmx,vmtx,vmc}.lck',
    '**/*.WRITELOCK',
    '**/*.RESLCK',
    '**/*.vmsd',
    '**/vmxlint.json',
  ],
} as const;

/** The machine that a file is about: itself, the one it locks, or whose snapshots it lists; undefined for other files. */
export function machineBehind(uri: string): string | undefined {
  const list = /^(.*)\.vmsd$/i.exec(uri)?.[1];
  if (list !== undefined) return `${list}.vmx`;
  return formatOf(uri) ? uri : /^(.*\.(?:vmx|vmtx|vmc))\.(?:lck|WRITELOCK)$/i.exec(uri)?.[1];
}

/** The disk file that a change is about: itself, or the one whose SCSI reservation the file keeps. */
export function diskBehind(uri: string): string {
  return uri.replace(/\.RESLCK$/i, '');
}
