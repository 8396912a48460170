import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';

/** What the client is asked to watch: machines, disk files, and the locks beside machines. */
export const WATCHED = {
  type: DidChangeWatchedFilesNotification.type,
  globs: [
    '**/*.{vmx,vmtx,vmc,VMX,VMTX,VMC}',
    '**/*.{vmdk,vhd,vud}',
    '**/*.{vmx,vmtx,vmc}.lck',
    '**/*.WRITELOCK',
    '**/vmxlint.json',
  ],
} as const;

/** The machine that a lock belongs to; undefined for a file that is no lock. */
export function machineOfLock(uri: string): string | undefined {
  return /^(.*\.(?:vmx|vmtx|vmc))\.(?:lck|WRITELOCK)$/i.exec(uri)?.[1];
}
