import { parse } from '../../syntax/vmx/parse.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import {
  NOTHING_DECLARED,
  readDeclaration,
  type CommentText,
  type OutsideDeclaration,
} from '../declaration.js';
import { fileStem } from '../fileStem.js';
import { detectVmxProduct } from '../productDetection.js';
import type { VirtualMachine } from '../virtualMachine.js';
import { readDevices } from './devices.js';
import { readNetworkAdapters } from './networkAdapters.js';
import { settingReader } from './settings.js';

/** The machine that a .vmx text describes. Never throws; what cannot be read is missing in the model. */
export function readVmxMachine(
  uri: string,
  text: string,
  outside: OutsideDeclaration = NOTHING_DECLARED,
): VirtualMachine {
  const { tree } = parse(text);
  const encrypted = tree.settings().some(({ name }) => name.lower.startsWith('encryption.'));
  const read = settingReader(tree, encrypted);
  const anchor = (tree.entries[0] ?? tree.lines.find((line) => line.span.end > line.span.start))?.span ?? {
    start: 0,
    end: 0,
  };
  const declaration = readDeclaration(comments(tree), anchor, outside);
  const displayName = read.text('displayName', anchor);
  const hardwareVersion = read.number('virtualHW.version', anchor);
  const devices = readDevices(tree, read);
  const product = detectVmxProduct(tree, declaration.product, hardwareVersion, devices.disks);
  return {
    uri,
    source: { format: 'vmx', tree },
    name: displayName.value?.trim() ? displayName.value : fileStem(uri),
    product,
    declaration,
    displayName,
    guest: read.text('guestOS', anchor),
    hardwareVersion,
    biosUuid: read.text('uuid.bios', anchor),
    ...devices,
    networkAdapters: readNetworkAdapters(tree, read, product),
    diskLocking: read.flag('disk.locking', anchor),
    bootOrder: read.text('bios.hddOrder', anchor),
    anchor,
    encrypted,
  };
}

function comments(tree: VmxTree): CommentText[] {
  const found: CommentText[] = [];
  for (const line of tree.lines) {
    const span = line.kind === 'comment' ? line.span : line.kind === 'entry' ? line.comment : undefined;
    if (span) found.push({ text: tree.text.slice(span.start, span.end), start: span.start });
  }
  return found;
}
