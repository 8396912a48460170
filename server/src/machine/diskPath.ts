import { URI } from 'vscode-uri';
import { remembered } from '../syntax/remembered.js';

/** How a backing file is named. */
export type PathNotation =
  /** Resolved against the machine's own folder. */
  | 'relative'
  | 'posix'
  /** `C:\…`: compared without case. */
  | 'windows'
  /** `\\host\share` or any URL: never opened. */
  | 'network'
  /** `/vmfs/volumes/label/…`, `[label] …`: ESX 3 and later. */
  | 'datastore'
  /** `/vmfs/label/…` or `label:file`: ESX 2 by the friendly name of the VMFS. */
  | 'vmfs-label'
  /** `/vmfs/vmhbaA:T:L:P/…` or `vmhbaA:T:L:P:file`: ESX 2 by hardware path. */
  | 'vmfs-hba'
  /** A device, or a word that names no file: `/dev/sdb`, `auto detect`, `A:`, `-1`. */
  | 'device';

const NO_FILE = /^(?:auto ?detect|emptyBackingString|thinprint|-1|[A-Za-z]:)?$/i;
const RAW_LUN = /^vmhba\d+(?::\d+){2,}$/i;
const DEVICE = /^(?:\/dev\/|\/vmfs\/devices\/|[\\/]{2}[.?][\\/])/i;

/** How a name is written, blanks around it left out; every name has a notation, the empty one is a `device`. */
export function pathNotation(name: string): PathNotation {
  const trimmed = name.trim();
  if (NO_FILE.test(trimmed)) return 'device';
  if (/^[\\/]{2}[?.][\\/]+UNC[\\/]/i.test(trimmed)) return 'network';
  if (DEVICE.test(trimmed)) return 'device';
  if (/^[\\/]{2}/.test(trimmed) || /^[a-z][a-z\d+.-]+:[\\/]{2}/i.test(trimmed)) return 'network';
  if (/^(?:\/vmfs\/)?vmhba\d+:\d+/i.test(trimmed)) return 'vmfs-hba';
  if (/^\/vmfs\/volumes\//i.test(trimmed) || /^\[[^\]]+\]/.test(trimmed)) return 'datastore';
  if (/^\/vmfs\//i.test(trimmed)) return 'vmfs-label';
  if (/^[A-Za-z]:[\\/]/.test(trimmed)) return 'windows';
  if (trimmed.startsWith('/')) return 'posix';
  if (/^[^\\/:[\]]{2,}:[^\\/:]+$/.test(trimmed)) return 'vmfs-label';
  return 'relative';
}

/** True for notations that only ESX writes. */
export function isEsxPath(name: string): boolean {
  return ['datastore', 'vmfs-label', 'vmfs-hba'].includes(pathNotation(name)) || /^\/vmfs\//i.test(name);
}

/**
 * The identities of a named file: two names mean the same file when they have an identity in common.
 * Windows paths count without case; `\` and `/`, `[label] x` and `/vmfs/volumes/label/x`, and the two hardware
 * path forms of ESX 2 are alike. Empty for devices and words that name no file.
 * @param machineUri where the machine's file lies: relative names start in its folder.
 */
export function fileIdentities(machineUri: string, name: string): readonly string[] {
  const trimmed = name.trim();
  switch (pathNotation(trimmed)) {
    case 'device':
      return [];
    case 'network':
      return [`network:${trimmed.replaceAll('\\', '/').toLowerCase()}`];
    case 'windows':
      return [windowsIdentity(trimmed)];
    case 'posix':
      return [`file:${normalise(trimmed)}`];
    case 'datastore':
    case 'vmfs-label':
    case 'vmfs-hba':
      return [vmfsIdentity(trimmed)];
    case 'relative':
      return relativeIdentities(machineUri, trimmed);
  }
}

/** The last part of a name, behind any kind of separator; of a raw LUN all of its path, whose last number is no name. */
export function baseName(name: string): string {
  const last = name.trim().replace(/^.*[\\/\]]\s*/s, '');
  return RAW_LUN.test(last) ? last : last.replace(/^.*:\s*/s, '');
}

/** Whether the name is the hardware path of a whole LUN or partition on ESX 2, `vmhba1:0:3:0`, and of no file on it. */
export function isRawLun(name: string): boolean {
  return RAW_LUN.test(name.trim());
}

/** A machine's disks are named relative to the same place one after the other. */
const parsedUri: (uri: string) => URI = remembered((uri) => URI.parse(uri), 64);

function relativeIdentities(machineUri: string, name: string): string[] {
  const uri = parsedUri(machineUri);
  const folder = uri.path.slice(0, uri.path.lastIndexOf('/') + 1);
  const path = normalise(folder + name.replaceAll('\\', '/'));
  if (/^\/[A-Za-z]:\//.test(path)) return [windowsIdentity(path.slice(1))];
  if (/^\/vmfs\//i.test(path)) return [vmfsIdentity(path)];
  const identity = `file:${uri.authority}${path}`;
  // A .vmc and a name with a backslash were written on Windows, where case does not matter.
  const isWindows = name.includes('\\') || /\.vmc$/i.test(uri.path);
  return isWindows ? [...new Set([identity, identity.toLowerCase()])] : [identity];
}

function windowsIdentity(path: string): string {
  return `windows:${normalise(path.replaceAll('\\', '/')).toLowerCase()}`;
}

function vmfsIdentity(name: string): string {
  const path = name
    .replace(/^\[([^\]]+)\]\s*/, '$1/')
    .replace(/^\/vmfs\/(?:volumes\/)?/i, '')
    .replace(/^(vmhba[\d:]+\d):(?=[^\d/])/i, '$1/')
    .replace(/^([^/:]+):(?=[^/:]+$)/, '$1/');
  return `vmfs:${normalise(path)}`;
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/');
}
