import { DidChangeWatchedFilesNotification, WatchKind, type FileSystemWatcher } from 'vscode-languageserver';
import { formatOf } from '../workspace/fileEndings.js';
import { isSettingsFile } from '../workspace/projectSettings.js';

/** Machines, disk files, lists of snapshots and settings, by their names. */
const KNOWN_NAMES = [
  '*.{vmx,vmtx,vmc,VMX,VMTX,VMC}',
  '*.{vmdk,vhd,vud,VMDK,VHD,VUD}',
  '*.vmsd',
  'vmxlint.json',
] as const;

/** Locks, which machines and disks have beside them while they run. */
const LOCK_NAMES = '*.{lck,WRITELOCK,RESLCK}';

/**
 * What the client is asked to watch: what comes and goes, and machines, disk files, lists of snapshots and settings that
 * change. Of a folder that comes or goes clients tell without naming what is in it, so its files cannot be asked for alone.
 */
export const WATCHED = {
  type: DidChangeWatchedFilesNotification.type,
  watchers: [
    { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ...KNOWN_NAMES.map((name) => ({ globPattern: `**/${name}`, kind: WatchKind.Change })),
  ],
} as const;

/**
 * What the client is asked to watch in the folder of a file that is opened alone: patterns without a base mean opened
 * folders only. Nothing is known of what lies in further folders below.
 */
export function watchersIn(baseUri: string): FileSystemWatcher[] {
  return [...KNOWN_NAMES, LOCK_NAMES].map((pattern) => ({ globPattern: { baseUri, pattern } }));
}

/** True for a file of which something is known: by its name it is a machine, a disk, settings, or a lock or list of theirs. */
export function isKnownKind(uri: string): boolean {
  return machineBehind(uri) !== undefined || isSettingsFile(uri) || /\.(?:vmdk|vhd|vud|RESLCK)$/i.test(uri);
}

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
